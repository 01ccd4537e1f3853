create table audit_entry (
    id          uuid primary key,
    recorded_at timestamptz not null,
    subject     text        not null,
    agency      uuid,
    action      text        not null,
    record_kind text        not null,
    record_id   uuid        not null,
    request_id  text        not null
);
create index audit_entry_record on audit_entry (record_kind, record_id, id);

comment on table audit_entry is 'Who read or wrote what, in the transaction of what it records; insert only';
comment on column audit_entry.id is 'UUIDv7';
comment on column audit_entry.recorded_at is 'Time of the transaction';
comment on column audit_entry.subject is 'Who';
comment on column audit_entry.agency is 'For which organisation';
comment on column audit_entry.action is 'READ or the verb';
comment on column audit_entry.record_kind is 'Kind of the record';
comment on column audit_entry.record_id is 'Id of the record';
comment on column audit_entry.request_id is 'Part of which request';

create table feed_pending (
    feed  text not null,
    entry uuid not null,
    primary key (feed, entry)
);

comment on table feed_pending is 'Entries of feeds that have no number yet';
comment on column feed_pending.feed is 'Name of the feed';
comment on column feed_pending.entry is 'Id of the entry, UUIDv7';

create table feed_sequence (
    feed     text   not null,
    sequence bigint not null,
    entry    uuid   not null,
    primary key (feed, sequence),
    unique (feed, entry)
);

comment on table feed_sequence is 'Numbers of feed entries, given after commit by one sequencer; insert only';
comment on column feed_sequence.feed is 'Name of the feed';
comment on column feed_sequence.sequence is 'From 1 without gaps, in the order in which readers see them';
comment on column feed_sequence.entry is 'Id of the entry';
