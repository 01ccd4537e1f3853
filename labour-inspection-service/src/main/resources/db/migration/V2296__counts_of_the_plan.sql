-- How many visits of a quarter each inspector has in which state. Counting them took longer with each visit of the quarter. Whoever
-- changes the plan adds a row and waits for nobody; a job sums the rows up.
create table plan_count (
    agency    uuid   not null,
    quarter   date   not null,
    inspector text,
    state     text   not null,
    visits    bigint not null
);
create index plan_count_of on plan_count (agency, quarter);
comment on table plan_count is 'Planned visits by quarter, inspector and state, as the sum of the rows';
comment on column plan_count.agency is 'The inspectorate';
comment on column plan_count.quarter is 'First day of the quarter in which their last day is';
comment on column plan_count.inspector is 'Subject of the inspector to whom they are assigned, or null';
comment on column plan_count.state is 'The state of the visits';
comment on column plan_count.visits is 'How many more visits these are; less than zero for visits that are it no longer';

create function quarter_of(day date) returns date language sql immutable parallel safe as
    $$ select make_date(cast(extract(year from day) as integer), cast(extract(quarter from day) as integer) * 3 - 2, 1) $$;
comment on function quarter_of(date) is 'The first day of the quarter of a day';

create function count_planned_visits() returns trigger
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
begin
    perform set_config('palermo.subject', 'system:figures', true);
    if tg_op = 'INSERT' then
        insert into plan_count (agency, quarter, inspector, state, visits)
        select m.agency, quarter_of(m.by_day), m.inspector, m.state, count(*) from moved m group by 1, 2, 3, 4;
    elsif tg_op = 'DELETE' then
        insert into plan_count (agency, quarter, inspector, state, visits)
        select m.agency, quarter_of(m.by_day), m.inspector, m.state, -count(*) from moved m group by 1, 2, 3, 4;
    else
        insert into plan_count (agency, quarter, inspector, state, visits)
        values (old.agency, quarter_of(old.by_day), old.inspector, old.state, -1),
               (new.agency, quarter_of(new.by_day), new.inspector, new.state, 1);
    end if;
    perform set_config('palermo.subject', coalesce(actor, ''), true);
    return null;
end $$;
comment on function count_planned_visits() is 'Counts planned visits by quarter, inspector and state as they come, change and go';
create trigger planned_visit_rows_counted after insert on planned_visit referencing new table as moved
    for each statement execute function count_planned_visits();
create trigger planned_visit_rows_uncounted after delete on planned_visit referencing old table as moved
    for each statement execute function count_planned_visits();
create trigger planned_visit_count_changed after update on planned_visit for each row
    when (old.agency <> new.agency or old.by_day <> new.by_day or old.inspector is distinct from new.inspector or old.state <> new.state)
    execute function count_planned_visits();

-- The owner counts what is there, which no policy lets it see. The triggers are there already, so nobody adds one that is not counted.
alter table planned_visit no force row level security;
insert into plan_count (agency, quarter, inspector, state, visits)
select agency, quarter_of(by_day), inspector, state, count(*) from planned_visit group by 1, 2, 3, 4;
alter table planned_visit force row level security;

alter table plan_count enable row level security;
alter table plan_count force row level security;
create policy served_only on plan_count as restrictive using ((select actor_is_served()) or (select actor_is('system:figures')));
create policy chief_counts on plan_count for select
    using ((select actor_has('chief-inspector')) and agency = (select actor_agency()));
create policy figures_keep on plan_count to current_user
    using ((select actor_is('system:figures'))) with check ((select actor_is('system:figures')));

-- What others add meanwhile stays for the next time. Of two that sum up at once, the second finds nothing that the first has taken.
create function sum_up_planned_visits(at_least integer) returns void
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if not coalesce(actor_is('system:figures'), false) then
        raise insufficient_privilege using message = 'only figures sum up how many visits are planned';
    end if;
    if exists (select from plan_count group by agency, quarter, inspector, state having count(*) >= at_least) then
        with taken as (delete from plan_count returning agency, quarter, inspector, state, visits)
        insert into plan_count (agency, quarter, inspector, state, visits)
        select agency, quarter, inspector, state, sum(visits) from taken group by 1, 2, 3, 4 having sum(visits) <> 0;
    end if;
end $$;
comment on function sum_up_planned_visits(integer) is
    'Makes one row of all that count the same visits, once there are so many rows of one kind';
revoke execute on function count_planned_visits(), sum_up_planned_visits(integer) from public;
grant execute on function sum_up_planned_visits(integer) to "${user}";
