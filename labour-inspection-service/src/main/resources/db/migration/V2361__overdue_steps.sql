-- The inspectorate is told once when the last day of a step of an order is over, as it is told of orders and penalties.
alter table directive_step add column told_overdue date;
comment on column directive_step.told_overdue is 'The due day of which the inspectorate was told that it is over; null when it was not';
create index directive_step_due on directive_step (directive, due_on) where done_on is null and told_overdue is null;

create policy watch_reads on directive_step for select using ((select actor_is('system:terms')));
create policy watch_marks on directive_step for update using ((select actor_is('system:terms')));
create trigger directive_step_marked before update on directive_step for each row
    when (actor_is('system:terms')) execute function only_marks();
create policy watch_tells_of_steps on notice for insert
    with check ((select actor_is('system:terms')) and kind = 'DIRECTIVE_STEP_OVERDUE' and read_at is null and mailed_at is null);
