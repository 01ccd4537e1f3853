create table case_file (
    id                    uuid primary key,
    external_id           text,
    reference             text        not null unique,
    country               text        not null,
    region                text        not null,
    stage                 text        not null,
    age_group             text        not null check (age_group in ('ADULT', 'CHILD', 'UNSURE')),
    sex                   text        not null check (sex in ('FEMALE', 'MALE', 'OTHER', 'UNKNOWN')),
    exploitation          text        not null,
    sender                uuid        not null,
    referred_at           timestamptz not null,
    due_on                date,
    recovery_ends_on      date,
    reconsideration_until date,
    htcds                 jsonb,
    synthetic             boolean     not null default false,
    version               integer     not null default 0,
    unique (country, external_id),
    check (stage in ('DRAFT', 'REFERRED', 'REASONABLE_GROUNDS_POSITIVE', 'REASONABLE_GROUNDS_NEGATIVE', 'RECOVERY',
                     'CONCLUSIVE_GROUNDS_POSITIVE', 'CONCLUSIVE_GROUNDS_NEGATIVE', 'RECONSIDERATION', 'SUSPENDED',
                     'DISQUALIFIED', 'TRANSITION', 'NOTIFIED_ONLY', 'WITHDRAWN', 'CLOSED', 'CLOSED_REFERRED'))
);
create index case_file_region on case_file (region, referred_at desc, id desc);
create index case_file_region_stage on case_file (region, stage, referred_at desc, id desc);
create index case_file_region_due on case_file (region, referred_at desc, id desc, due_on) where due_on is not null;
create index case_file_sender on case_file (sender, region, referred_at desc, id desc);
create index case_file_stage on case_file (country, stage) include (region, sender);

comment on table case_file is 'One person''s way through the mechanism, without her identity';
comment on column case_file.id is 'UUIDv7; that of the sender''s report where another service has sent it';
comment on column case_file.external_id is 'Id in the register that it was imported from';
comment on column case_file.reference is 'What people call it: Crockford base 32 with a check symbol';
comment on column case_file.country is 'ISO 3166-1';
comment on column case_file.region is 'ISO 3166-2 or a code of our own below it';
comment on column case_file.stage is 'Where it stands';
comment on column case_file.age_group is 'Adult, child or unsure';
comment on column case_file.sex is 'Sex';
comment on column case_file.exploitation is 'Kinds of exploitation, comma separated';
comment on column case_file.sender is 'The organisation that referred';
comment on column case_file.referred_at is 'When it was received';
comment on column case_file.due_on is 'Last day of the open duty, in the jurisdiction; null when none is open or the law sets none';
comment on column case_file.recovery_ends_on is 'Last day of recovery and reflection';
comment on column case_file.reconsideration_until is 'Last day to ask for reconsideration';
comment on column case_file.htcds is 'Codes by HTCDS 2.0 field name, as imported';
comment on column case_file.synthetic is 'Made up for the sample';
comment on column case_file.version is 'For ETag and If-Match';

create table case_person (
    case_file       uuid primary key references case_file,
    given_name      text,
    family_name     text,
    date_of_birth   date,
    nationality     text,
    languages       text,
    contact_channel text,
    contact_value   text,
    contact_times   text,
    contact_words   text,
    circumstances   text
);

comment on table case_person is 'Who the person of a case file is; no row for one who was only notified';
comment on column case_person.case_file is 'Whose file';
comment on column case_person.given_name is 'Given name';
comment on column case_person.family_name is 'Family name';
comment on column case_person.date_of_birth is 'Date of birth';
comment on column case_person.nationality is 'ISO 3166-1';
comment on column case_person.languages is 'BCP 47, the preferred one first, comma separated';
comment on column case_person.contact_channel is 'Channel that is safe';
comment on column case_person.contact_value is 'Number or address on that channel';
comment on column case_person.contact_times is 'Times that are safe';
comment on column case_person.contact_words is 'What to say and what not';
comment on column case_person.circumstances is 'What the first responder wrote';

create table guardian_record (
    case_file    uuid primary key references case_file,
    needed_since timestamptz not null,
    appointed_at timestamptz
);

comment on table guardian_record is 'A child, or anyone whose age is unsure, needs a guardian';
comment on column guardian_record.case_file is 'Whose file';
comment on column guardian_record.needed_since is 'Since when';
comment on column guardian_record.appointed_at is 'When one was appointed';

create table case_file_event (
    id           uuid primary key,
    case_file    uuid        not null references case_file,
    name         text        not null,
    stage_before text        not null,
    stage_after  text        not null,
    occurred_at  timestamptz not null,
    subject      text        not null,
    agency       uuid
);
create index case_file_event_file on case_file_event (case_file, occurred_at, id);

comment on table case_file_event is 'Every step of a case file';
comment on column case_file_event.id is 'UUIDv7';
comment on column case_file_event.case_file is 'Whose step';
comment on column case_file_event.name is 'What happened';
comment on column case_file_event.stage_before is 'Stage before';
comment on column case_file_event.stage_after is 'Stage after';
comment on column case_file_event.occurred_at is 'Time of the transaction';
comment on column case_file_event.subject is 'Who did it';
comment on column case_file_event.agency is 'For which organisation';

create table case_decision (
    id         uuid primary key,
    case_file  uuid        not null references case_file,
    kind       text        not null,
    outcome    text        not null,
    test       text        not null,
    reasons    text        not null,
    decided_at timestamptz not null,
    subject    text        not null,
    agency     uuid
);
create index case_decision_file on case_decision (case_file, decided_at);

comment on table case_decision is 'Decisions of the competent authority';
comment on column case_decision.id is 'UUIDv7';
comment on column case_decision.case_file is 'On whom';
comment on column case_decision.kind is 'Which decision';
comment on column case_decision.outcome is 'Positive or negative';
comment on column case_decision.test is 'Standard of proof that was applied';
comment on column case_decision.reasons is 'Why';
comment on column case_decision.decided_at is 'Time of the transaction';
comment on column case_decision.subject is 'Who decided';
comment on column case_decision.agency is 'For which authority';
