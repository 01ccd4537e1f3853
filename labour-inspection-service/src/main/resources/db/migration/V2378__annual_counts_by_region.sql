-- The report of C129 counted the workplaces whose sector is Agriculture, and no farm, forest or fishery that is recorded in another word.
-- It now counts what is done there by ISIC Rev. 4, section A, where that is recorded, and else the sectors that stand for section A. What
-- is kept for the report also has the region of the workplace, for figures by region. And the zone of a country is written down in pieces:
-- in one statement, all workplaces of a large country took longer than a statement may.
create function is_agriculture(isic text, sector text) returns boolean language sql immutable parallel safe as $$
    select case when isic is null
                then sector in ('Agriculture', 'Animal Production', 'Aquaculture', 'Crop Production', 'Farming', 'Fishing', 'Forestry',
                                'Hunting', 'Logging')
                else isic = 'A' or left(isic, 2) in ('01', '02', '03') end $$;
comment on function is_agriculture(text, text) is
    'Whether a workplace is one of C129: section A of ISIC Rev. 4, or, without a code, a sector of the Open Supply Hub that stands for it';

drop trigger workplace_changed_for_year on workplace;
create trigger workplace_changed_for_year after update on workplace for each row
    when (is_agriculture(old.isic, old.sector) <> is_agriculture(new.isic, new.sector) or old.region is distinct from new.region
        or old.country <> new.country or old.created_at <> new.created_at or old.workers is distinct from new.workers
        or old.merged_into is distinct from new.merged_into)
    execute function note_annual_change();

alter table annual_part add column region text;
comment on column annual_part.region is 'Region of the workplace, ISO 3166-2; null where nobody recorded it';
alter table annual_count add column region text;
comment on column annual_count.region is 'Region of the workplaces, ISO 3166-2; null for those of which nobody recorded it';
alter table annual_count drop constraint annual_count_once,
    add constraint annual_count_once unique nulls not distinct (country, agency, year, agriculture, region);

-- While a zone is new, what was kept by the one before is counted anew, some thousand workplaces in a transaction. Who reads meanwhile
-- counts the workplaces with records between the two turns of the year herself, so the report is right at any time.
alter table annual_zone add column before text, add column named uuid;
comment on column annual_zone.before is 'The zone by which some workplaces are still kept; null once all are named to be counted anew';
comment on column annual_zone.named is 'Workplaces up to this id are named to be counted anew; null before the first, and after the last';
create index annual_part_country on annual_part (country, workplace);

create function kept_years(of_country text, of_year integer) returns table (begins timestamptz, ends timestamptz)
    language sql stable parallel safe as $$
    select make_timestamptz(of_year, 1, 1, 0, 0, 0, k.zone), make_timestamptz(of_year + 1, 1, 1, 0, 0, 0, k.zone)
      from (select coalesce((select z.zone from annual_zone z where z.country = of_country), 'UTC') as zone
             union
            select z.before from annual_zone z where z.country = of_country and z.before is not null) k $$;
comment on function kept_years(text, integer) is
    'When a year begins and ends in what is kept of a country: two lines while its zone is new';

-- A zone that changes again waits until the workplaces of the change before are named.
create function keep_annual_zone(of_country text, of_zone text, at_most integer) returns integer
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    units uuid[];
begin
    if not coalesce(actor_is('system:figures'), false) then
        raise insufficient_privilege using message = 'only figures keep the time zones of the annual report';
    end if;
    if exists (select from annual_zone z where z.country = of_country and z.zone = of_zone and z.before is null)
            or not pg_try_advisory_xact_lock(hashtextextended('annual_count', 0)) then
        return 0;
    end if;
    insert into annual_zone as z (country, zone, before) values (of_country, of_zone, 'UTC')
    on conflict (country) do update set zone = excluded.zone, before = z.zone where z.before is null and z.zone <> excluded.zone;
    if not exists (select from annual_zone z where z.country = of_country and z.before is not null) then
        return 0;
    end if;
    select array_agg(n.workplace order by n.workplace) into units
      from (select distinct k.workplace
              from annual_part k
             where k.country = of_country
               and k.workplace > coalesce((select z.named from annual_zone z where z.country = of_country),
                                          '00000000-0000-0000-0000-000000000000')
             order by k.workplace limit at_most) n;
    if units is null then
        update annual_zone z set before = null, named = null where z.country = of_country;
        return 0;
    end if;
    insert into annual_change (workplace) select unnest(units);
    update annual_zone z set named = units[cardinality(units)] where z.country = of_country;
    return cardinality(units);
end $$;
comment on function keep_annual_zone(text, text, integer) is
    'Writes down the time zone of a country and names the next workplaces to be counted anew because of it, at most so many; how many '
    'these were, 0 when all are named or another counts';

create or replace function keep_annual_zone(of_country text, of_zone text) returns integer
    language sql security definer set search_path = pg_catalog, public, pg_temp as
    $$ select keep_annual_zone(of_country, of_zone, 5000) $$;
comment on function keep_annual_zone(text, text) is 'The same for the release before, which calls it once in a run';
revoke execute on function kept_years(text, integer), keep_annual_zone(text, text, integer) from public;
grant execute on function keep_annual_zone(text, text, integer) to "${user}";

-- A workplace that was named for one change is counted with all changes that are committed: counting it again changes nothing. One that
-- commits later is named again. Two never count at once: the second goes away.
create or replace function count_annual_changes(at_most integer) returns integer
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp set jit = off as $$
declare
    named uuid[];
    units uuid[];
begin
    if not coalesce(actor_is('system:figures'), false) then
        raise insufficient_privilege using message = 'only figures count for the annual report';
    end if;
    if not pg_try_advisory_xact_lock(hashtextextended('annual_count', 0)) then
        return 0;
    end if;
    with taken as (
        delete from annual_change c where c.ctid = any (array(select x.ctid from annual_change x limit at_most)) returning c.workplace
    )
    select array_agg(distinct t.workplace) into named from taken t;
    if named is null then
        return 0;
    end if;
    select array_agg(distinct u.id) into units
      from (select n.id from unnest(named) as n(id)
             union all
            select workplace_now(w.id) from workplace w where w.id = any (named) and w.merged_into is not null) u;
    with recursive root as materialized (
        select w.id, is_agriculture(w.isic, w.sector) as agriculture, w.region
          from workplace w where w.id = any (units) and w.merged_into is null
    ), part(id, record, agriculture, region, steps) as (
        select r.id, r.id, r.agriculture, r.region, 0 from root r
        union all
        select p.id, w.id, p.agriculture, p.region, p.steps + 1 from part p join workplace w on w.merged_into = p.record where p.steps < 100
    ), live as (
        select p.id, x.country, x.agency, x.year, p.agriculture, p.region, count(*) filter (where x.what = 'VISIT') as visits,
               count(*) filter (where x.what = 'VIOLATION') as violations, count(*) filter (where x.what = 'PENALTY') as penalties,
               count(*) filter (where x.what = 'REGISTERED') as registered, coalesce(sum(x.workers), 0) as workers,
               count(*) filter (where x.what = 'REGISTERED' and x.workers is null) as without_workers
          from part p cross join lateral annual_records_of(p.record) x
         where x.what <> 'REGISTERED' or p.record = p.id
         group by p.id, x.country, x.agency, x.year, p.agriculture, p.region
    ), gone as (
        delete from annual_part k where k.workplace = any (units) returning k.*
    ), kept as (
        insert into annual_part (workplace, country, agency, year, agriculture, visits, violations, penalties, registered, workers,
                                 without_workers, region)
        select l.id, l.country, l.agency, l.year, l.agriculture, l.visits, l.violations, l.penalties, l.registered, l.workers,
               l.without_workers, l.region
          from live l
        returning *
    ), moved as (
        select -1 as by, g.* from gone g union all select 1, k.* from kept k
    ), line as (
        select m.by, m.country, m.agency, m.year, m.agriculture, m.region, m.visits, least(m.visits, 1) as visited, m.violations,
               m.penalties, 0 as registered, 0 as workers, 0 as without_workers
          from moved m where m.agency is not null
         union all
        select m.by, m.country, null, m.year, m.agriculture, m.region, sum(m.visits), least(sum(m.visits), 1), sum(m.violations),
               sum(m.penalties), sum(m.registered), sum(m.workers), sum(m.without_workers)
          from moved m group by m.by, m.workplace, m.country, m.year, m.agriculture, m.region
    )
    insert into annual_count as c (country, agency, year, agriculture, region, visits, visited, violations, penalties, registered,
                                   workers, without_workers)
    select l.country, l.agency, l.year, l.agriculture, l.region, sum(l.by * l.visits), sum(l.by * l.visited), sum(l.by * l.violations),
           sum(l.by * l.penalties), sum(l.by * l.registered), sum(l.by * l.workers), sum(l.by * l.without_workers)
      from line l group by l.country, l.agency, l.year, l.agriculture, l.region
    on conflict on constraint annual_count_once do update
       set visits = c.visits + excluded.visits, visited = c.visited + excluded.visited, violations = c.violations + excluded.violations,
           penalties = c.penalties + excluded.penalties, registered = c.registered + excluded.registered,
           workers = c.workers + excluded.workers, without_workers = c.without_workers + excluded.without_workers;
    return cardinality(named);
end $$;

-- The sums of a year by region, with the workplaces that wait and those of the hours between the two years as they are now. It is stable,
-- so that both statements see the same: the job may count meanwhile. Where nothing waits and the years are the same, no record is read,
-- whatever the planner thinks of it. For the functions below, which say for whom they count.
create function annual_figures_by_region(of_country text, of_agency uuid, from_at timestamptz, until_at timestamptz,
        agriculture_only boolean)
    returns table (region text, visits bigint, visited bigint, violations bigint, penalties bigint, registered bigint, workers bigint,
                   without_workers bigint)
    language plpgsql stable set search_path = pg_catalog, public, pg_temp set jit = off as $$
#variable_conflict use_column
declare
    of_year integer := year_in_utc(from_at + interval '20 days');
    years_differ boolean := exists (select from kept_years(of_country, of_year) k where k.begins <> from_at or k.ends <> until_at);
    units uuid[];
    some_wait boolean;
begin
    with edge(from_at, until_at) as materialized (
        select e.*
          from kept_years(of_country, of_year) k
          cross join lateral (values (least(k.begins, from_at), greatest(k.begins, from_at)),
                                     (least(k.ends, until_at), greatest(k.ends, until_at))) as e(from_at, until_at)
         where e.from_at < e.until_at
    )
    select coalesce(array_agg(n.id), '{}') into units
      from (select c.workplace as id from annual_change c
             union
            select v.workplace
              from edge e join visit v on v.country = of_country and coalesce(v.corrected_start, v.started_at) >= e.from_at
                                      and coalesce(v.corrected_start, v.started_at) < e.until_at
             where years_differ
             union
            select w.id from edge e join workplace w on w.country = of_country and w.created_at >= e.from_at and w.created_at < e.until_at
             where years_differ) n;
    some_wait := cardinality(units) > 0;
    if some_wait then
        select array_agg(distinct u.id) into units
          from (select n.id from unnest(units) as n(id)
                 union all
                select workplace_now(w.id) from workplace w where w.id = any (units) and w.merged_into is not null) u;
    end if;
    return query
    with recursive unit as (
        select u.id from unnest(units) as u(id)
    ), part(id, record, region, steps) as (
        select w.id, w.id, w.region, 0 from unit u join workplace w on w.id = u.id
         where some_wait and w.merged_into is null and (not agriculture_only or is_agriculture(w.isic, w.sector))
        union all
        select p.id, w.id, p.region, p.steps + 1 from part p join workplace w on w.merged_into = p.record where p.steps < 100
    ), made as materialized (
        select p.id, p.region, v.id as visit, v.country = of_country and (of_agency is null or v.agency = of_agency) as counts
          from part p join visit v on v.workplace = p.record
         where some_wait and coalesce(v.corrected_start, v.started_at) >= from_at and coalesce(v.corrected_start, v.started_at) < until_at
    ), line as (
        select c.region, sum(c.visits) filter (where c.year = of_year) as visits, sum(c.visited) filter (where c.year = of_year) as visited,
               sum(c.violations) filter (where c.year = of_year) as violations,
               sum(c.penalties) filter (where c.year = of_year) as penalties, sum(c.registered) as registered,
               sum(c.workers) as workers, sum(c.without_workers) as without_workers
          from annual_count c
         where c.country = of_country and c.agency is not distinct from of_agency and c.year <= of_year
           and (not agriculture_only or c.agriculture)
         group by c.region
        union all
        select m.region, count(*), count(distinct m.id), 0, 0, 0, 0, 0 from made m where m.counts group by m.region
        union all
        select m.region, 0, 0, count(*), 0, 0, 0, 0
          from made m
          join finding f on f.visit = m.visit
          join finding_violation y on y.finding = f.id
         where some_wait and y.country = of_country and (of_agency is null or y.agency = of_agency)
         group by m.region
        union all
        select p.region, 0, 0, 0, count(*), 0, 0, 0
          from part p
          join penalty z on z.workplace = p.record
         where some_wait and z.country = of_country and (of_agency is null or z.agency = of_agency) and z.state <> 'CANCELLED'
           and z.served_on >= make_date(of_year, 1, 1) and z.served_on < make_date(of_year + 1, 1, 1)
         group by p.region
        union all
        select p.region, 0, 0, 0, 0, count(*), sum(w.workers), count(*) filter (where w.workers is null)
          from part p join workplace w on w.id = p.id
         where some_wait and p.record = p.id and w.country = of_country and w.created_at < until_at
         group by p.region
        union all
        select s.region, -sum(s.visits), -count(*) filter (where s.visits > 0), -sum(s.violations), -sum(s.penalties), 0, 0, 0
          from (select k.region, sum(k.visits) as visits, sum(k.violations) as violations, sum(k.penalties) as penalties
                  from unit u join annual_part k on k.workplace = u.id
                 where k.country = of_country and k.year = of_year and k.agency is not null and (of_agency is null or k.agency = of_agency)
                   and (not agriculture_only or k.agriculture)
                 group by k.workplace, k.region) s
         group by s.region
        union all
        select k.region, 0, 0, 0, 0, -sum(k.registered), -sum(k.workers), -sum(k.without_workers)
          from unit u join annual_part k on k.workplace = u.id
         where k.country = of_country and k.year <= of_year and k.agency is null and (not agriculture_only or k.agriculture)
         group by k.region
    ), summed as (
        select l.region, coalesce(sum(l.visits), 0) as visits, coalesce(sum(l.visited), 0) as visited,
               coalesce(sum(l.violations), 0) as violations, coalesce(sum(l.penalties), 0) as penalties,
               coalesce(sum(l.registered), 0) as registered, coalesce(sum(l.workers), 0) as workers,
               coalesce(sum(l.without_workers), 0) as without_workers
          from line l group by l.region
    )
    select s.region, cast(s.visits as bigint), cast(s.visited as bigint), cast(s.violations as bigint), cast(s.penalties as bigint),
           cast(s.registered as bigint), cast(s.workers as bigint), cast(s.without_workers as bigint)
      from summed s
     where (s.visits, s.visited, s.violations, s.penalties, s.registered) <> (0, 0, 0, 0, 0);
end $$;
comment on function annual_figures_by_region(text, uuid, timestamptz, timestamptz, boolean) is
    'What the annual report counts of a country and an inspectorate, or all of them, by the region of the workplaces';
revoke execute on function annual_figures_by_region(text, uuid, timestamptz, timestamptz, boolean) from public;

create or replace function annual_figures_of(of_country text, of_agency uuid, from_at timestamptz, until_at timestamptz,
        agriculture_only boolean)
    returns table (visits bigint, visited bigint, violations bigint, penalties bigint, registered bigint, workers bigint,
                   without_workers bigint)
    language sql stable set search_path = pg_catalog, public, pg_temp set jit = off as $$
    select cast(coalesce(sum(r.visits), 0) as bigint), cast(coalesce(sum(r.visited), 0) as bigint),
           cast(coalesce(sum(r.violations), 0) as bigint), cast(coalesce(sum(r.penalties), 0) as bigint),
           cast(coalesce(sum(r.registered), 0) as bigint), cast(coalesce(sum(r.workers), 0) as bigint),
           cast(coalesce(sum(r.without_workers), 0) as bigint)
      from annual_figures_by_region(of_country, of_agency, from_at, until_at, agriculture_only) r $$;

-- All of the country for an office that reads the report of it, her own inspectorate's for an inspector.
create function annual_regions(of_country text, from_at timestamptz, until_at timestamptz, agriculture boolean)
    returns table (region text, visits bigint, workplaces bigint, violations bigint, penalties bigint)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
    for_all boolean := actor_reports_on(of_country);
begin
    if not coalesce(actor_is_served() and (for_all or actor_inspects() and actor_agency() is not null), false) then
        return;
    end if;
    perform set_config('palermo.subject', 'system:figures', true);
    return query select a.region, a.visits, a.visited, a.violations, a.penalties
                   from annual_figures_by_region(of_country, case when not for_all then actor_agency() end, from_at, until_at,
                                                 agriculture) a
                  order by a.region;
    perform set_config('palermo.subject', coalesce(actor, ''), true);
end $$;
comment on function annual_regions(text, timestamptz, timestamptz, boolean) is
    'Visits of a year, workplaces that were visited, violations and penalties by region; the service controls what an office sees of them';
revoke execute on function annual_regions(text, timestamptz, timestamptz, boolean) from public;
grant execute on function annual_regions(text, timestamptz, timestamptz, boolean) to "${user}";

-- Workplaces that count otherwise now, counted by the job.
do $$
begin
    perform set_config('palermo.subject', 'system:figures', true);
    insert into annual_change (workplace)
    select w.id from workplace w
     where w.merged_into is null and (w.region is not null or is_agriculture(w.isic, w.sector) <> (w.sector = 'Agriculture'));
    perform set_config('palermo.subject', '', true);
end $$;
