-- What changed in the scope of an inspector, for a phone that was without a network. A change says only whose scope and which record: what
-- the record says is read when the phone asks, as the inspector may see it then. The sequencer numbers changes after their commit.
create table sync_change (
    id      uuid primary key,
    agency  uuid not null,
    subject text not null,
    kind    text not null check (kind in ('WORKPLACE', 'PLANNED_VISIT', 'VISIT')),
    record  uuid not null
);
create index sync_change_subject on sync_change (subject, agency);

comment on table sync_change is 'Changes in the scope of inspectors; insert only, dropped after some months';
comment on column sync_change.id is 'UUIDv7; the feed sync numbers it after the commit';
comment on column sync_change.agency is 'The inspectorate';
comment on column sync_change.subject is 'In whose scope';
comment on column sync_change.kind is 'Kind of the record';
comment on column sync_change.record is 'Row of the record, which came, changed or left';

insert into feed_epoch (feed, epoch, from_sequence, began_at) values ('sync', uuidv7(), 0, clock_timestamp());

alter table sync_change enable row level security;
alter table sync_change force row level security;
create policy served_only on sync_change as restrictive using ((select actor_is_served()));
create policy inspector_reads on sync_change for select
    using ((select actor_inspects()) and agency = (select actor_agency()) and subject = (select actor_subject()));
create policy sync_notes on sync_change for insert to current_user with check ((select actor_is('system:sync')));
create policy sync_drops_sees on sync_change for select using ((select actor_is('system:sync')));
create policy sync_drops on sync_change for delete using ((select actor_is('system:sync')));
create policy sync_finds on planned_visit for select to current_user using ((select actor_is('system:sync')));

create function note_sync(of_agency uuid, of_subject text, of_kind text, of_record uuid) returns void
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
    change uuid := uuidv7();
begin
    if of_subject is null then
        return;
    end if;
    perform set_config('palermo.subject', 'system:sync', true);
    insert into sync_change (id, agency, subject, kind, record) values (change, of_agency, of_subject, of_kind, of_record);
    insert into feed_pending (feed, entry) values ('sync', change);
    perform set_config('palermo.subject', coalesce(actor, ''), true);
end $$;
comment on function note_sync(uuid, text, text, uuid) is 'Notes a change in the scope of an inspector; nothing for nobody';
revoke execute on function note_sync(uuid, text, text, uuid) from public;

create function sync_planned_visit() returns trigger
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    perform note_sync(new.agency, new.inspector, 'PLANNED_VISIT', new.id);
    perform note_sync(new.agency, new.inspector, 'WORKPLACE', new.workplace);
    if tg_op = 'UPDATE' and old.inspector is distinct from new.inspector then
        perform note_sync(old.agency, old.inspector, 'PLANNED_VISIT', old.id);
        perform note_sync(old.agency, old.inspector, 'WORKPLACE', old.workplace);
    end if;
    return null;
end $$;
comment on function sync_planned_visit() is 'A planned visit came into the scope of an inspector, changed there or left it';
create trigger planned_visit_synced after insert or update on planned_visit for each row execute function sync_planned_visit();

create function sync_visit() returns trigger
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    perform note_sync(new.agency, new.recorded_by, 'VISIT', new.id);
    return null;
end $$;
comment on function sync_visit() is 'An inspector recorded a visit';
-- An imported visit has no submission, and is in nobody's day.
create trigger visit_synced after insert on visit for each row when (new.digest <> '') execute function sync_visit();

create function sync_workplace() returns trigger
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
    one record;
begin
    perform set_config('palermo.subject', 'system:sync', true);
    for one in select distinct p.agency, p.inspector from planned_visit p
                where p.workplace = new.id and p.state in ('ASSIGNED', 'ACCEPTED', 'OPENED') limit 1000
    loop
        perform note_sync(one.agency, one.inspector, 'WORKPLACE', new.id);
        perform set_config('palermo.subject', 'system:sync', true);
    end loop;
    perform set_config('palermo.subject', coalesce(actor, ''), true);
    return null;
end $$;
comment on function sync_workplace() is 'A workplace changed that somebody is to visit';
create trigger workplace_synced after update on workplace for each row execute function sync_workplace();
