-- Passwords, second factors and recovery codes are changed at the identity provider, which keeps events of it for thirty days. A job reads
-- them and records them in the audit, each once.

create table identity_reading (
    stream    text        primary key check (stream in ('CREDENTIALS', 'SIGN_INS')),
    next_from timestamptz not null,
    began_at  timestamptz not null
);

comment on table identity_reading is 'How far the events of the identity provider were read; a row for each kind of event';
comment on column identity_reading.stream is 'Changes of credentials, or sign-ins';
comment on column identity_reading.next_from is 'From when on they are read next, by the clock of the identity provider';
comment on column identity_reading.began_at is 'When they were read first, real time';

create table identity_event (
    id          uuid        primary key,
    happened_at timestamptz not null
);

comment on table identity_event is 'Events that were recorded, kept longer than the identity provider keeps them: one that is read twice is recorded once';
comment on column identity_event.id is 'Id at the identity provider';
comment on column identity_event.happened_at is 'When it happened, by the clock of the identity provider';

create index identity_event_past on identity_event (happened_at);

create table recovery_codes_left (
    person     uuid    primary key references person on delete cascade,
    credential text    not null,
    made_at    timestamptz not null,
    codes_left integer not null check (codes_left >= 0)
);

comment on table recovery_codes_left is 'How many recovery codes a person had left when this was last looked at: fewer than before were used';
comment on column recovery_codes_left.person is 'Whose codes';
comment on column recovery_codes_left.credential is 'Id of the list of codes at the identity provider';
comment on column recovery_codes_left.made_at is 'When the person made this list';
comment on column recovery_codes_left.codes_left is 'How many are left of it';

alter table identity_reading enable row level security;
alter table identity_reading force row level security;
create policy served_only on identity_reading as restrictive using ((select actor_is_served()));
create policy people_keeps on identity_reading
    using ((select actor_is('system:people'))) with check ((select actor_is('system:people')));

alter table identity_event enable row level security;
alter table identity_event force row level security;
create policy served_only on identity_event as restrictive using ((select actor_is_served()));
create policy people_keeps on identity_event
    using ((select actor_is('system:people'))) with check ((select actor_is('system:people')));

alter table recovery_codes_left enable row level security;
alter table recovery_codes_left force row level security;
create policy served_only on recovery_codes_left as restrictive using ((select actor_is_served()));
create policy people_keeps on recovery_codes_left
    using ((select actor_is('system:people'))) with check ((select actor_is('system:people')));

-- The only entries in the name of another: what a person has done with her own credentials, as the identity provider says it.
create policy credentials_record on audit_entry for insert
    with check ((select actor_is('system:people')) and request_id = (select current_setting('palermo.request', true))
        and record_kind = 'person' and subject = cast(record_id as text)
        and action in ('CHANGE_PASSWORD', 'RESET_PASSWORD', 'SET_SECOND_FACTOR', 'REMOVE_SECOND_FACTOR', 'MAKE_RECOVERY_CODES',
            'REMOVE_RECOVERY_CODES', 'USE_RECOVERY_CODE', 'CHANGE_CREDENTIAL'));
