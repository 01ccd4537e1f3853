-- Feeds, whose entries get their numbers after commit, and the audit, which is such a feed: each entry is chained by hash to
-- the one before it.

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

create table feed_epoch (
    feed          text        not null,
    epoch         uuid        not null,
    from_sequence bigint      not null,
    began_at      timestamptz not null,
    primary key (feed, epoch)
);

comment on table feed_epoch is 'A feed that was restored from a backup is another feed: cursors of an earlier epoch are refused. The latest is in force; insert only';
comment on column feed_epoch.feed is 'Name of the feed';
comment on column feed_epoch.epoch is 'UUIDv7, in each cursor';
comment on column feed_epoch.from_sequence is 'Number of the last entry when it began';
comment on column feed_epoch.began_at is 'Time at which the database was made or restored';

create index feed_epoch_latest on feed_epoch (feed, began_at desc, epoch desc);

create table audit_entry (
    id                uuid primary key,
    recorded_at       timestamptz not null,
    subject           text        not null,
    agency            uuid,
    action            text        not null,
    record_kind       text        not null,
    record_id         uuid,
    request_id        text        not null,
    listed            uuid[],
    address           text,
    purpose           text,
    purpose_reference text,
    break_glass       uuid,
    constraint audit_entry_about check ((record_id is null) <> (listed is null))
);

comment on table audit_entry is 'Who read or wrote what, in the transaction of what it records; insert only';
comment on column audit_entry.id is 'UUIDv7';
comment on column audit_entry.recorded_at is 'Time of the transaction';
comment on column audit_entry.subject is 'Who';
comment on column audit_entry.agency is 'For which organisation';
comment on column audit_entry.action is 'READ, LIST or the verb';
comment on column audit_entry.record_kind is 'Kind of the record';
comment on column audit_entry.record_id is 'Id of the one record, or null when it was a list';
comment on column audit_entry.request_id is 'Part of which request';
comment on column audit_entry.listed is 'Ids of the records that a list showed, in its order, or null when it was one record';
comment on column audit_entry.address is 'Where the request came from, as the gateway states it; null for the system';
comment on column audit_entry.purpose is 'Code of the purpose that was stated, or null';
comment on column audit_entry.purpose_reference is 'What the caller added to the purpose, or null';
comment on column audit_entry.break_glass is 'The break-glass access that allowed it, or null';

create index audit_entry_record on audit_entry (record_id, id) where record_id is not null;

-- Nobody records in the name of another.
alter table audit_entry enable row level security;
alter table audit_entry force row level security;
create policy doer_records on audit_entry for insert
    with check (subject = (select actor_subject()) and agency is not distinct from (select actor_agency())
        and request_id = (select current_setting('palermo.request', true)));

-- The sequencer hashes what it chains.
create policy sequencer_reads on audit_entry for select
    using ((select actor_is('system:sequencer')));

-- A data protection officer answers who has seen a record; the entries hold ids and codes, no word on a person. Officers and
-- auditors see the audit of the whole service: a chain of which somebody sees only a part proves nothing.
create policy auditor_reads on audit_entry for select
    using ((select actor_has('auditor')) or (select actor_has('data-protection-officer')));

-- Restrictive: on top of what the other policies ask. It is for reading only, because what an immigration body does is audited.
create policy served_only_reads on audit_entry as restrictive for select using ((select actor_is_served()));

create table audit_chain (
    sequence bigint primary key check (sequence > 0),
    entry    uuid   not null unique,
    previous bytea  not null check (octet_length(previous) = 32),
    hash     bytea  not null check (octet_length(hash) = 32)
);

comment on table audit_chain is 'Entries of the audit in the order in which they were chained after commit; insert only';
comment on column audit_chain.sequence is 'From 1 without gaps';
comment on column audit_chain.entry is 'Id of the entry';
comment on column audit_chain.previous is 'Hash of the link before, of the first one the hash of the service''s name';
comment on column audit_chain.hash is 'SHA-256 of the previous hash and the encoded entry';

create table audit_listing (
    record uuid not null,
    entry  uuid not null,
    primary key (record, entry)
);

comment on table audit_listing is 'By which entries a record was listed: found by equality, for the array in the entry can''t be indexed under a policy. Written when the entry is chained, and can be made anew from the entries';
comment on column audit_listing.record is 'Id of the record';
comment on column audit_listing.entry is 'Id of the entry of a list that showed it';

insert into feed_epoch (feed, epoch, from_sequence, began_at) values ('audit', uuidv7(), 0, clock_timestamp());

-- Whoever restores a backup calls this, as the owner, before anything is served. There is no request then, so the time is the
-- clock's.
create function begin_feed_epochs() returns void language sql as $$
    insert into feed_epoch (feed, epoch, from_sequence, began_at)
    select e.feed, uuidv7(),
           case e.feed when 'audit' then coalesce((select max(sequence) from audit_chain), 0)
                       else coalesce((select max(s.sequence) from feed_sequence s where s.feed = e.feed), 0) end,
           clock_timestamp()
      from (select distinct feed from feed_epoch) e
$$;
comment on function begin_feed_epochs() is 'Begins a new epoch of every feed, after a restore';
