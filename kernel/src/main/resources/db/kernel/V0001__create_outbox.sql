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
    primary key (subscriber, aggregate),
    check (delivered_sequence between 0 and last_sequence)
);
create index outbox_stream_due on outbox_stream (next_attempt_at)
    where delivered_sequence < last_sequence and parked_at is null;
create index outbox_stream_parked on outbox_stream (parked_at) where parked_at is not null;

comment on table outbox_stream is 'What one subscriber is told about one aggregate, in order';
comment on column outbox_stream.subscriber is 'Name of the subscriber in the configuration';
comment on column outbox_stream.aggregate is 'Id of what the events are about';
comment on column outbox_stream.last_sequence is 'Number of the newest event';
comment on column outbox_stream.delivered_sequence is 'Number of the newest event that the subscriber has taken';
comment on column outbox_stream.lease is 'Token of the relay that delivers it now';
comment on column outbox_stream.leased_until is 'When that lease ends, real time';
comment on column outbox_stream.attempts is 'Failures since the last delivery';
comment on column outbox_stream.next_attempt_at is 'Not before, real time';
comment on column outbox_stream.last_failure is 'Status or kind of the last failure, never a message';
comment on column outbox_stream.parked_at is 'Since when it waits for an operator';

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
    skipped_reason     text,
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
comment on column outbox_event.skipped_reason is 'Why an operator skipped it';
