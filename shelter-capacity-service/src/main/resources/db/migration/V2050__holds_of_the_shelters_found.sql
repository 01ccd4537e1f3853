-- A search and a hold read the holds of the shelters that they found one shelter after the other, along the index: docs/adr/0021. With a
-- plan made once for all questions, PostgreSQL expected few shelters and read the holds of the whole country instead.

create function held_places(of_shelter uuid, from_night date, until_night date, at timestamptz)
    returns table (place uuid, room uuid, whole_rooms boolean) language sql stable parallel safe as $$
    -- With "offset 0" the inner query stays one of its own, and is asked of one shelter.
    select l.id, l.room, a.whole_rooms
      from (select a.place_id, a.whole_rooms from allocation a
             where a.shelter = of_shelter and a.until_night > held_places.from_night and a.from_night < held_places.until_night
               and a.expires_at > at
            offset 0) a
      join place l on l.id = a.place_id
$$;
comment on function held_places(uuid, date, date, timestamptz) is
    'Places of a shelter that are held on any of the nights, with their room; whether the hold takes whole rooms';

create or replace function counted_areas(areas text[], asked asked_stay, at timestamptz, stale_before timestamptz, most integer,
                                         enough integer)
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
        select h.shelter, case when asked.family then l.room else l.place end as unit, l.whole_rooms
          from (select distinct h.shelter from span h) h
         cross join lateral held_places(h.shelter, asked.from_night, asked.until_night, at) l),
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

create or replace function next_shelters(of_area text, asked asked_stay, at timestamptz, stale_before timestamptz, after uuid,
                                         enough integer)
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
        select h.shelter, case when asked.family then l.room else l.place end as unit, l.whole_rooms
          from (select distinct h.shelter from span h) h
         cross join lateral held_places(h.shelter, asked.from_night, asked.until_night, at) l),
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
