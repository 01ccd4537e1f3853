-- What somebody who coordinates a case has to do on it, and by when. A task belongs to the case: whoever takes the case over has it.

create table case_task (
    id         uuid        primary key,
    case_file  uuid        not null references case_file,
    reference  text        not null,
    country    text        not null,
    region     text        not null,
    what       bytea       not null,
    due_on     date        not null,
    state      text        not null check (state in ('OPEN', 'DONE', 'CANCELLED')),
    agency     uuid        not null,
    subject    text        not null,
    made_at    timestamptz not null,
    ended_at   timestamptz,
    ended_by   text,
    version    integer     not null default 0,
    check ((state = 'OPEN') = (ended_at is null) and (ended_at is null) = (ended_by is null))
);

comment on table case_task is 'What coordinators have to do on a case, and by when';
comment on column case_task.id is 'UUIDv7';
comment on column case_task.case_file is 'On which case';
comment on column case_task.reference is 'What people call the case: that of the case file';
comment on column case_task.country is 'The case file''s, ISO 3166-1';
comment on column case_task.region is 'The case file''s, ISO 3166-2 or a code of our own below it';
comment on column case_task.what is 'What has to be done, sealed under the key of the case file';
comment on column case_task.due_on is 'Last day to do it, in the jurisdiction';
comment on column case_task.state is 'Where it stands';
comment on column case_task.agency is 'The organisation of who made it';
comment on column case_task.subject is 'Who made it';
comment on column case_task.made_at is 'Time of the transaction';
comment on column case_task.ended_at is 'When it was done or cancelled; null while it is open';
comment on column case_task.ended_by is 'Who said so; null while it is open';
comment on column case_task.version is 'Counts changes, the ETag';

create index case_task_case on case_task (case_file, made_at desc, id desc);
create index case_task_open on case_task (case_file, due_on, id) where state = 'OPEN';

alter table case_task enable row level security;
alter table case_task force row level security;
create policy served_only on case_task as restrictive using ((select actor_is_served()));
create policy coordinator_reads on case_task for select
    using ((select actor_has('case-coordinator')) and case_file = any ((select assigned_cases())::uuid[]));
create policy coordinator_adds on case_task for insert
    with check ((select actor_has('case-coordinator')) and case_file = any ((select assigned_cases())::uuid[])
       and subject = (select actor_subject()) and agency = (select actor_agency()) and state = 'OPEN');
create policy coordinator_ends on case_task for update
    using ((select actor_has('case-coordinator')) and case_file = any ((select assigned_cases())::uuid[]) and state = 'OPEN')
    with check ((select actor_has('case-coordinator')) and case_file = any ((select assigned_cases())::uuid[])
       and state <> 'OPEN' and ended_by = (select actor_subject()));
create policy a_glass_writes_nothing on case_task as restrictive for insert with check (not (select actor_is_under_glass()));

-- With the person goes what had to be done for her.
create policy erasure_finds on case_task for select to current_user using ((select actor_is('system:erasure')));
create policy erasure_deletes on case_task for delete to current_user using ((select actor_is('system:erasure')));
create function erase_case_tasks() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    delete from case_task t where t.case_file = new.id;
    return null;
end $$;
comment on function erase_case_tasks() is 'Erases the tasks on the case of a person who is erased';
create trigger case_file_tasks_erased after update of erased_at on case_file for each row
    when (old.erased_at is null and new.erased_at is not null) execute function erase_case_tasks();
