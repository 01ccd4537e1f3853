-- People's accounts as their agencies keep them. Names and addresses stay in the identity provider; here stand the decisions
-- about an account, and whether the identity provider has been told of them.

create table person (
    id                uuid primary key,
    agency            uuid        not null,
    roles             text        not null,
    state             text        not null check (state in ('ACTIVE', 'SUSPENDED', 'REMOVED')),
    recorded_at       timestamptz not null,
    invited_by        text,
    suspended_at      timestamptz,
    suspended_by      text,
    suspension_reason text check (suspension_reason in ('LEFT', 'DEVICE_LOST', 'ACCOUNT_COMPROMISED', 'MISUSE_SUSPECTED', 'LONG_ABSENCE', 'OTHER')),
    reviewed_at       timestamptz,
    reviewed_by       text,
    untold_since      timestamptz,
    closed_at         timestamptz,
    version           integer     not null default 0
);

comment on table person is 'Accounts of the people of agencies, without their names';
comment on column person.id is 'The account''s id in the identity provider, and the subject of its tokens';
comment on column person.agency is 'Whose person it is';
comment on column person.roles is 'Roles, comma separated';
comment on column person.state is 'Active, suspended for a time, or removed by a review';
comment on column person.recorded_at is 'When she was invited, or first seen for one who was there before';
comment on column person.invited_by is 'Subject of who invited her; null for one who was there before';
comment on column person.suspended_at is 'When she was suspended or removed last';
comment on column person.suspended_by is 'Subject of who did it';
comment on column person.suspension_reason is 'Why; null for a removal by review';
comment on column person.reviewed_at is 'When her access was confirmed last';
comment on column person.reviewed_by is 'Subject of who confirmed it';
comment on column person.untold_since is 'Since when the identity provider has not been told what stands here, real time; null when it has';
comment on column person.closed_at is 'When the identity provider had closed the account and ended its sessions, real time';
comment on column person.version is 'For ETag and If-Match';

create index person_agency on person (agency, recorded_at desc, id desc);
create index person_untold on person (untold_since) where untold_since is not null;
create index person_closed on person (closed_at) where suspended_at is not null;

create table access_review (
    id         uuid primary key,
    person     uuid        not null references person,
    agency     uuid        not null,
    quarter    text        not null check (quarter ~ '^[0-9]{4}-Q[1-4]$'),
    outcome    text        not null check (outcome in ('CONFIRMED', 'REMOVED')),
    decided_at timestamptz not null,
    subject    text        not null
);

comment on table access_review is 'The quarterly reviews of who has access; insert only';
comment on column access_review.id is 'UUIDv7';
comment on column access_review.person is 'Whose access';
comment on column access_review.agency is 'Her agency';
comment on column access_review.quarter is 'The quarter in the jurisdiction, e.g. 2026-Q4';
comment on column access_review.outcome is 'Whether she keeps it';
comment on column access_review.decided_at is 'Time of the transaction';
comment on column access_review.subject is 'Who decided';

create index access_review_person on access_review (person, decided_at);

create table access_review_reminder (
    agency  uuid        not null,
    quarter text        not null,
    told_at timestamptz not null,
    primary key (agency, quarter)
);

comment on table access_review_reminder is 'Which agencies have been told that reviews are overdue: once in a quarter';
comment on column access_review_reminder.agency is 'Who was told';
comment on column access_review_reminder.quarter is 'In which quarter';
comment on column access_review_reminder.told_at is 'Time of the transaction';

-- An agency's administrator sees her own people; a mechanism administrator those of the countries that she covers.
create function actor_keeps_people_of(agency uuid) returns boolean language sql stable parallel safe as
    $$ select actor_is('system:people')
           or (actor_has('agency-administrator') and agency = actor_agency())
           or (actor_has('mechanism-administrator')
               and (agency = actor_agency()
                    or exists (select 1 from provider p where p.id = agency and p.country = any (actor_regions())))) $$;
comment on function actor_keeps_people_of(uuid) is 'Whether the actor keeps the accounts of this agency';

alter table person enable row level security;
alter table person force row level security;
create policy administrator_keeps on person using (actor_keeps_people_of(agency)) with check (actor_keeps_people_of(agency));

alter table access_review enable row level security;
alter table access_review force row level security;
create policy administrator_reads on access_review for select using (actor_keeps_people_of(agency));
create policy administrator_decides on access_review for insert
    with check (actor_keeps_people_of(agency) and subject = (select actor_subject()));

alter table access_review_reminder enable row level security;
alter table access_review_reminder force row level security;
create policy reminder_only on access_review_reminder using ((select actor_is('system:people')));

-- An agency is told of accounts whose review is overdue.
create policy people_tells on notice for insert
    with check ((select actor_is('system:people')) and agency is not null and read_at is null and mailed_at is null);
