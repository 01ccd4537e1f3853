-- Inquiries of auditors into what a person has seen on a day. Like the audit that they are about, they have ids and codes only and
-- are not erased.

create table access_inquiry (
    id          uuid        primary key,
    person      text        not null,
    agency      uuid,
    day         date        not null,
    reason      text        not null check (reason in ('BREAK_GLASS', 'FOREIGN_RECORDS', 'AT_NIGHT', 'MANY_AT_ONCE', 'COMPLAINT', 'OTHER')),
    opened_at   timestamptz not null,
    opened_by   text        not null,
    outcome     text        check (outcome in ('EXPLAINED', 'MISTAKE', 'MISUSE')),
    file_number text        check (length(file_number) <= 40),
    closed_at   timestamptz,
    closed_by   text,
    version     integer     not null default 0,
    check ((closed_at is null) = (closed_by is null) and (closed_at is null) = (outcome is null)),
    check (closed_at is not null or file_number is null),
    check (opened_by <> person and closed_by <> person)
);

comment on table access_inquiry is 'Inquiries of auditors into what a person has seen on a day';
comment on column access_inquiry.id is 'UUIDv7';
comment on column access_inquiry.person is 'Subject of the account whose accesses they are';
comment on column access_inquiry.agency is 'The organisation for which she last acted; null when she never did in this service';
comment on column access_inquiry.day is 'Of the accesses, in the time zone in which auditors count days';
comment on column access_inquiry.reason is 'Why, coded';
comment on column access_inquiry.opened_at is 'Time of the transaction';
comment on column access_inquiry.opened_by is 'Subject of who opened it; never the person herself';
comment on column access_inquiry.outcome is 'What it has found; null while it is open';
comment on column access_inquiry.file_number is 'Where its papers are: a number and no name; null when nobody said';
comment on column access_inquiry.closed_at is 'Time of the transaction; null while it is open';
comment on column access_inquiry.closed_by is 'Subject of who closed it; never the person herself; null while it is open';
comment on column access_inquiry.version is 'For ETag and If-Match';

create unique index access_inquiry_open on access_inquiry (person, day) where closed_at is null;
create index access_inquiry_latest on access_inquiry (opened_at desc, id desc);

alter table access_inquiry enable row level security;
alter table access_inquiry force row level security;
create policy served_only on access_inquiry as restrictive using ((select actor_is_served()));
-- Nobody sees an inquiry into her own accesses.
create policy auditor_reads on access_inquiry for select
    using ((select actor_has('auditor')) and person <> (select actor_subject()));
create policy auditor_opens on access_inquiry for insert
    with check ((select actor_has('auditor')) and person <> (select actor_subject()) and opened_by = (select actor_subject()) and closed_at is null);
create policy auditor_closes on access_inquiry for update
    using ((select actor_has('auditor')) and person <> (select actor_subject()))
    with check ((select actor_has('auditor')) and closed_by = (select actor_subject()));
