-- A search asked each shelter that a span named what it has, which meant to read its places and all that is taken of them
-- after the stay begins. The spans say that already but for what is held, which is little: so the shelters of an area are
-- counted in one statement, from their spans, their nights and their holds.
-- Whoever gives a place locks these first and the spans after.
lock table place, offer_profile, allocation in share row exclusive mode;
alter table free_span add column unit uuid;
comment on column free_span.unit is 'The bed, or the room of a whole one: what is free, an opaque id';

create index offer_profile_census on offer_profile (area, census_at);
create index allocation_held on allocation (shelter, until_night) include (from_night, place_id, expires_at) where expires_at is not null;

create or replace function span_rooms(of_rooms uuid[]) returns void language plpgsql as $$
declare
    ahead daterange := daterange(cast(actor_time() at time zone 'UTC' as date) - 7, null);
begin
    delete from free_span where room = any (of_rooms);
    insert into free_span (unit, room, shelter, area, whole_room, places, beds, nights)
    select l.id, l.room, l.shelter, p.area, false, 1, 1, unnest(datemultirange(ahead) - coalesce(t.nights, '{}'))
      from place l join offer_profile p on p.shelter = l.shelter
     cross join lateral (select range_agg(a.nights) as nights from allocation a where a.place_id = l.id and a.nights && ahead and a.kind = 'PLACEMENT') t
     where l.room = any (of_rooms) and l.operational and l.kind = 'BED'
     union all
    select r.room, r.room, r.shelter, p.area, true, r.places, r.beds, unnest(datemultirange(ahead) - coalesce(t.nights, '{}'))
      from (select l.room, l.shelter, cast(count(*) filter (where l.operational) as integer) as places,
                   cast(count(*) filter (where l.operational and l.kind = 'BED') as integer) as beds
              from place l where l.room = any (of_rooms)
             group by l.room, l.shelter having bool_or(l.operational)) r
      join offer_profile p on p.shelter = r.shelter
     cross join lateral (select range_agg(a.nights) as nights from place l join allocation a on a.place_id = l.id and a.nights && ahead
                          where l.room = r.room and a.kind = 'PLACEMENT') t;
end $$;
drop index free_span_in_area;
truncate free_span;
select span_rooms(array_agg(distinct room)) from place;
alter table free_span alter column unit set not null;
create index free_span_in_area on free_span using gist (area, whole_room, nights) include (unit, shelter, places, beds);

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
    free as materialized (
        select s.shelter, cast(sum(s.places) as integer) as places, array_agg(s.places) as rooms, array_agg(s.beds) as beds
          from span s
         where s.unit not in (
               select case when asked.family then l.room else l.id end
                 from allocation a join place l on l.id = a.place_id
                where a.shelter in (select h.shelter from span h) and a.until_night > asked.from_night and a.from_night < asked.until_night
                  and a.expires_at > at)
         group by s.shelter
        having sum(s.places) >= asked.size and sum(s.beds) >= asked.beds)
    select p.shelter, least(n.spare, f.places), takes_unseen(p, asked, stale_before)
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
     where takes(p, asked) and n.spare >= asked.size
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

create or replace function search_areas(areas text[], asked asked_stay, at timestamptz, stale_before timestamptz, enough integer)
    returns table (area text, places integer, assess boolean, takes boolean) language plpgsql stable parallel safe
    set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
declare
    most integer;
begin
    foreach area in array areas loop
        most := 3 * enough;
        loop
            select coalesce(sum(c.places) filter (where c.unseen), 0), coalesce(bool_or(not c.unseen), false)
              into places, assess
              from counted_shelters(search_areas.area, asked, at, stale_before, most) c;
            exit when places >= enough or not has_more_spans(area, asked, most);
            most := 10 * most;
        end loop;
        takes := places > 0 or exists (select from offer_profile c where c.area = search_areas.area and takes(c, asked));
        assess := places = 0 and takes
              and (assess or exists (select from offer_profile c where c.area = search_areas.area and takes(c, asked) and c.census_at < stale_before));
        return next;
    end loop;
end $$;

-- Always all of them in the order of their ids, in which they are locked. Where there is much to choose from, one is looked at
-- after the other, since the first few will do.
create or replace function fitting_shelters(of_area text, asked asked_stay, at timestamptz, stale_before timestamptz, after uuid, enough integer)
    returns setof uuid language plpgsql stable parallel safe
    set plan_cache_mode = force_generic_plan as $$
declare
    many constant integer := 200;
    p offer_profile;
    found integer := 0;
begin
    if not has_more_spans(of_area, asked, many) then
        return query
        select c.shelter from counted_shelters(of_area, asked, at, stale_before, null) c
         where c.unseen and c.shelter > after order by c.shelter limit enough;
        return;
    end if;
    for p in
        select * from promising_shelters(of_area, asked, at, null) c
         where c.shelter > after and takes_unseen(c, asked, stale_before)
         order by c.shelter
    loop
        if free_places(p, asked, at) > 0 then
            return next p.shelter;
            found := found + 1;
            exit when found >= enough;
        end if;
    end loop;
end $$;

drop function spanned_shelters(text, asked_stay, integer);
