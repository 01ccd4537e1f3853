-- Fills an empty database of shelter capacity: :shelters shelters in the twelve regions of the United Kingdom, twenty places
-- each, and a year of stays (nine months back, three ahead) that take 86 in 100 nights. The same :seed gives the same data.
-- For psql as a superuser:
--
--     psql -v shelters=5000 -v seed=1 -f load.sql
--
-- The counting triggers are off; the service's own functions count everything once at the end.
set session_replication_role = replica;

create function pg_temp.dice(what text, sides integer) returns integer language sql immutable as
    $$ select mod(abs(hashtextextended(what, 4711)), sides)::integer $$;

create temporary table region as
select code, row_number() over (order by code) - 1 as i
  from unnest(array['GB-ENG-NE', 'GB-ENG-NW', 'GB-ENG-YH', 'GB-ENG-EM', 'GB-ENG-WM', 'GB-ENG-EE', 'GB-ENG-LDN', 'GB-ENG-SE', 'GB-ENG-SW',
                    'GB-WLS', 'GB-SCT', 'GB-NIR']) code;
insert into area (code, country, name, regions) select 'GB-A' || i + 1, 'GB', code, code from region;
insert into area_region (region, area) select code, 'GB-A' || i + 1 from region;

create temporary table house as
select md5('shelter ' || n || :'seed')::uuid as id, n, r.code as region, 'GB-A' || r.i + 1 as area
  from generate_series(1, :shelters) n join region r on r.i = mod(n, 12);

insert into shelter (id, operator_agency, operator_name, country, region, name, takes_women, takes_women_with_children, takes_girls, takes_men,
                     min_age, max_age, accessibility, languages, pets, medical_isolation, security, lacks, status, confidential, synthetic, registered_at)
select id, md5('operator ' || mod(n, 300))::uuid, 'Operator ' || mod(n, 300), 'GB', region, 'House ' || n, mod(n, 10) < 8, mod(n, 10) < 7, mod(n, 10) > 6, false,
       case when mod(n, 10) > 7 then 12 else 18 end, 99, '', 'en', false, false, 'STANDARD', '', 'OPEN', true, true, now()
  from house;
insert into offer_profile (shelter, area, status, women, women_with_children, girls, min_age, max_age, features, staffed, hygiene_limit, unregistered, census_at)
select id, area, case when pg_temp.dice('status ' || n, 20) = 0 then 'RESTRICTED' else 'OPEN' end, mod(n, 10) < 8, mod(n, 10) < 7, mod(n, 10) > 6,
       case when mod(n, 10) > 7 then 12 else 18 end, 99,
       array(select f from unnest(array['STEP_FREE', 'GROUND_FLOOR_ROOM', 'WHEELCHAIR_BATHROOM', 'HEARING_LOOP', 'VISUAL_ALARM', 'PETS', 'MEDICAL_ISOLATION',
             'HIGH_SECURITY']) f where pg_temp.dice(f || n, 3) = 0),
       18 + pg_temp.dice('staff ' || n, 3), 18 + pg_temp.dice('hygiene ' || n, 3), pg_temp.dice('unregistered ' || n, 2),
       case when pg_temp.dice('census ' || n, 10) = 0 then now() - interval '3 days' else now() end
  from house;

-- Rooms of one to four places; the last place of a large room is a cot.
create temporary table sleeps as
select h.id as shelter, h.n, p, md5('place ' || h.n || ' ' || p || :'seed')::uuid as id,
       md5('room ' || h.n || ' ' || (array[1,1,2,2,3,3,3,4,4,4,5,6,7,7,7,7,8,8,8,8])[p] || :'seed')::uuid as room,
       (array[1,1,2,2,3,3,3,4,4,4,5,6,7,7,7,7,8,8,8,8])[p] as room_number, p in (7, 10, 16) as cot
  from house h cross join generate_series(1, 20) p;
insert into room (id, shelter, name) select distinct room, shelter, 'Room ' || room_number from sleeps;
insert into place (id, shelter, room, kind, operational)
select id, shelter, room, case when cot then 'COT' else 'BED' end, pg_temp.dice('service ' || n || ' ' || p, 25) > 0 from sleeps;

-- Rooms 3, 4 and 7 are given to families as a whole, the others by the bed.
insert into allocation (id, place_id, shelter, nights, kind)
select md5('stay ' || s.id || ' ' || k)::uuid, s.id, s.shelter,
       daterange(begins, begins + 22 + pg_temp.dice('length ' || u.unit || k, 5)), 'PLACEMENT'
  from sleeps s
  cross join lateral (select case when s.room_number in (3, 4, 7) then s.room::text else s.id::text end) u(unit)
  cross join generate_series(0, 12) k
  cross join lateral (select current_date - 270 - pg_temp.dice('phase ' || u.unit, 28) + k * 28 + pg_temp.dice('jitter ' || u.unit || k, 3)) b(begins);

set session_replication_role = origin;
analyze place;
analyze allocation;
select count_places(array_agg(shelter)) from offer_profile;
select count(count_nights(shelter, first_night, until)) from (
    select shelter, min(from_night) as first_night, max(until_night) as until from allocation group by shelter order by shelter) s;
select span_rooms(array_agg(distinct room)) from place;
analyze free_span;
