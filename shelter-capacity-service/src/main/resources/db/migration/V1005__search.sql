-- What a search and a hold need to know of shelters: docs/adr/0021 and 0022. These are functions because the session keeps
-- their plans: planned anew for each question, the statements took longer to plan than to run. A generic plan is forced where
-- PostgreSQL would still plan for the values at hand.

create type asked_stay as (
    from_night date, until_night date, kind text, size integer, beds integer, family boolean, youngest integer, eldest integer,
    youngest_woman integer, oldest_woman integer, eldest_boy integer, needs text[], languages text[], avoided uuid[],
    doubted uuid[], shown integer);

comment on type asked_stay is 'Who needs what, from when, for how long: nothing that says who they are';
comment on column asked_stay.from_night is 'First night';
comment on column asked_stay.until_night is 'The morning after the last night';
comment on column asked_stay.kind is 'WOMEN, WOMEN_WITH_CHILDREN, GIRLS';
comment on column asked_stay.size is 'How many they are';
comment on column asked_stay.beds is 'How many of them need a bed';
comment on column asked_stay.family is 'True when they need rooms of their own';
comment on column asked_stay.youngest is 'Age in years of the youngest child, 0 without';
comment on column asked_stay.eldest is 'Age in years of the eldest child, -1 without';
comment on column asked_stay.youngest_woman is 'Age in years, null when it was not said';
comment on column asked_stay.oldest_woman is 'Age in years, null when it was not said';
comment on column asked_stay.eldest_boy is 'Age in years of the eldest boy, -1 without; null when it was not said who is a boy';
comment on column asked_stay.needs is 'Codes of what must be there';
comment on column asked_stay.languages is 'Primary subtags (BCP 47) of which one should be spoken';
comment on column asked_stay.avoided is 'Shelters that must not be given, and those that do not take the people of the case, opaque ids';
comment on column asked_stay.doubted is 'Shelters that had no place for them, or did not answer, since they were last counted, or have refused people of no case within a day, opaque ids';
comment on column asked_stay.shown is 'How many places of a house may be held on nights that meet the stay, theirs among them; null for all of them: a shelter has said yes itself, or their organisation was given more for a night';

create function takes(p offer_profile, asked asked_stay) returns boolean language sql stable parallel safe as $$
    select p.status in ('OPEN', 'RESTRICTED')
       and case asked.kind when 'WOMEN' then p.women
                           when 'WOMEN_WITH_CHILDREN' then p.women_with_children
                           else p.girls and p.min_age <= asked.youngest and p.max_age >= asked.eldest end
       and (asked.youngest_woman is null or p.min_age <= asked.youngest_woman and p.max_age >= asked.oldest_woman)
       and (asked.eldest_boy is null or asked.eldest_boy <= p.boys_max_age)
       and p.features @> asked.needs
       and p.shelter <> all (asked.avoided)
$$;
comment on function takes(offer_profile, asked_stay) is 'Whether a shelter would take them at all';

create function takes_unseen(p offer_profile, asked asked_stay, stale_before timestamptz) returns boolean language sql stable parallel safe as $$
    select p.status = 'OPEN' and p.census_at >= stale_before
       and coalesce(asked.eldest_boy, asked.eldest) <= p.boys_max_age
       and (asked.languages = '{}' or p.languages && asked.languages)
       and p.shelter <> all (asked.doubted)
$$;
comment on function takes_unseen(offer_profile, asked_stay, timestamptz) is 'Whether a shelter that takes them does so without an assessment: open, lately counted, understands them, surely takes their boys, and has not said since that it is full';

-- A person may have to be kept away from an organisation, but what every search reads does not say who runs a shelter. So the
-- search is told which shelters to leave out, by their opaque ids and inside the query only. For those who wait for a place, a
-- coordinator has named the organisations when they joined.
create function avoided_shelters(organisations uuid[]) returns uuid[]
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
    avoided uuid[];
begin
    if organisations = '{}' then
        return '{}';
    end if;
    if not coalesce(actor_has('case-coordinator') or actor_is('system:waitlist'), false) then
        raise insufficient_privilege using message = 'only a case coordinator avoids an organisation';
    end if;
    perform set_config('palermo.subject', 'system:availability', true);
    avoided := array(select s.id from shelter s where s.operator_agency = any (organisations));
    perform set_config('palermo.subject', coalesce(actor, ''), true);
    return avoided;
end $$;
comment on function avoided_shelters(uuid[]) is 'Opaque ids of the shelters of organisations, for a case coordinator''s search and for those who wait';
revoke execute on function avoided_shelters(uuid[]) from public;
grant execute on function avoided_shelters(uuid[]) to "${user}";

-- A shelter that refused, or did not answer in time, has its place free again, and would be the next that the same
-- organisation is given. A shelter that said that these people are not for it is left out for them. One that said that it is
-- full, or did not answer, is asked first, until it has counted again.
--
-- The same people are recognised by what an organisation says of them: how many women, children of which ages, for which case,
-- on nights that meet. Without a case nobody says who they are: the organisation's next woman may be alike, and a refusal of
-- the one is no refusal of the other. It only means, for a day, that the shelter is asked first.
--
-- A count says what is true of its night: it lifts a refusal of nights that have come, and not of nights in two months. A
-- shelter that did not answer and has counted since is there again, whatever the night.
create function shelters_that_said_no(asker uuid, of_case uuid, of_women integer, of_children text, from_night date, until_night date, at timestamptz)
    returns table (unwilling uuid[], doubted uuid[]) language plpgsql stable parallel safe
    set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_variable
begin
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
comment on function shelters_that_said_no(uuid, uuid, integer, text, date, date, timestamptz) is
    'Shelters that an organisation has asked for the same people in vain: that do not take those of the case, and that had no place and were not counted since on one of the nights, or did not answer and were not counted since, or have refused people of no case within a day; nobody''s where none asks';

-- A family gets whole rooms, and no more places than may be given: with how many beds at most can a number of places be taken?
-- This is a knapsack, filled from the most places down so that no room is taken twice. It is exact, like the choice that a hold
-- makes.
create function rooms_suffice(places integer[], beds integer[], size integer, needed_beds integer, spare integer) returns boolean
    language plpgsql immutable parallel safe as $$
declare
    most integer[] := array_fill(-1, array[spare]);
    free integer := 0;
    free_beds integer := 0;
    before integer;
begin
    for i in 1 .. coalesce(cardinality(places), 0) loop
        if places[i] between size and spare and beds[i] >= needed_beds then
            return true;
        end if;
        free := free + places[i];
        free_beds := free_beds + beds[i];
    end loop;
    if free < size or free_beds < needed_beds or free <= spare then
        return free >= size and free_beds >= needed_beds;
    end if;
    for i in 1 .. cardinality(places) loop
        for n in reverse spare .. places[i] loop
            before := case when n = places[i] then 0 else most[n - places[i]] end;
            if before >= 0 and before + beds[i] > most[n] then
                most[n] := before + beds[i];
            end if;
        end loop;
    end loop;
    for n in size .. spare loop
        if most[n] >= needed_beds then
            return true;
        end if;
    end loop;
    return false;
end $$;
comment on function rooms_suffice(integer[], integer[], integer, integer, integer) is 'Whether some of these rooms, given by places and beds, are enough for a family within what may be given';

-- Somebody could ask with ever larger parties, hold what fits, and so count the places of each house. Therefore a house has
-- only so many places held at a time (the profile's maxPartyShown), whoever holds them, until it has answered; for more it is
-- asked. As long as it has more free than that, nothing that a search or a hold says depends on how many more: docs/adr/0022.
-- All nights of the stay count together: places that are held on different nights are different places, however few a night.
create function shown_places(of_shelter uuid, asked asked_stay, at timestamptz) returns integer language plpgsql stable parallel safe
    set plan_cache_mode = force_generic_plan as $$
begin
    if asked.shown is null then
        return null;
    end if;
    return (select case when count(*) > 0 and (asked.family or bool_or(a.whole_rooms)) then 0 else asked.shown - cast(count(*) as integer) end
              from allocation a
             where a.shelter = of_shelter and a.until_night > asked.from_night and a.from_night < asked.until_night and a.expires_at > at);
end $$;
comment on function shown_places(uuid, asked_stay, timestamptz) is 'How many more places of a shelter may be held for a stay until it has answered; null for all';

-- A family takes whole rooms, others take beds.
create function free_places(p offer_profile, asked asked_stay, at timestamptz) returns integer language plpgsql stable parallel safe
    set plan_cache_mode = force_generic_plan as $$
declare
    spare integer;
    gone uuid[];
    free integer;
    places integer[];
    beds integer[];
begin
    -- On the fullest of the nights; below zero after a limit was lowered.
    select min(least(p.operational, coalesce(n.staffed, p.staffed), coalesce(n.hygiene_limit, p.hygiene_limit)) - p.unregistered
             - case when n.exact_until <= at
                    then (select count(*) from allocation a
                           where a.shelter = p.shelter and a.until_night > d.night and a.from_night <= d.night
                             and (a.expires_at is null or a.expires_at > at))
                    else coalesce(n.taken, 0) end)
      into spare
      from (select asked.from_night + i as night from generate_series(0, asked.until_night - asked.from_night - 1) i) d
      left join night n on n.shelter = p.shelter and n.night = d.night;
    if spare < asked.size then
        return 0;
    end if;
    gone := array(select a.place_id from allocation a
                   where a.shelter = p.shelter and a.until_night > asked.from_night and a.from_night < asked.until_night
                     and (a.expires_at is null or a.expires_at > at));
    if not asked.family then
        select count(*) into free from place l
         where l.shelter = p.shelter and l.operational and l.kind = 'BED' and l.id <> all (gone);
        return case when free < asked.size then 0 else least(spare, free) end;
    end if;
    select coalesce(sum(r.places), 0), array_agg(r.places), array_agg(r.beds) into free, places, beds
      from (select count(*) filter (where l.operational) as places, count(*) filter (where l.operational and l.kind = 'BED') as beds
              from place l where l.shelter = p.shelter
             group by l.room having bool_or(l.operational) and bool_and(l.id <> all (gone))) r;
    return case when rooms_suffice(places, beds, asked.size, asked.beds, spare) then least(spare, free) else 0 end;
end $$;
comment on function free_places(offer_profile, asked_stay, timestamptz) is 'Places of a shelter that could be theirs for the whole stay, as far as they may be given; 0 when they do not fit';

-- What the shelters of an area have, in one statement, from their spans, their nights and their holds. To ask each shelter that
-- a span names what it has would mean to read its places, and all that is taken of them after the stay begins.
create function counted_shelters(of_area text, asked asked_stay, at timestamptz, stale_before timestamptz, most integer)
    returns table (shelter uuid, places integer, unseen boolean) language plpgsql stable parallel safe
    set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
    return query
    with span as materialized (
        select f.unit, f.shelter, f.places, f.beds from free_span f
         where f.area = of_area and f.whole_room = asked.family and f.nights @> daterange(asked.from_night, asked.until_night)
         limit most),
    held as materialized (
        select a.shelter, case when asked.family then l.room else l.id end as unit, a.whole_rooms
          from allocation a join place l on l.id = a.place_id
         where a.shelter in (select h.shelter from span h) and a.until_night > asked.from_night and a.from_night < asked.until_night
           and a.expires_at > at),
    free as materialized (
        select s.shelter, cast(sum(s.places) as integer) as places, array_agg(s.places) as rooms, array_agg(s.beds) as beds
          from span s
         where s.unit not in (select h.unit from held h)
         group by s.shelter
        having sum(s.places) >= asked.size and sum(s.beds) >= asked.beds)
    select p.shelter, least(n.spare, f.places, w.shown), takes_unseen(p, asked, stale_before)
      from free f
      join offer_profile p on p.shelter = f.shelter and p.area = of_area
     -- On the fullest of the nights; below zero after a limit was lowered. Of a night on which nothing is known nothing is taken.
     cross join lateral (
           select least(cast(min(least(p.operational, coalesce(n.staffed, p.staffed), coalesce(n.hygiene_limit, p.hygiene_limit)) - p.unregistered
                      - case when n.exact_until <= at
                             then (select count(*) from allocation a
                                    where a.shelter = p.shelter and a.until_night > n.night and a.from_night <= n.night
                                      and (a.expires_at is null or a.expires_at > at))
                             else n.taken end) as integer),
                  case when count(*) < asked.until_night - asked.from_night then least(p.operational, p.staffed, p.hygiene_limit) - p.unregistered end) as spare
             from night n
            where n.shelter = p.shelter and n.night >= asked.from_night and n.night < asked.until_night) n
     -- As shown_places says it.
     cross join lateral (
           select case when asked.shown is null then null
                       when count(*) > 0 and (asked.family or bool_or(h.whole_rooms)) then 0
                       else asked.shown - cast(count(*) as integer) end as shown
             from held h where h.shelter = p.shelter) w
     where takes(p, asked) and n.spare >= asked.size and coalesce(w.shown, asked.size) >= asked.size
       and (not asked.family or rooms_suffice(f.rooms, f.beds, asked.size, asked.beds, n.spare));
end $$;
comment on function counted_shelters(text, asked_stay, timestamptz, timestamptz, integer) is
    'Shelters of an area with places that could be theirs for the whole stay, and how many of them may be given; whether without an assessment; from so many spans at most';

create function has_more_spans(of_area text, asked asked_stay, than integer) returns boolean language sql stable parallel safe as $$
    select exists (select from free_span f
                    where f.area = of_area and f.whole_room = asked.family and f.nights @> daterange(asked.from_night, asked.until_night)
                   offset than)
$$;
comment on function has_more_spans(text, asked_stay, integer) is 'Whether an area has more than so many beds or rooms that no placement takes on any night of the stay';

-- Shelters that the counts of no night exclude; a night whose counts have run out excludes none. With the ids of the area in an
-- array PostgreSQL reads the shelters one after the other in the order of their ids; without it, it reads all and sorts them.
create function promising_shelters(of_area text, asked asked_stay, at timestamptz) returns setof offer_profile language sql stable parallel safe as $$
    select p.* from offer_profile p
     where p.shelter = any (array(select c.shelter from offer_profile c where c.area = of_area))
       and p.area = of_area and takes(p, asked)
       and not exists (
       select from night n
        where n.shelter = p.shelter and n.night >= asked.from_night and n.night < asked.until_night
          and (n.exact_until is null or n.exact_until > at)
          and (least(p.operational, coalesce(n.staffed, p.staffed), coalesce(n.hygiene_limit, p.hygiene_limit)) - p.unregistered - n.taken < asked.size
            or case when asked.family then p.rooms - n.taken_rooms < 1 else p.beds - n.taken_beds < asked.size end))
$$;
comment on function promising_shelters(text, asked_stay, timestamptz) is 'Shelters of an area that would take them and may have a place';

-- A house of which no more is shown says the same whether it is full or not: it has to be asked.
create function search_areas(areas text[], asked asked_stay, at timestamptz, stale_before timestamptz, enough integer)
    returns table (area text, places integer, assess boolean, takes boolean) language plpgsql stable parallel safe
    set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
declare
    most integer;
begin
    foreach area in array areas loop
        most := 3 * enough;
        places := 0;
        assess := false;
        while coalesce(asked.shown, asked.size) >= asked.size loop
            select coalesce(sum(c.places) filter (where c.unseen), 0), coalesce(bool_or(not c.unseen), false)
              into places, assess
              from counted_shelters(search_areas.area, asked, at, stale_before, most) c;
            exit when places >= enough or not has_more_spans(area, asked, most);
            most := 10 * most;
        end loop;
        takes := places > 0 or exists (select from offer_profile c where c.area = search_areas.area and takes(c, asked));
        assess := places = 0 and takes
              and (assess or asked.shown < asked.size
                   or exists (select from offer_profile c where c.area = search_areas.area and takes(c, asked) and c.census_at < stale_before)
                   or exists (select from offer_profile c
                               where c.area = search_areas.area and takes(c, asked) and shown_places(c.shelter, asked, at) < asked.size));
        return next;
    end loop;
end $$;
comment on function search_areas(text[], asked_stay, timestamptz, timestamptz, integer) is 'What each area has for a stay: places, counted no further than enough; whether a shelter might after an assessment; whether any takes them at all';

-- In the order of the ids, in which shelters are locked. The first ids are needed, so all shelters of the area are counted at
-- once; where there is much to choose from, they are looked at one after the other instead, since the first few are enough.
create function fitting_shelters(of_area text, asked asked_stay, at timestamptz, stale_before timestamptz, after uuid, enough integer)
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
        return query
        select c.shelter from counted_shelters(of_area, asked, at, stale_before, null) c
         where c.unseen and c.shelter > after order by c.shelter limit enough;
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
comment on function fitting_shelters(text, asked_stay, timestamptz, timestamptz, uuid, integer) is 'Shelters of an area that would take them now; the next ones by id';

-- Read by each hold, under the lock of the shelter.
create function vacancy(of_shelter uuid, of_area text, asked asked_stay, at timestamptz, stale_before timestamptz, willing boolean)
    returns table (shelter uuid, spare integer, free_beds integer, free_rooms text) language plpgsql stable parallel safe
    set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
    return query
    with house as materialized (
        select p.shelter, p.unregistered, p.staffed, p.hygiene_limit, p.operational
          from offer_profile p
         where p.shelter = of_shelter and p.area = of_area and takes(p, asked)
           and (willing or takes_unseen(p, asked, stale_before) and coalesce(shown_places(p.shelter, asked, at), asked.size) >= asked.size)),
    taken as materialized (
        select a.place_id, a.from_night, a.until_night
          from house h
          join allocation a on a.shelter = h.shelter and a.until_night > asked.from_night and a.from_night < asked.until_night
           and (a.expires_at is null or a.expires_at > at)),
    room as materialized (
        select l.room, count(*) filter (where l.operational and l.kind = 'BED') as beds,
               count(*) filter (where l.operational and l.kind = 'COT') as cots,
               count(*) filter (where l.operational and l.kind = 'BED' and t.place_id is null) as free_beds,
               bool_and(t.place_id is null) and bool_or(l.operational) as free
          from house h join place l on l.shelter = h.shelter
          left join (select distinct place_id from taken) t on t.place_id = l.id
         group by l.room)
    select h.shelter,
           (select cast(min(least(h.operational, coalesce(n.staffed, h.staffed), coalesce(n.hygiene_limit, h.hygiene_limit)) - h.unregistered
                 - (select count(*) from taken t where t.from_night <= d.night and t.until_night > d.night)) as integer)
              from (select asked.from_night + i as night from generate_series(0, asked.until_night - asked.from_night - 1) i) d
              left join night n on n.shelter = h.shelter and n.night = d.night),
           (select cast(coalesce(sum(r.free_beds), 0) as integer) from room r),
           (select coalesce(string_agg(r.room || chr(31) || r.beds || chr(31) || r.cots, chr(30)) filter (where r.free), '') from room r)
      from house h;
end $$;
comment on function vacancy(uuid, text, asked_stay, timestamptz, timestamptz, boolean) is 'What a shelter of an area has for a stay: what may be given on the fullest night, free beds, and its free rooms as id, beds and cots joined by the separators of ASCII; no row when it does not take them';
