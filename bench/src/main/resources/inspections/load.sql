-- Adds :workplaces workplaces to the register of a suite that has its sample, all in one country, with three years of work of two
-- inspectorates: twice as many visits as workplaces, ten answers to a checklist for each visit, a finding at each third, and twice
-- as many links of supply chains as workplaces. :inspector, an inspector of the first one, has thirty visits to make. The same :seed
-- gives the same rows, except for their ids. Run as a superuser while nobody else writes. The triggers are off.
--
-- Workplaces are like those that the sample made up, findings like the sample's. Nothing is sealed. Nobody finds these workplaces by
-- their names: they have no words.
set session_replication_role = replica;
set work_mem = '512MB';
set maintenance_work_mem = '512MB';

create function pg_temp.dice(what text, sides integer) returns integer language sql immutable as
    $$ select mod(abs(hashtextextended(what || :'seed', 4711)), sides)::integer $$;

-- Indexes are made after the rows, because updating them row by row would be most of the work.
create temporary table put_back as
select cast(cast(i.indexrelid as regclass) as text) as name, pg_get_indexdef(i.indexrelid) as definition
  from pg_index i
 where i.indrelid in ('workplace'::regclass, 'workplace_change'::regclass, 'visit'::regclass, 'visit_entry'::regclass, 'finding'::regclass,
                      'finding_violation'::regclass, 'penalty'::regclass, 'planned_visit'::regclass, 'supply_link'::regclass,
                      'sync_change'::regclass)
   and not exists (select from pg_constraint c where c.conindid = i.indexrelid);
do $$ declare i record; begin for i in select name from put_back loop execute 'drop index ' || i.name; end loop; end $$;

create temporary table model as
select w.id, w.name, w.sector, row_number() over (order by w.reference) - 1 as n
  from workplace w
 where w.kind = 'ESTABLISHMENT' and w.country = 'GB' and w.name like '%(synthetic)' and w.reference not like 'LOAD%';

create temporary table place as
select p.i, uuidv7(make_interval(days => -p.back)) as id, p.back, m.name || ' ' || p.i as name, m.sector
  from (select i, 1095 + pg_temp.dice('registered ' || i, 730) as back,
               pg_temp.dice('model ' || i, (select count(*)::integer from model)) as model
          from generate_series(1, :workplaces) i) p
  join model m on m.n = p.model;

insert into workplace (id, reference, kind, name, country, address, sector, latitude, longitude, workers, match_key, name_key, near_name,
                       near_address, created_at)
select p.id, 'LOAD-' || p.i, 'ESTABLISHMENT', p.name, 'GB', p.i || ' Mill Road', p.sector,
       50 + pg_temp.dice('north ' || p.i, 80000) / 10000.0, -5 + pg_temp.dice('east ' || p.i, 60000) / 10000.0,
       1 + pg_temp.dice('workers ' || p.i, 200), 'load ' || p.i, md5('name ' || p.i), md5('near ' || p.i), md5('address ' || p.i),
       now() - make_interval(days => p.back)
  from place p
 order by p.id;

-- Three of four visits are those of the first inspectorate.
create temporary table called as
select c.v, uuidv7(c.at - now()) as id, p.id as workplace, p.sector, c.at, 'load-inspector-' || pg_temp.dice('who ' || c.v, 400) as who,
       case when pg_temp.dice('agency ' || c.v, 4) > 0 then cast('00000000-0000-7000-8000-000000000040' as uuid)
            else cast('00000000-0000-7000-8000-000000000041' as uuid) end as agency
  from (select v, 1 + pg_temp.dice('where ' || v, :workplaces) as i,
               now() - make_interval(days => pg_temp.dice('back ' || v, 1095), secs => 7200 + pg_temp.dice('second ' || v, 72000)) as at
          from generate_series(1, 2 * :workplaces) v) c
  join place p on p.i = c.i
 order by c.at;
update called set who = :inspector
 where v in (select v from called
              where at > now() - interval '28 days' and agency = '00000000-0000-7000-8000-000000000040' order by v limit 40);
analyze called;

insert into visit (id, workplace, country, agency, kind, started_at, checklist, recorded_by, recorded_at, digest)
select c.id, c.workplace, 'GB', c.agency, case pg_temp.dice('kind ' || c.v, 5) when 0 then 'FOLLOW_UP' else 'PLANNED' end, c.at,
       'ilo-ec-2009', c.who, c.at + interval '1 hour', decode('00', 'hex')
  from called c
 order by c.id;

insert into visit_entry (id, visit, agency, part, key, value, recorded_by, recorded_at)
select uuidv7(c.at + make_interval(mins => q.n) - now()), c.id, c.agency, 'ANSWER', 'farming-2026/' || q.code,
       coalesce(q.value, case pg_temp.dice('answer ' || c.v || q.code, 2) when 0 then 'YES' else 'NO' end), c.who,
       c.at + make_interval(mins => q.n)
  from called c
 cross join (values (1, 'FA01', '12'), (2, 'FA02', 'FARMER'), (3, 'FA03', null), (4, 'FA04', null), (5, 'FA05', null),
                    (6, 'FA06', null), (7, 'FA07', null), (8, 'FA08', null), (9, 'FA09', null), (10, 'FA10', null)) as q(n, code, value)
 order by c.at, q.n;

create temporary table found as
select f.subject, f.indicators, f.positive, f.screening, row_number() over (order by f.id) - 1 as n
  from finding f where f.erased_at is null and f.screening is not null;

insert into finding (id, visit, agency, country, sector, subject, workers, indicators, positive, screening, recorded_by, recorded_at,
                     digest)
select uuidv7(c.at + interval '30 minutes' - now()), c.id, c.agency, 'GB', c.sector, m.subject,
       1 + pg_temp.dice('concerned ' || c.v, 14), m.indicators, m.positive, m.screening, c.who, c.at + interval '30 minutes',
       decode('00', 'hex')
  from (select called.*, pg_temp.dice('finding ' || v, 3 * (select count(*)::integer from found)) as model from called) c
  join found m on m.n = c.model;

insert into finding_violation (id, finding, agency, country, position, code, text, acted_on, workers, statute, verified, recorded_at)
select uuidv7(f.recorded_at - now()), f.id, f.agency, 'GB', 0, 'LOAD', 'Made up for a measurement', cast(c.at as date), f.workers,
       'Made up', false, f.recorded_at
  from finding f join called c on c.id = f.visit;

-- A penalty for each fifth violation. It is paid, so that nobody is told that it is overdue.
insert into penalty (id, violation, visit, workplace, agency, country, state, first_amount, amount, paid, currency, statute, served_on,
                     due_on, appeal_until, appeal_suspends, appeal_statute, appeal_verified, imposed_by, imposed_at)
select uuidv7(x.recorded_at - now()), x.id, c.id, c.workplace, c.agency, 'GB', 'PAID', 50000, 50000, 50000, 'GBP', 'Made up',
       cast(c.at as date), cast(c.at as date) + 30, cast(c.at as date) + 30, false, 'Made up', false, c.who, x.recorded_at
  from finding_violation x join finding f on f.id = x.finding join called c on c.id = f.visit
 where pg_temp.dice('penalty ' || c.v, 5) = 0;

-- Half of the visits were planned. This quarter has one more for each fiftieth workplace, and those of the inspector, eight of them
-- today.
insert into planned_visit (id, agency, workplace, country, kind, from_day, by_day, inspector, day, state, visit, planned_by, planned_at)
select uuidv7(c.at - interval '30 days' - now()), c.agency, c.workplace, 'GB', 'PLANNED', cast(c.at as date) - 10,
       cast(c.at as date) + 10, c.who, cast(c.at as date), 'CLOSED', c.id, 'load', c.at - interval '30 days'
  from called c where mod(c.v, 2) = 0
 union all
select uuidv7(), '00000000-0000-7000-8000-000000000040', p.id, 'GB', 'PLANNED', current_date,
       current_date + 1 + pg_temp.dice('until ' || p.i, 60), null, null, 'PLANNED', null, 'load', now()
  from place p where mod(p.i, 50) = 1
 union all
select uuidv7(), '00000000-0000-7000-8000-000000000040', p.id, 'GB', 'PLANNED', current_date, current_date + 20, :inspector,
       case when p.i <= 8 then current_date end, case when p.i <= 8 then 'ACCEPTED' else 'ASSIGNED' end, null, 'load', now()
  from place p where p.i <= 30;

insert into workplace_change (id, workplace, kind, before, agency, changed_at)
select uuidv7(c.at - now()), c.workplace, 'EDITED',
       jsonb_build_object('kind', 'ESTABLISHMENT', 'name', 'Before ' || c.v, 'address', c.v || ' Canal Wharf', 'sector', c.sector,
                          'workers', 1 + pg_temp.dice('before ' || c.v, 200), 'state', 'OPEN'),
       c.agency, c.at
  from called c;

-- What phones were told of in the last three months.
insert into sync_change (id, agency, subject, kind, record)
select uuidv7(c.at + interval '1 hour' - now()), c.agency, c.who, 'VISIT', c.id
  from called c where c.at > now() - interval '90 days';
insert into feed_sequence (feed, sequence, entry)
select 'sync', (select coalesce(max(q.sequence), 0) from feed_sequence q where q.feed = 'sync') + row_number() over (order by s.id), s.id
  from sync_change s join called c on c.id = s.record;

-- One party in twenty buys.
insert into supply_link (id, supplier_workplace, buyer_workplace, product, product_key, source, source_title, valid_from, agency,
                         recorded_by, recorded_at)
select uuidv7(make_interval(days => -l.back)), s.id, b.id, 'Cotton', 'load ' || l.l, 'PUBLISHED_LIST', 'Made up', current_date - l.back,
       '00000000-0000-7000-8000-000000000040', 'load', now() - make_interval(days => l.back)
  from (select l, 1 + pg_temp.dice('supplier ' || l, :workplaces) as supplier,
               1 + pg_temp.dice('buyer ' || l, greatest(:workplaces / 20, 2)) as buyer, pg_temp.dice('linked ' || l, 1095) as back
          from generate_series(1, 2 * :workplaces) l) l
  join place s on s.i = l.supplier
  join place b on b.i = l.buyer
 where l.supplier <> l.buyer
 order by l.back desc;

do $$ declare i record; begin for i in select definition from put_back loop execute i.definition; end loop; end $$;
set session_replication_role = origin;
reset work_mem;
reset maintenance_work_mem;
analyze workplace;
analyze workplace_change;
analyze visit;
analyze visit_entry;
analyze finding;
analyze finding_violation;
analyze penalty;
analyze planned_visit;
analyze supply_link;
analyze sync_change;
analyze feed_sequence;

-- What triggers would have counted.
delete from plan_count;
insert into plan_count (agency, quarter, inspector, state, visits)
select agency, quarter_of(by_day), inspector, state, count(*) from planned_visit group by 1, 2, 3, 4;
insert into annual_change (workplace) select id from workplace;
do $$
begin
    perform set_config('palermo.subject', 'system:figures', true);
    loop
        exit when count_annual_changes(20000) = 0;
    end loop;
    perform set_config('palermo.subject', '', true);
end $$;
analyze annual_part;
analyze annual_count;
analyze plan_count;

-- The scores, by the service's own function, with points for sectors that are made up.
do $$
declare
    last_one uuid := '00000000-0000-0000-0000-000000000000';
    terms text := cast(jsonb_build_object('version', 'load', 'region', 10, 'regions', jsonb_build_object('GB-ENG-LDN', 5),
        'isic', jsonb_build_object('0111', 'Agriculture'), 'unnamed', 'Unspecified', 'since', now() - interval '3 years',
        'findings', jsonb_build_object('each', 5, 'most', 20), 'violations', jsonb_build_object('each', 3, 'most', 15),
        'orders', jsonb_build_object('each', 5, 'most', 15), 'lastVisit', jsonb_build_object('never', 15, 'eachYear', 3, 'most', 15),
        'statements', jsonb_build_object('none', 6, 'areas', 3, 'laws', jsonb_build_array(jsonb_build_object('regime', 'UK',
            'from', '2016-03-31', 'currency', 'GBP', 'minor', 3600000000, 'dueMonths', 6, 'areas', jsonb_build_array('RISKS')))),
        'sectors', (select jsonb_agg(jsonb_build_object('sector', s.sector, 'goods', 0, 'of_sector', pg_temp.dice(s.sector, 30)))
                      from (select distinct sector from place) s)) as text);
begin
    perform set_config('palermo.subject', 'system:risk', true);
    loop
        last_one := refresh_workplace_risk('00000000-0000-7000-8000-000000000040', 'GB', last_one, 20000, terms, now());
        exit when last_one is null;
    end loop;
    perform set_config('palermo.subject', '', true);
end $$;
analyze workplace_risk;
