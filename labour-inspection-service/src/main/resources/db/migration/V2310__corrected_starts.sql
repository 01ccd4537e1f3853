-- A correction of when a visit began is a row beside the visit, so the annual report counted the visit in the year in which it began as it
-- was first recorded. The start that stands is now kept on the visit, and the report counts by it.
alter table visit add column corrected_start timestamptz;
comment on column visit.corrected_start is 'When it began by the latest correction; null where nobody has corrected it';

-- The report looks for visits of the hours around the turn of the year by the start that stands.
create index visit_country_stands on visit (country, (coalesce(corrected_start, started_at)));
drop index visit_country_started;

create policy figures_correct on visit for update to current_user
    using ((select actor_is('system:figures'))) with check ((select actor_is('system:figures')));
create policy figures_count on visit_entry for select to current_user using ((select actor_is('system:figures')));

drop trigger visit_changed_for_year on visit;
create trigger visit_changed_for_year after update on visit for each row
    when (old.workplace <> new.workplace or old.country <> new.country or old.agency <> new.agency or old.started_at <> new.started_at
        or old.corrected_start is distinct from new.corrected_start)
    execute function note_annual_change();

-- The latest entry counts, as in the record of the visit. Of two corrections at once the second waits here, and then sees both.
create function keep_corrected_start() returns trigger
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
begin
    perform set_config('palermo.subject', 'system:figures', true);
    perform 1 from visit v where v.id = new.visit for no key update;
    update visit v
       set corrected_start = (select cast(e.value as timestamptz) from visit_entry e where e.visit = new.visit and e.part = 'START'
                               order by e.recorded_at desc, e.id desc limit 1)
     where v.id = new.visit;
    perform set_config('palermo.subject', coalesce(actor, ''), true);
    return null;
end $$;
comment on function keep_corrected_start() is 'Keeps on the visit when it began by the latest correction';
revoke execute on function keep_corrected_start() from public;
create trigger visit_start_corrected after insert on visit_entry for each row when (new.part = 'START')
    execute function keep_corrected_start();

-- Visits that were corrected before, as the owner, which no policy lets see them. The triggers name their workplaces, to be counted anew.
alter table visit no force row level security;
alter table visit_entry no force row level security;
update visit v
   set corrected_start = s.began
  from (select distinct on (e.visit) e.visit, cast(e.value as timestamptz) as began
          from visit_entry e where e.part = 'START' order by e.visit, e.recorded_at desc, e.id desc) s
 where v.id = s.visit;
alter table visit_entry force row level security;
alter table visit force row level security;

create function kept_year_begins(of_country text, of_year integer) returns timestamptz language sql stable parallel safe as
    $$ select make_timestamptz(of_year, 1, 1, 0, 0, 0, 'UTC') $$;
comment on function kept_year_begins(text, integer) is 'When a year begins in what is kept of a country';

-- What the report counts of one record of a workplace, in the functions below.
create function annual_records_of(of_record uuid)
    returns table (what text, country text, agency uuid, year integer, workers integer) language sql stable parallel safe as $$
    select cast('REGISTERED' as text), w.country, cast(null as uuid), year_in_utc(w.created_at), w.workers
      from workplace w where w.id = of_record
     union all
    select 'VISIT', v.country, v.agency, year_in_utc(coalesce(v.corrected_start, v.started_at)), null
      from visit v where v.workplace = of_record
     union all
    select 'VIOLATION', y.country, y.agency, year_in_utc(coalesce(v.corrected_start, v.started_at)), null
      from visit v join finding f on f.visit = v.id join finding_violation y on y.finding = f.id where v.workplace = of_record
     union all
    select 'PENALTY', z.country, z.agency, cast(extract(year from z.served_on) as integer), null
      from penalty z where z.workplace = of_record and z.state <> 'CANCELLED' $$;
comment on function annual_records_of(uuid) is
    'That a workplace was registered, its visits, violations and penalties, each with the year in which the annual report counts it';
revoke execute on function kept_year_begins(text, integer), annual_records_of(uuid) from public;

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
        select w.id, w.sector = 'Agriculture' as agriculture from workplace w where w.id = any (units) and w.merged_into is null
    ), part(id, record, agriculture, steps) as (
        select r.id, r.id, r.agriculture, 0 from root r
        union all
        select p.id, w.id, p.agriculture, p.steps + 1 from part p join workplace w on w.merged_into = p.record where p.steps < 100
    ), live as (
        select p.id, x.country, x.agency, x.year, p.agriculture, count(*) filter (where x.what = 'VISIT') as visits,
               count(*) filter (where x.what = 'VIOLATION') as violations, count(*) filter (where x.what = 'PENALTY') as penalties,
               count(*) filter (where x.what = 'REGISTERED') as registered, coalesce(sum(x.workers), 0) as workers,
               count(*) filter (where x.what = 'REGISTERED' and x.workers is null) as without_workers
          from part p cross join lateral annual_records_of(p.record) x
         where x.what <> 'REGISTERED' or p.record = p.id
         group by p.id, x.country, x.agency, x.year, p.agriculture
    ), gone as (
        delete from annual_part k where k.workplace = any (units) returning k.*
    ), kept as (
        insert into annual_part (workplace, country, agency, year, agriculture, visits, violations, penalties, registered, workers,
                                 without_workers)
        select l.id, l.country, l.agency, l.year, l.agriculture, l.visits, l.violations, l.penalties, l.registered, l.workers,
               l.without_workers
          from live l
        returning *
    ), moved as (
        select -1 as by, g.* from gone g union all select 1, k.* from kept k
    ), line as (
        select m.by, m.country, m.agency, m.year, m.agriculture, m.visits, least(m.visits, 1) as visited, m.violations, m.penalties,
               0 as registered, 0 as workers, 0 as without_workers
          from moved m where m.agency is not null
         union all
        select m.by, m.country, null, m.year, m.agriculture, sum(m.visits), least(sum(m.visits), 1), sum(m.violations), sum(m.penalties),
               sum(m.registered), sum(m.workers), sum(m.without_workers)
          from moved m group by m.by, m.workplace, m.country, m.year, m.agriculture
    )
    insert into annual_count as c (country, agency, year, agriculture, visits, visited, violations, penalties, registered, workers,
                                   without_workers)
    select l.country, l.agency, l.year, l.agriculture, sum(l.by * l.visits), sum(l.by * l.visited), sum(l.by * l.violations),
           sum(l.by * l.penalties), sum(l.by * l.registered), sum(l.by * l.workers), sum(l.by * l.without_workers)
      from line l group by l.country, l.agency, l.year, l.agriculture
    on conflict on constraint annual_count_once do update
       set visits = c.visits + excluded.visits, visited = c.visited + excluded.visited, violations = c.violations + excluded.violations,
           penalties = c.penalties + excluded.penalties, registered = c.registered + excluded.registered,
           workers = c.workers + excluded.workers, without_workers = c.without_workers + excluded.without_workers;
    return cardinality(named);
end $$;

-- The sums of a year, with the workplaces that wait and those of the hours between the two years as they are now. It is stable, so that
-- both statements see the same: the job may count meanwhile. Where nothing waits and the years are the same, no record is read, whatever
-- the planner thinks of it. For the functions below, which say for whom they count.
create or replace function annual_figures_of(of_country text, of_agency uuid, from_at timestamptz, until_at timestamptz,
        agriculture_only boolean)
    returns table (visits bigint, visited bigint, violations bigint, penalties bigint, registered bigint, workers bigint,
                   without_workers bigint)
    language plpgsql stable set search_path = pg_catalog, public, pg_temp set jit = off as $$
#variable_conflict use_column
declare
    of_year integer := year_in_utc(from_at + interval '20 days');
    begins timestamptz := kept_year_begins(of_country, of_year);
    ends timestamptz := kept_year_begins(of_country, of_year + 1);
    years_differ boolean := begins <> from_at or ends <> until_at;
    units uuid[];
    some_wait boolean;
begin
    with edge(from_at, until_at) as materialized (
        select e.* from (values (least(begins, from_at), greatest(begins, from_at)), (least(ends, until_at), greatest(ends, until_at)))
            as e(from_at, until_at) where e.from_at < e.until_at
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
    ), part(id, record, steps) as (
        select w.id, w.id, 0 from unit u join workplace w on w.id = u.id
         where some_wait and w.merged_into is null and (not agriculture_only or w.sector = 'Agriculture')
        union all
        select p.id, w.id, p.steps + 1 from part p join workplace w on w.merged_into = p.record where p.steps < 100
    ), made as materialized (
        select p.id, v.id as visit from part p join visit v on v.workplace = p.record
         where some_wait and v.country = of_country and (of_agency is null or v.agency = of_agency)
           and coalesce(v.corrected_start, v.started_at) >= from_at and coalesce(v.corrected_start, v.started_at) < until_at
    ), live as (
        select (select count(*) from made) as visits, (select count(distinct m.id) from made m) as visited,
               (select count(*)
                  from part p
                  join visit v on v.workplace = p.record
                  join finding f on f.visit = v.id
                  join finding_violation y on y.finding = f.id
                 where some_wait and coalesce(v.corrected_start, v.started_at) >= from_at
                   and coalesce(v.corrected_start, v.started_at) < until_at and y.country = of_country
                   and (of_agency is null or y.agency = of_agency)) as violations,
               (select count(*)
                  from part p
                  join penalty z on z.workplace = p.record
                 where some_wait and z.country = of_country and (of_agency is null or z.agency = of_agency) and z.state <> 'CANCELLED'
                   and z.served_on >= make_date(of_year, 1, 1) and z.served_on < make_date(of_year + 1, 1, 1)) as penalties
    ), there as (
        select count(*) as registered, coalesce(sum(w.workers), 0) as workers, count(*) filter (where w.workers is null) as without_workers
          from part p join workplace w on w.id = p.id
         where some_wait and p.record = p.id and w.country = of_country and w.created_at < until_at
    ), said as (
        select coalesce(sum(s.visits), 0) as visits, count(*) filter (where s.visits > 0) as visited,
               coalesce(sum(s.violations), 0) as violations, coalesce(sum(s.penalties), 0) as penalties
          from (select sum(k.visits) as visits, sum(k.violations) as violations, sum(k.penalties) as penalties
                  from unit u join annual_part k on k.workplace = u.id
                 where k.country = of_country and k.year = of_year and k.agency is not null and (of_agency is null or k.agency = of_agency)
                   and (not agriculture_only or k.agriculture)
                 group by k.workplace) s
    ), said_there as (
        select coalesce(sum(k.registered), 0) as registered, coalesce(sum(k.workers), 0) as workers,
               coalesce(sum(k.without_workers), 0) as without_workers
          from unit u join annual_part k on k.workplace = u.id
         where k.country = of_country and k.year <= of_year and k.agency is null and (not agriculture_only or k.agriculture)
    ), total as (
        select coalesce(sum(c.visits) filter (where c.year = of_year), 0) as visits,
               coalesce(sum(c.visited) filter (where c.year = of_year), 0) as visited,
               coalesce(sum(c.violations) filter (where c.year = of_year), 0) as violations,
               coalesce(sum(c.penalties) filter (where c.year = of_year), 0) as penalties,
               coalesce(sum(c.registered), 0) as registered, coalesce(sum(c.workers), 0) as workers,
               coalesce(sum(c.without_workers), 0) as without_workers
          from annual_count c
         where c.country = of_country and c.agency is not distinct from of_agency and c.year <= of_year
           and (not agriculture_only or c.agriculture)
    )
    select cast(t.visits + l.visits - s.visits as bigint), cast(t.visited + l.visited - s.visited as bigint),
           cast(t.violations + l.violations - s.violations as bigint), cast(t.penalties + l.penalties - s.penalties as bigint),
           cast(t.registered + h.registered - r.registered as bigint), cast(t.workers + h.workers - r.workers as bigint),
           cast(t.without_workers + h.without_workers - r.without_workers as bigint)
      from total t cross join live l cross join said s cross join there h cross join said_there r;
end $$;
