-- A search counts all its areas in one statement, and finds free spans by a number instead of a text: docs/adr/0021.

-- Comparing texts took half of the time of the index. Two areas may have the same number, so whoever uses it also compares area
-- and kind.
create function span_group(of_area text, whole_room boolean) returns integer language sql immutable parallel safe as
    $$ select hashtext(case when whole_room then of_area || ' rooms' else of_area end) $$;
comment on function span_group(text, boolean) is 'A number for the rooms, or the beds, of an area, by which free spans are found; not unique';

create index free_span_in_group on free_span using gist (span_group(area, whole_room), nights)
    include (unit, shelter, places, beds, area, whole_room);
drop index free_span_in_area;

create or replace function has_more_spans(of_area text, asked asked_stay, than integer) returns boolean language sql stable parallel safe as $$
    select exists (select from free_span f
                    where span_group(f.area, f.whole_room) = span_group(of_area, asked.family)
           and f.area = of_area and f.whole_room = asked.family
                      and f.nights @> daterange(asked.from_night, asked.until_night)
                   offset than)
$$;

-- Both statements below contain this one: a query in the from clause is inlined, a function in a condition is not.
create function spare_places(of_shelter uuid, operational integer, staffed integer, hygiene_limit integer, unregistered integer,
                             from_night date, until_night date, at timestamptz)
    returns table (spare integer) language sql stable parallel safe as $$
    -- Of a night on which nothing is known nothing is taken.
    select least(cast(min(least(spare_places.operational, coalesce(n.staffed, spare_places.staffed),
                               coalesce(n.hygiene_limit, spare_places.hygiene_limit))
               - spare_places.unregistered
               - case when n.exact_until <= at
                      then (select count(*) from allocation a
                             where a.shelter = of_shelter and a.until_night > n.night and a.from_night <= n.night
                               and (a.expires_at is null or a.expires_at > at))
                      else n.taken end) as integer),
           case when count(*) < spare_places.until_night - spare_places.from_night
                then least(spare_places.operational, spare_places.staffed, spare_places.hygiene_limit) - spare_places.unregistered end)
      from night n
     where n.shelter = of_shelter and n.night >= spare_places.from_night and n.night < spare_places.until_night
$$;
comment on function spare_places(uuid, integer, integer, integer, integer, date, date, timestamptz) is
    'Places of a shelter that may still be given on the fullest of the nights; below zero after a limit was lowered';

-- From free spans, nights and holds. To ask each shelter that a span names what it has would mean to read its places, and all that
-- is taken of them after the stay begins. It looks at shelters one after the other until it knows enough: each that takes them
-- without an assessment has at least one place. Whether others might take them matters only where none does.
create function counted_areas(areas text[], asked asked_stay, at timestamptz, stale_before timestamptz, most integer, enough integer)
    returns table (area text, places integer, others boolean, spans integer) language plpgsql stable parallel safe
    set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
    return query
    with span as materialized (
        select s.unit, s.shelter, s.places, s.beds, s.area
          from unnest(areas) a(code)
         cross join lateral (
               select f.unit, f.shelter, f.places, f.beds, f.area from free_span f
                where span_group(f.area, f.whole_room) = span_group(a.code, asked.family)
                  and f.area = a.code and f.whole_room = asked.family
                  and f.nights @> daterange(asked.from_night, asked.until_night)
                limit most) s),
    held as materialized (
        select a.shelter, case when asked.family then l.room else l.id end as unit, a.whole_rooms
          from allocation a join place l on l.id = a.place_id
         where a.shelter in (select h.shelter from span h) and a.until_night > asked.from_night and a.from_night < asked.until_night
           and a.expires_at > at),
    free as materialized (
        select s.shelter, s.area, cast(sum(s.places) as integer) as places, array_agg(s.places) as rooms, array_agg(s.beds) as beds
          from span s
         where s.unit not in (select h.unit from held h)
         group by s.shelter, s.area
        having sum(s.places) >= asked.size and sum(s.beds) >= asked.beds),
    counted as not materialized (
        select f.area, least(n.spare, f.places, w.shown) as places, takes_unseen(p, asked, stale_before) as unseen
          from free f
          join offer_profile p on p.shelter = f.shelter and p.area = f.area
         cross join lateral spare_places(p.shelter, p.operational, p.staffed, p.hygiene_limit, p.unregistered,
                                         asked.from_night, asked.until_night, at) n
         -- As shown_places says it.
         cross join lateral (
               select case when asked.shown is null then null
                           when count(*) > 0 and (asked.family or bool_or(h.whole_rooms)) then 0
                           else asked.shown - cast(count(*) as integer) end as shown
                 from held h where h.shelter = p.shelter) w
         where takes(p, asked) and n.spare >= asked.size and coalesce(w.shown, asked.size) >= asked.size
           and (not asked.family or rooms_suffice(f.rooms, f.beds, asked.size, asked.beds, n.spare)))
    select a.code, c.places,
           c.places = 0 and exists (select from counted o where o.area = a.code and not o.unseen),
           (select cast(count(*) as integer) from span s where s.area = a.code)
      from unnest(areas) a(code)
     cross join lateral (
           select cast(coalesce(sum(u.places), 0) as integer) as places
             from (select o.places from counted o where o.area = a.code and o.unseen limit enough) u) c;
end $$;
comment on function counted_areas(text[], asked_stay, timestamptz, timestamptz, integer, integer) is
    'Places of each area that could be theirs for the whole stay without an assessment, counted no further than enough; if none, whether others could after one; from how many spans, at most so many';

-- Twelve times as many spans as places are needed: nearly always enough, also where half of the shelters do not take them.
create or replace function search_areas(areas text[], asked asked_stay, at timestamptz, stale_before timestamptz, enough integer)
    returns table (area text, places integer, assess boolean, takes boolean) language plpgsql stable parallel safe
    set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
declare
    -- Of a party that is larger than what is shown nothing is counted.
    most integer := case when asked.shown < asked.size then 0 else 12 * enough end;
    open text[] := areas;
    more text[];
    found record;
begin
    while open <> '{}' loop
        more := '{}';
        for found in select c.area, c.places, c.others, c.spans from counted_areas(open, asked, at, stale_before, most, enough) c loop
            if found.places < enough and found.spans = most and most > 0 then
                more := more || found.area;
                continue;
            end if;
            area := found.area;
            places := found.places;
            takes := places > 0 or exists (select from offer_profile c where c.area = found.area and takes(c, asked));
            assess := places = 0 and takes
                  and (found.others or asked.shown < asked.size
                       or exists (select from offer_profile c where c.area = found.area and takes(c, asked) and c.census_at < stale_before)
                       or exists (select from offer_profile c
                                   where c.area = found.area and takes(c, asked) and shown_places(c.shelter, asked, at) < asked.size));
            return next;
        end loop;
        open := more;
        most := 10 * most;
    end loop;
end $$;

-- In the order of the ids, in which shelters are locked: the spans are few, and their shelters are sorted before anything else of
-- them is read, so that the statement ends with the first that are enough.
create function next_shelters(of_area text, asked asked_stay, at timestamptz, stale_before timestamptz, after uuid, enough integer)
    returns setof uuid language plpgsql stable parallel safe
    set plan_cache_mode = force_generic_plan as $$
begin
    return query
    with span as materialized (
        select f.unit, f.shelter, f.places, f.beds from free_span f
         where span_group(f.area, f.whole_room) = span_group(of_area, asked.family)
           and f.area = of_area and f.whole_room = asked.family
           and f.nights @> daterange(asked.from_night, asked.until_night) and f.shelter > after),
    held as materialized (
        select a.shelter, case when asked.family then l.room else l.id end as unit, a.whole_rooms
          from allocation a join place l on l.id = a.place_id
         where a.shelter in (select h.shelter from span h) and a.until_night > asked.from_night and a.from_night < asked.until_night
           and a.expires_at > at),
    free as materialized (
        select s.shelter, array_agg(s.places) as rooms, array_agg(s.beds) as beds
          from span s
         where s.unit not in (select h.unit from held h)
         group by s.shelter
        having sum(s.places) >= asked.size and sum(s.beds) >= asked.beds
         order by s.shelter)
    select f.shelter
      from free f
      join offer_profile p on p.shelter = f.shelter and p.area = of_area
     cross join lateral spare_places(p.shelter, p.operational, p.staffed, p.hygiene_limit, p.unregistered,
                                         asked.from_night, asked.until_night, at) n
     -- As shown_places says it.
     cross join lateral (
           select case when asked.shown is null then null
                       when count(*) > 0 and (asked.family or bool_or(h.whole_rooms)) then 0
                       else asked.shown - cast(count(*) as integer) end as shown
             from held h where h.shelter = f.shelter) w
     where takes(p, asked) and takes_unseen(p, asked, stale_before)
       and n.spare >= asked.size and coalesce(w.shown, asked.size) >= asked.size
       and (not asked.family or rooms_suffice(f.rooms, f.beds, asked.size, asked.beds, n.spare))
     order by f.shelter
     limit enough;
end $$;
comment on function next_shelters(text, asked_stay, timestamptz, timestamptz, uuid, integer) is
    'The next shelters of an area by id with places that could be theirs for the whole stay without an assessment, from all its free spans';

create or replace function fitting_shelters(of_area text, asked asked_stay, at timestamptz, stale_before timestamptz, after uuid, enough integer)
    returns setof uuid language plpgsql stable parallel safe
    set plan_cache_mode = force_generic_plan as $$
declare
    many constant integer := 200;
    p offer_profile;
    found integer := 0;
begin
    if asked.shown < asked.size then
        return;
    end if;
    if not has_more_spans(of_area, asked, many) then
        return query select next_shelters(of_area, asked, at, stale_before, after, enough);
        return;
    end if;
    for p in
        select * from promising_shelters(of_area, asked, at) c
         where c.shelter > after and takes_unseen(c, asked, stale_before)
         order by c.shelter
    loop
        if free_places(p, asked, at) > 0 and coalesce(shown_places(p.shelter, asked, at), asked.size) >= asked.size then
            return next p.shelter;
            found := found + 1;
            exit when found >= enough;
        end if;
    end loop;
end $$;

comment on function counted_shelters(text, asked_stay, timestamptz, timestamptz, integer) is 'Not used any more: see counted_areas and next_shelters';

-- Nearly always nobody has said no: then one index says so, and the rows of holds and their policies are not looked at.
create or replace function shelters_that_said_no(asker uuid, of_case uuid, of_women integer, of_children text, from_night date, until_night date, at timestamptz)
    returns table (unwilling uuid[], doubted uuid[]) language plpgsql stable parallel safe
    set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_variable
begin
    if not exists (select from placement p
                    where p.asking_agency = asker and p.until_morning > from_night and p.from_night < until_night
                      and p.state in ('REQUESTED', 'REFUSED')) then
        return query select cast('{}' as uuid[]), cast('{}' as uuid[]);
        return;
    end if;
    return query
    select coalesce(array_agg(p.shelter) filter (where of_case is not null and p.reason not in ('FULL', 'STAFF_SHORTAGE', 'HYGIENE_LIMIT')), '{}'),
           coalesce(array_agg(p.shelter) filter (where case when p.reason is null then o.census_at <= p.answer_before
                                                            when p.reason in ('FULL', 'STAFF_SHORTAGE', 'HYGIENE_LIMIT')
                                                            then o.census_at <= p.decided_at
                                                              or o.census_night < p.from_night
                                                            else of_case is null and p.decided_at > at - interval '1 day' end), '{}')
      from placement p
      join hold h on h.id = p.hold
      join offer_profile o on o.shelter = p.shelter
     where p.asking_agency = asker and p.until_morning > from_night and p.from_night < until_night
       and p.state in ('REQUESTED', 'REFUSED') and (p.state = 'REFUSED' or p.answer_before <= at)
       and h.case_file is not distinct from of_case and h.women = of_women
       and array(select a from unnest(string_to_array(h.children, ',')) a order by a) = array(select a from unnest(string_to_array(of_children, ',')) a order by a);
end $$;

-- What an organisation may hold in an area goes by the number of its places.
create index offer_profile_registered on offer_profile (area) include (registered);
