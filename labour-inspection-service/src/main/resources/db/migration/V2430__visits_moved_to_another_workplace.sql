-- A visit that was recorded at the wrong workplace is moved to the right one. What stood before is kept in a row of its own, and nothing of
-- a visit changes without such a row. Findings, evidence and files belong to the visit; the planned visit and the wage claims that were found
-- in it have a workplace of their own, and go along.
create table visit_move (
    id             uuid        primary key,
    visit          uuid        not null references visit,
    agency         uuid        not null,
    from_workplace uuid        not null references workplace,
    to_workplace   uuid        not null references workplace,
    sealed_reason  bytea       not null,
    moved_by       text        not null,
    moved_at       timestamptz not null,
    check (from_workplace <> to_workplace)
);
create index visit_move_of on visit_move (visit, moved_at, id);
create index visit_move_from on visit_move (from_workplace, moved_at desc, id desc);
create index visit_move_to on visit_move (to_workplace, moved_at desc, id desc);

comment on table visit_move is 'Visits that were recorded at the wrong workplace and moved to another one; only added to';
comment on column visit_move.id is 'UUIDv7';
comment on column visit_move.visit is 'Row of the visit';
comment on column visit_move.agency is 'The inspectorate whose visit it is';
comment on column visit_move.from_workplace is 'Where it stood before';
comment on column visit_move.to_workplace is 'Where it was in truth';
comment on column visit_move.sealed_reason is 'Why it was moved, sealed under the key of the visit''s record';
comment on column visit_move.moved_by is 'Subject of who moved it';
comment on column visit_move.moved_at is 'Time of the transaction';

alter table visit_move enable row level security;
alter table visit_move force row level security;
create policy served_only on visit_move as restrictive using ((select actor_is_served()));
create policy inspectorate_reads on visit_move for select
    using ((select actor_inspects()) and agency = (select actor_agency()));
create policy maker_or_chief_moves on visit_move for insert
    with check ((select actor_inspects()) and agency = (select actor_agency()) and moved_by = (select actor_subject())
       and exists (select 1 from visit v
                    where v.id = visit_move.visit and v.agency = visit_move.agency and v.workplace = visit_move.from_workplace
                      and (v.recorded_by = (select actor_subject()) or (select actor_has('chief-inspector')))));

-- The policies are the owner's alone: only the function below runs as the owner.
create policy moving_moves on visit for update to current_user
    using ((select actor_is('system:visit-moving'))) with check ((select actor_is('system:visit-moving')));
create policy moving_moves on planned_visit for update to current_user
    using ((select actor_is('system:visit-moving'))) with check ((select actor_is('system:visit-moving')));
create policy moving_moves on wage_claim for update to current_user
    using ((select actor_is('system:visit-moving'))) with check ((select actor_is('system:visit-moving')));
create policy moving_moves on finding for update to current_user
    using ((select actor_is('system:visit-moving'))) with check ((select actor_is('system:visit-moving')));

drop trigger finding_corrected on finding;
create trigger finding_corrected before update on finding for each row
    when (actor_inspects() and not actor_is('system:erasure') and not actor_is('system:visit-moving'))
    execute function only_kept_corrections();

alter table planned_visit_step drop constraint planned_visit_step_step_check;
alter table planned_visit_step add constraint planned_visit_step_step_check
    check (step in ('PLANNED', 'ASSIGNED', 'ACCEPTED', 'MOVED', 'COMPANIONS', 'WORKPLACE', 'OPENED', 'CLOSED', 'CANCELLED'));

-- A finding has the sector of the workplace where it was recorded, so it gets that of the right one. An imported finding may have a sector
-- of its own, which stays.
create function move_visit() returns trigger
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
begin
    insert into planned_visit_step (id, planned_visit, agency, step, from_day, by_day, inspector, day, joint_with, done_by, done_at)
    select uuidv7(), p.id, p.agency, 'WORKPLACE', p.from_day, p.by_day, p.inspector, p.day, p.joint_with, new.moved_by, new.moved_at
      from planned_visit p where p.visit = new.visit;
    perform set_config('palermo.subject', 'system:visit-moving', true);
    update visit v set workplace = new.to_workplace where v.id = new.visit and v.workplace = new.from_workplace;
    if not found then
        raise object_not_in_prerequisite_state using message = 'the visit is not at the workplace from which it is moved';
    end if;
    update planned_visit p set workplace = new.to_workplace, version = p.version + 1 where p.visit = new.visit;
    update wage_claim c set workplace = new.to_workplace, version = c.version + 1 where c.visit = new.visit;
    update finding f set sector = t.sector
      from workplace o, workplace t
     where o.id = new.from_workplace and t.id = new.to_workplace and f.visit = new.visit and f.sector <> t.sector
       and (f.digest <> '' or f.sector = o.sector);
    perform set_config('palermo.subject', coalesce(actor, ''), true);
    return null;
end $$;
comment on function move_visit() is 'Moves a visit to another workplace, with its planned visit and its wage claims, where a row says who moved it and why';
revoke execute on function move_visit() from public;
create trigger visit_moved after insert on visit_move for each row execute function move_visit();

-- A phone has the planned visit, its workplace and the visit: what was moved comes, and the wrong workplace leaves.
create or replace function sync_planned_visit() returns trigger
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    perform note_sync(new.agency, new.inspector, 'PLANNED_VISIT', new.id);
    perform note_sync(new.agency, new.inspector, 'WORKPLACE', new.workplace);
    if tg_op = 'UPDATE' and (old.inspector is distinct from new.inspector or old.workplace <> new.workplace) then
        perform note_sync(old.agency, old.inspector, 'PLANNED_VISIT', old.id);
        perform note_sync(old.agency, old.inspector, 'WORKPLACE', old.workplace);
    end if;
    return null;
end $$;
create trigger visit_workplace_synced after update on visit for each row
    when (new.digest <> '' and old.workplace <> new.workplace) execute function sync_visit();
comment on function sync_visit() is 'An inspector recorded a visit, or when it began or where it was is corrected';
