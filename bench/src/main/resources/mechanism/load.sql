-- Fills empty tables of the mechanism: :lines service lines of 500 providers in the twelve regions of the United Kingdom,
-- one in fifty for the whole country, and five years of states, a new one every three months on average. From early 2020 to
-- the summer of that year, services in person only are suspended, and all of employment and education. The same :seed gives
-- the same data. For psql as a superuser or the owner:
--
--     psql -v lines=50000 -v seed=1 -f load.sql
--
-- The service's own trigger derives what is served, once, when the states are inserted.
create temporary table region as
select code, row_number() over (order by code) - 1 as i
  from unnest(array['GB-ENG-NE', 'GB-ENG-NW', 'GB-ENG-YH', 'GB-ENG-EM', 'GB-ENG-WM', 'GB-ENG-EE', 'GB-ENG-LDN', 'GB-ENG-SE', 'GB-ENG-SW',
                    'GB-WLS', 'GB-SCT', 'GB-NIR']) code;
create temporary table category as
select code, row_number() over () - 1 as i
  from unnest(array['IDENTIFICATION', 'ACCOMMODATION', 'HEALTH', 'PSYCHOLOGICAL', 'LEGAL', 'EMPLOYMENT', 'EDUCATION', 'FINANCIAL', 'HELPLINE',
                    'INTERPRETATION', 'CHILD_PROTECTION', 'BASIC_NEEDS', 'RETURN_REINTEGRATION']) code;

create function pg_temp.dice(what text, sides integer) returns integer language sql immutable as
    $$ select mod(abs(hashtextextended(what, 4711)), sides)::integer $$;

insert into provider (id, name, kind, country, first_responder, synthetic, registered_at)
select md5('provider ' || n || :'seed')::uuid, 'Provider ' || n, 'NGO', 'GB', mod(n, 5) = 0, true, '2018-01-01' from generate_series(1, 500) n;

create temporary table made as
select md5('line ' || n || :'seed')::uuid as id, n, md5('provider ' || 1 + mod(n, 500) || :'seed')::uuid as provider, c.code as category, r.code as region,
       mod(n, 50) = 0 as national, pg_temp.dice('phone ' || n || :'seed', 3) = 0 as phone
  from generate_series(1, :lines) n
  join region r on r.i = pg_temp.dice('region ' || n || :'seed', 12)
  join category c on c.i = pg_temp.dice('category ' || n || :'seed', 13);

create temporary table moved as
select id, from_at, lead(from_at) over (partition by id order by from_at) as until_at,
       case when from_at between '2020-03-01' and '2020-07-01' and (not phone or category in ('EMPLOYMENT', 'EDUCATION')) then 'SUSPENDED'
            else (array['OPERATIONAL', 'OPERATIONAL', 'OPERATIONAL', 'PARTIAL', 'SUSPENDED', 'CLOSED'])[1 + pg_temp.dice('state ' || n || ' ' || from_at || :'seed', 6)] end as state
  from made, lateral (select timestamptz '2019-01-01 08:00:00Z' + step * interval '91 days'
                                + pg_temp.dice('day ' || n || ' ' || step || :'seed', 7776000) * interval '1 second' as from_at
                        from generate_series(0, 19) step) s;

insert into service_line (id, provider, country, category, pillar, national, in_person, phone, online, transport, state, reason, since, public_listing)
select m.id, m.provider, 'GB', m.category, 'INDIVIDUAL_SUPPORT', m.national, true, m.phone, false, false, s.state, 'SAMPLE', s.from_at, true
  from made m join moved s on s.id = m.id and s.until_at is null;
insert into service_line_region (service_line, region) select id, region from made where not national;
insert into service_line_state (service_line, state, reason, from_at, until_at, recorded_by)
select id, state, 'SAMPLE', from_at, until_at, 'load' from moved;

analyze service_line;
analyze service_line_region;
analyze service_line_state;
analyze served_category;
