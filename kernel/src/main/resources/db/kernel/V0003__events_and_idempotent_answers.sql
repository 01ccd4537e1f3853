-- What makes things happen once: events on their way to other services (outbox), events taken from other services (inbox), and
-- the answers of requests that may be sent again.

create table outbox_stream (
    subscriber         text        not null,
    aggregate          uuid        not null,
    last_sequence      bigint      not null,
    delivered_sequence bigint      not null default 0,
    lease              uuid,
    leased_until       timestamptz,
    attempts           integer     not null default 0,
    next_attempt_at    timestamptz not null,
    last_failure       text,
    parked_at          timestamptz,
    refusals           integer     not null default 0,
    agency             uuid        default actor_agency(),
    primary key (subscriber, aggregate),
    check (delivered_sequence between 0 and last_sequence)
);

comment on table outbox_stream is 'What one subscriber is told about one aggregate, in order';
comment on column outbox_stream.subscriber is 'Name of the subscriber in the configuration';
comment on column outbox_stream.aggregate is 'Id of what the events are about';
comment on column outbox_stream.last_sequence is 'Number of the newest event';
comment on column outbox_stream.delivered_sequence is 'Number of the newest event that the subscriber has taken';
comment on column outbox_stream.lease is 'Token of the relay that delivers it now';
comment on column outbox_stream.leased_until is 'When that lease ends, real time';
comment on column outbox_stream.attempts is 'Failures of any kind since the last delivery: they make the pauses longer';
comment on column outbox_stream.next_attempt_at is 'Not before, real time';
comment on column outbox_stream.last_failure is 'Status or kind of the last failure, never a message';
comment on column outbox_stream.parked_at is 'Since when it waits for an operator';
comment on column outbox_stream.refusals is 'How many of the last failures in a row were refusals: enough of them park the stream';
-- Whoever handles events that are refused handles those of her own organisation.
comment on column outbox_stream.agency is 'The organisation whose people wrote its first event; null for a part of the system';

create index outbox_stream_due on outbox_stream (next_attempt_at)
    where delivered_sequence < last_sequence and parked_at is null;
create index outbox_stream_parked on outbox_stream (parked_at) where parked_at is not null;

create table outbox_event (
    subscriber         text        not null,
    aggregate          uuid        not null,
    sequence           bigint      not null,
    id                 uuid        not null unique,
    type               text        not null,
    occurred_at        timestamptz not null,
    data               jsonb,
    erased_on_delivery boolean     not null,
    delivered_at       timestamptz,
    skipped_reason     bytea,
    primary key (subscriber, aggregate, sequence),
    foreign key (subscriber, aggregate) references outbox_stream
);

comment on table outbox_event is 'Events, written in the transaction of what they tell';
comment on column outbox_event.subscriber is 'Who is told';
comment on column outbox_event.aggregate is 'What it is about';
comment on column outbox_event.sequence is 'Number within the stream, from 1 without gaps';
comment on column outbox_event.id is 'Id of the CloudEvent';
comment on column outbox_event.type is 'Type of the CloudEvent';
comment on column outbox_event.occurred_at is 'Time of the transaction';
comment on column outbox_event.data is 'Payload; null once erased or skipped';
comment on column outbox_event.erased_on_delivery is 'The payload must not stay here once it has arrived';
comment on column outbox_event.delivered_at is 'When the subscriber took it';
-- The reason is an operator's own words, in which a name may stand.
comment on column outbox_event.skipped_reason is 'Why an operator skipped it, sealed under the key of the event';

create table inbox_stream (
    source        text   not null,
    aggregate     uuid   not null,
    last_sequence bigint not null,
    primary key (source, aggregate)
);

comment on table inbox_stream is 'How far each stream of another service has been taken';
comment on column inbox_stream.source is 'Source of the CloudEvents';
comment on column inbox_stream.aggregate is 'Partition key of the CloudEvents';
comment on column inbox_stream.last_sequence is 'Number of the newest event that was taken';

create table inbox_event (
    source      text        not null,
    id          text        not null,
    aggregate   uuid        not null,
    sequence    bigint      not null,
    type        text        not null,
    received_at timestamptz not null,
    primary key (source, id),
    unique (source, aggregate, sequence)
);

comment on table inbox_event is 'Each event taken, in the transaction of its effect';
comment on column inbox_event.source is 'Source of the CloudEvent';
comment on column inbox_event.id is 'Id of the CloudEvent';
comment on column inbox_event.aggregate is 'Partition key of the CloudEvent';
comment on column inbox_event.sequence is 'Number within the stream';
comment on column inbox_event.type is 'Type of the CloudEvent';
comment on column inbox_event.received_at is 'Time of the transaction';

create table idempotent_answer (
    subject     text        not null,
    route       text        not null,
    body_hash   bytea       not null,
    created_at  timestamptz not null,
    id          uuid        not null unique,
    key_hash    bytea       not null,
    sealed      bytea       not null,
    agency      uuid,
    agency_kind text,
    regions     text[]      not null,
    roles       text[]      not null,
    primary key (subject, route, key_hash)
);

comment on table idempotent_answer is 'Answers of POSTs that were sent with an Idempotency-Key, for 24 hours';
comment on column idempotent_answer.subject is 'Who asked';
comment on column idempotent_answer.route is 'Which operation';
comment on column idempotent_answer.body_hash is 'Keyed hash of the command: the same key with another body is refused';
comment on column idempotent_answer.created_at is 'Time of the transaction';
comment on column idempotent_answer.id is 'Owner of the data key that the answer is sealed under';
comment on column idempotent_answer.key_hash is 'Keyed hash of the key that she sent, which may say anything';
comment on column idempotent_answer.sealed is 'The answer as JSON, sealed';
comment on column idempotent_answer.agency is 'For which organisation she asked: the answer is given again only for the same one';
comment on column idempotent_answer.agency_kind is 'Of which kind it was';
comment on column idempotent_answer.regions is 'What she covered: the answer is given again only to who still covers it';
comment on column idempotent_answer.roles is 'Which roles she held: the answer is given again only to who still holds them';

create index idempotent_answer_age on idempotent_answer (created_at);

alter table idempotent_answer enable row level security;
alter table idempotent_answer force row level security;
create policy asker_only on idempotent_answer
    using (subject = (select actor_subject()));

-- A separate part of the system throws away everybody's answers after a day. It sees how old they are and finds their keys
-- to destroy them.
create policy answers_find on idempotent_answer for select using ((select actor_is('system:answers')));
create policy answers_purge on idempotent_answer for delete using ((select actor_is('system:answers')));
create policy answers_find on data_key for select using ((select actor_is('system:answers')) and purpose = 'ANSWER');

-- The key of an answer is for whom the answer is for.
create policy asker_only on data_key as restrictive for select
    using (purpose <> 'ANSWER' or (select actor_is('system:keys') or actor_is('system:erasure') or actor_is('system:answers'))
        or exists (select 1 from idempotent_answer a where a.id = data_key.owner));
