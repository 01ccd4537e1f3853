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
