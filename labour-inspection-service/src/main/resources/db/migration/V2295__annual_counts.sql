-- The annual report counted each visit, violation and workplace of a year again for whoever opened it. What each workplace adds to a year
-- is now kept, with the sums of all of them. Whoever changes a record adds a row that names the workplace and waits for nobody; a job
-- counts these workplaces anew. Who reads the report counts the workplaces that still wait herself, so it is never behind.
--
-- Kept years are those of UTC. A country's year begins some hours earlier or later: the workplaces with records of these hours are counted
-- by whoever reads, like those that wait.
create table annual_change (
    workplace uuid not null
);
comment on table annual_change is
    'Workplaces whose records changed since they were counted for the annual report; one may stand here several times';
comment on column annual_change.workplace is 'Which workplace';

create table annual_part (
    workplace       uuid    not null,
    country         text    not null,
    agency          uuid,
    year            integer not null,
    agriculture     boolean not null,
    visits          integer not null,
    violations      integer not null,
    penalties       integer not null,
    registered      integer not null,
    workers         bigint  not null,
    without_workers integer not null
);
create index annual_part_workplace on annual_part (workplace);
comment on table annual_part is
    'What a workplace adds to the annual report of a year; what was recorded on a merged record is that of the one that was kept';
comment on column annual_part.workplace is 'The workplace that stands for itself';
comment on column annual_part.country is 'ISO 3166-1 of the records';
comment on column annual_part.agency is
    'The inspectorate whose records they are; null for the row that says when the workplace was registered';
comment on column annual_part.year is
    'Year in UTC in which a visit began, or of the day on which a penalty was served, or in which the workplace was registered';
comment on column annual_part.agriculture is 'Whether the workplace is one of C129';
comment on column annual_part.visits is 'Visits that began in the year';
comment on column annual_part.violations is 'Violations that these visits found';
comment on column annual_part.penalties is 'Penalties that were served in the year and not cancelled';
comment on column annual_part.registered is '1 in the row that says when it was registered, 0 in others';
comment on column annual_part.workers is 'Workers, in the row that says when it was registered';
comment on column annual_part.without_workers is '1 where nobody knows how many workers, in the row that says when it was registered';

create table annual_count (
    country         text    not null,
    agency          uuid,
    year            integer not null,
    agriculture     boolean not null,
    visits          bigint  not null,
    visited         bigint  not null,
    violations      bigint  not null,
    penalties       bigint  not null,
    registered      bigint  not null,
    workers         bigint  not null,
    without_workers bigint  not null,
    constraint annual_count_once unique nulls not distinct (country, agency, year, agriculture)
);
comment on table annual_count is 'Sums of what workplaces add to the annual report, for the whole country and for each inspectorate';
comment on column annual_count.country is 'ISO 3166-1';
comment on column annual_count.agency is 'The inspectorate; null for all of them';
comment on column annual_count.year is 'Year, as of what a workplace adds';
comment on column annual_count.agriculture is 'Whether the workplaces are those of C129';
comment on column annual_count.visits is 'Visits';
comment on column annual_count.visited is 'Workplaces that were visited, each once';
comment on column annual_count.violations is 'Violations';
comment on column annual_count.penalties is 'Penalties';
comment on column annual_count.registered is 'Workplaces that were registered in the year; only for all inspectorates';
comment on column annual_count.workers is 'Workers of them; only for all inspectorates';
comment on column annual_count.without_workers is 'Those of them without a number of workers; only for all inspectorates';

create index visit_country_started on visit (country, started_at);

do $$
declare
    one text;
begin
    foreach one in array array['annual_change', 'annual_part', 'annual_count'] loop
        execute format('alter table %I enable row level security', one);
        execute format('alter table %I force row level security', one);
        execute format('create policy served_only on %I as restrictive using ((select actor_is_served()) '
            || 'or (select actor_is(''system:figures'')))', one);
        execute format('create policy figures_keep on %I to current_user using ((select actor_is(''system:figures''))) '
            || 'with check ((select actor_is(''system:figures'')))', one);
    end loop;
end $$;

create function year_in_utc(at timestamptz) returns integer language sql immutable parallel safe as
    $$ select cast(extract(year from at at time zone 'UTC') as integer) $$;
comment on function year_in_utc(timestamptz) is 'The year of an instant in UTC';

-- A statement that adds or removes many rows names each workplace once.
create function note_annual_rows() returns trigger
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
begin
    perform set_config('palermo.subject', 'system:figures', true);
    case tg_table_name
        when 'workplace' then
            insert into annual_change (workplace) select m.id from moved m;
        when 'finding_violation' then
            insert into annual_change (workplace)
            select distinct v.workplace from moved m join finding f on f.id = m.finding join visit v on v.id = f.visit;
        else
            insert into annual_change (workplace) select distinct m.workplace from moved m;
    end case;
    perform set_config('palermo.subject', coalesce(actor, ''), true);
    return null;
end $$;
comment on function note_annual_rows() is 'Names the workplaces whose records come or go, so that they are counted anew';

create function note_annual_change() returns trigger
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
begin
    perform set_config('palermo.subject', 'system:figures', true);
    if tg_table_name = 'workplace' then
        insert into annual_change (workplace)
        select distinct n.id from unnest(array[new.id, old.merged_into, new.merged_into]) as n(id) where n.id is not null;
    else
        insert into annual_change (workplace) select distinct n.id from unnest(array[old.workplace, new.workplace]) as n(id);
    end if;
    perform set_config('palermo.subject', coalesce(actor, ''), true);
    return null;
end $$;
comment on function note_annual_change() is 'Names the workplaces of a record that changes, so that they are counted anew';

do $$
declare
    one text;
begin
    foreach one in array array['workplace', 'visit', 'finding_violation', 'penalty'] loop
        execute format('create trigger %1$s_rows_added_to_year after insert on %1$s referencing new table as moved '
            || 'for each statement execute function note_annual_rows()', one);
        execute format('create trigger %1$s_rows_removed_from_year after delete on %1$s referencing old table as moved '
            || 'for each statement execute function note_annual_rows()', one);
    end loop;
end $$;
create trigger workplace_changed_for_year after update on workplace for each row
    when ((old.sector = 'Agriculture') <> (new.sector = 'Agriculture') or old.country <> new.country or old.created_at <> new.created_at
        or old.workers is distinct from new.workers or old.merged_into is distinct from new.merged_into)
    execute function note_annual_change();
create trigger visit_changed_for_year after update on visit for each row
    when (old.workplace <> new.workplace or old.country <> new.country or old.agency <> new.agency or old.started_at <> new.started_at)
    execute function note_annual_change();
create trigger penalty_changed_for_year after update on penalty for each row
    when (old.workplace <> new.workplace or old.country <> new.country or old.agency <> new.agency or old.served_on <> new.served_on
        or (old.state = 'CANCELLED') <> (new.state = 'CANCELLED'))
    execute function note_annual_change();

-- A workplace that was named for one change is counted with all changes that are committed: counting it again changes nothing. One that
-- commits later is named again. Two never count at once: the second goes away.
create function count_annual_changes(at_most integer) returns integer
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
        select w.id, w.country, w.sector = 'Agriculture' as agriculture, w.created_at, w.workers
          from workplace w where w.id = any (units) and w.merged_into is null
    ), part(id, record, agriculture, steps) as (
        select r.id, r.id, r.agriculture, 0 from root r
        union all
        select p.id, w.id, p.agriculture, p.steps + 1 from part p join workplace w on w.merged_into = p.record where p.steps < 100
    ), live as (
        select p.id, x.country, x.agency, x.year, p.agriculture, count(*) filter (where x.what = 'VISIT') as visits,
               count(*) filter (where x.what = 'VIOLATION') as violations, count(*) filter (where x.what = 'PENALTY') as penalties
          from part p
          cross join lateral (
                select 'VISIT' as what, v.country, v.agency, year_in_utc(v.started_at) as year from visit v where v.workplace = p.record
                 union all
                select 'VIOLATION', y.country, y.agency, year_in_utc(v.started_at)
                  from visit v join finding f on f.visit = v.id join finding_violation y on y.finding = f.id where v.workplace = p.record
                 union all
                select 'PENALTY', z.country, z.agency, cast(extract(year from z.served_on) as integer)
                  from penalty z where z.workplace = p.record and z.state <> 'CANCELLED') x
         group by p.id, x.country, x.agency, x.year, p.agriculture
    ), gone as (
        delete from annual_part k where k.workplace = any (units) returning k.*
    ), kept as (
        insert into annual_part (workplace, country, agency, year, agriculture, visits, violations, penalties, registered, workers,
                                 without_workers)
        select l.id, l.country, l.agency, l.year, l.agriculture, l.visits, l.violations, l.penalties, 0, 0, 0 from live l
         union all
        select r.id, r.country, null, year_in_utc(r.created_at), r.agriculture, 0, 0, 0, 1, coalesce(r.workers, 0),
               cast(r.workers is null as integer)
          from root r
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
comment on function count_annual_changes(integer) is
    'Counts the next workplaces that were named anew, of so many rows; how many these were, 0 when none is left or another counts';
revoke execute on function count_annual_changes(integer) from public;
grant execute on function count_annual_changes(integer) to "${user}";

-- The sums of a year, with the workplaces that wait and those of the hours between the two years as they are now. It is stable, so that
-- both statements see the same: the job may count meanwhile. For the functions below, which say for whom they count.
create function annual_figures_of(of_country text, of_agency uuid, from_at timestamptz, until_at timestamptz, agriculture_only boolean)
    returns table (visits bigint, visited bigint, violations bigint, penalties bigint, registered bigint, workers bigint,
                   without_workers bigint)
    language plpgsql stable set search_path = pg_catalog, public, pg_temp set jit = off as $$
#variable_conflict use_column
declare
    of_year integer := year_in_utc(from_at + interval '20 days');
    begins timestamptz := make_timestamptz(of_year, 1, 1, 0, 0, 0, 'UTC');
    ends timestamptz := make_timestamptz(of_year + 1, 1, 1, 0, 0, 0, 'UTC');
    units uuid[];
begin
    with edge(from_at, until_at) as materialized (
        select e.* from (values (least(begins, from_at), greatest(begins, from_at)), (least(ends, until_at), greatest(ends, until_at)))
            as e(from_at, until_at) where e.from_at < e.until_at
    ), named as materialized (
        select c.workplace as id from annual_change c
         union
        select v.workplace from edge e join visit v on v.country = of_country and v.started_at >= e.from_at and v.started_at < e.until_at
         union
        select w.id from edge e join workplace w on w.country = of_country and w.created_at >= e.from_at and w.created_at < e.until_at
    )
    select coalesce(array_agg(distinct u.id), '{}') into units
      from (select n.id from named n
             union all
            select workplace_now(w.id) from named n join workplace w on w.id = n.id where w.merged_into is not null) u;
    return query
    with recursive unit as (
        select u.id from unnest(units) as u(id)
    ), part(id, record, steps) as (
        select w.id, w.id, 0 from unit u join workplace w on w.id = u.id
         where w.merged_into is null and (not agriculture_only or w.sector = 'Agriculture')
        union all
        select p.id, w.id, p.steps + 1 from part p join workplace w on w.merged_into = p.record where p.steps < 100
    ), made as materialized (
        select p.id, v.id as visit from part p join visit v on v.workplace = p.record
         where v.country = of_country and (of_agency is null or v.agency = of_agency)
           and v.started_at >= from_at and v.started_at < until_at
    ), live as (
        select (select count(*) from made) as visits, (select count(distinct m.id) from made m) as visited,
               (select count(*)
                  from part p
                  join visit v on v.workplace = p.record
                  join finding f on f.visit = v.id
                  join finding_violation y on y.finding = f.id
                 where v.started_at >= from_at and v.started_at < until_at and y.country = of_country
                   and (of_agency is null or y.agency = of_agency)) as violations,
               (select count(*)
                  from part p
                  join penalty z on z.workplace = p.record
                 where z.country = of_country and (of_agency is null or z.agency = of_agency) and z.state <> 'CANCELLED'
                   and z.served_on >= make_date(of_year, 1, 1) and z.served_on < make_date(of_year + 1, 1, 1)) as penalties
    ), there as (
        select count(*) as registered, coalesce(sum(w.workers), 0) as workers, count(*) filter (where w.workers is null) as without_workers
          from part p join workplace w on w.id = p.id
         where p.record = p.id and w.country = of_country and w.created_at < until_at
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
comment on function annual_figures_of(text, uuid, timestamptz, timestamptz, boolean) is
    'What the annual report counts of a country and an inspectorate, or all of them; registered workplaces only for all of them';

-- Visits of a year: all of the country for an office that reads the report of it, her own inspectorate's for an inspector.
create or replace function annual_visits(of_country text, from_at timestamptz, until_at timestamptz, agriculture boolean)
    returns table (visits bigint, workplaces bigint)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
    for_all boolean := actor_reports_on(of_country);
begin
    if not coalesce(actor_is_served() and (for_all or actor_inspects() and actor_agency() is not null), false) then
        return query select cast(0 as bigint), cast(0 as bigint);
        return;
    end if;
    perform set_config('palermo.subject', 'system:figures', true);
    return query select a.visits, a.visited
                   from annual_figures_of(of_country, case when not for_all then actor_agency() end, from_at, until_at, agriculture) a;
    perform set_config('palermo.subject', coalesce(actor, ''), true);
end $$;

create or replace function annual_violations(of_country text, from_at timestamptz, until_at timestamptz, from_day date, until_day date,
        agriculture boolean)
    returns table (violations bigint, penalties bigint)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
    for_all boolean := actor_reports_on(of_country);
begin
    if not coalesce(actor_is_served() and (for_all or actor_inspects() and actor_agency() is not null), false) then
        return query select cast(0 as bigint), cast(0 as bigint);
        return;
    end if;
    perform set_config('palermo.subject', 'system:figures', true);
    return query select a.violations, a.penalties
                   from annual_figures_of(of_country, case when not for_all then actor_agency() end, from_at, until_at, agriculture) a;
    perform set_config('palermo.subject', coalesce(actor, ''), true);
end $$;

create function annual_workplaces(of_country text, until_at timestamptz, agriculture boolean)
    returns table (workplaces bigint, workers bigint, without_workers bigint)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
    begins timestamptz := make_timestamptz(year_in_utc(until_at - interval '20 days'), 1, 1, 0, 0, 0, 'UTC');
begin
    perform set_config('palermo.subject', 'system:figures', true);
    return query select a.registered, a.workers, a.without_workers
                   from annual_figures_of(of_country, null, begins, until_at, agriculture) a;
    perform set_config('palermo.subject', coalesce(actor, ''), true);
end $$;
comment on function annual_workplaces(text, timestamptz, boolean) is
    'Workplaces that were registered before the end of a year and stand for themselves, for everybody, as workplaces are';
revoke execute on function note_annual_rows(), note_annual_change(), annual_figures_of(text, uuid, timestamptz, timestamptz, boolean),
    annual_workplaces(text, timestamptz, boolean) from public;
grant execute on function annual_workplaces(text, timestamptz, boolean) to "${user}";

-- What is there is named here, after the triggers, and counted by the job, some thousand workplaces in a transaction.
do $$
begin
    perform set_config('palermo.subject', 'system:figures', true);
    insert into annual_change (workplace) select id from workplace;
    perform set_config('palermo.subject', '', true);
end $$;
