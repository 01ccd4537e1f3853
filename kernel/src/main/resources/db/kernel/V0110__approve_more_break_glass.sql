-- One person opens few records alone; a second person lets her open more, for some hours.
create table break_glass_approval (
    id           uuid        primary key,
    person       text        not null,
    agency       uuid        not null,
    by_authority boolean     not null,
    approved_by  text        not null,
    approved_at  timestamptz not null,
    ends_at      timestamptz not null,
    check (approved_by <> person),
    check (ends_at > approved_at)
);
create index break_glass_approval_person on break_glass_approval (person, ends_at);
create index break_glass_of_day on break_glass (subject, opened_at);

comment on table break_glass_approval is 'That a second person lets somebody open more records in an emergency than one person may alone; it stays as it is';
comment on column break_glass_approval.id is 'UUIDv7';
comment on column break_glass_approval.person is 'Subject of who opens';
comment on column break_glass_approval.agency is 'Organisation of who approved: it counts for who acts for the same';
comment on column break_glass_approval.by_authority is 'Approved by a competent authority: it counts for any organisation';
comment on column break_glass_approval.approved_by is 'Subject of who approved; never who opens';
comment on column break_glass_approval.approved_at is 'Time of the transaction';
comment on column break_glass_approval.ends_at is 'From this instant the usual limits hold';

alter table break_glass_approval enable row level security;
alter table break_glass_approval force row level security;
create policy served_only on break_glass_approval as restrictive using ((select actor_is_served()));
create policy both_read on break_glass_approval for select
    using (person = (select actor_subject()) or approved_by = (select actor_subject()) or (select actor_has('auditor')));
create policy another_approves on break_glass_approval for insert
    with check (((select actor_has('competent-authority')) or (select actor_has('agency-administrator') or actor_has('first-responder') or actor_has('case-coordinator')))
       and approved_by = (select actor_subject()) and person <> (select actor_subject()) and agency = (select actor_agency()) and approved_at = (select actor_time())
       and by_authority = (select actor_has('competent-authority')));
