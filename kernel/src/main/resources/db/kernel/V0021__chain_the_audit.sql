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

create table feed_epoch (
    feed          text        not null,
    epoch         uuid        not null,
    from_sequence bigint      not null,
    began_at      timestamptz not null,
    primary key (feed, epoch)
);
create index feed_epoch_latest on feed_epoch (feed, began_at desc, epoch desc);

comment on table feed_epoch is 'A feed that was restored from a backup is another feed: cursors of an earlier epoch are refused. The latest is in force; insert only';
comment on column feed_epoch.feed is 'Name of the feed';
comment on column feed_epoch.epoch is 'UUIDv7, in each cursor';
comment on column feed_epoch.from_sequence is 'Number of the last entry when it began';
comment on column feed_epoch.began_at is 'Time at which the database was made or restored';

insert into feed_epoch (feed, epoch, from_sequence, began_at) values ('audit', uuidv7(), 0, clock_timestamp());

-- For whoever restores a backup, as the owner, before anything is served: there is no request and so no other time.
create function begin_feed_epochs() returns void language sql as $$
    insert into feed_epoch (feed, epoch, from_sequence, began_at)
    select e.feed, uuidv7(),
           case e.feed when 'audit' then coalesce((select max(sequence) from audit_chain), 0)
                       else coalesce((select max(s.sequence) from feed_sequence s where s.feed = e.feed), 0) end,
           clock_timestamp()
      from (select distinct feed from feed_epoch) e
$$;
comment on function begin_feed_epochs() is 'Begins a new epoch of every feed, after a restore';

-- What had a number before there was a chain is chained first, in the order in which it was made.
insert into feed_pending (feed, entry)
select feed, entry from feed_sequence where feed = 'audit';
delete from feed_sequence where feed = 'audit';

-- The sequencer hashes what it chains.
create policy sequencer_reads on audit_entry for select
    using ((select actor_is('system:sequencer')));
-- A data protection officer answers who has seen a record; the entries hold ids and codes, no word on a person. Both see
-- the whole service's: a chain of which one sees a part proves nothing.
drop policy auditor_reads on audit_entry;
create policy auditor_reads on audit_entry for select
    using ((select actor_has('auditor')) or (select actor_has('data-protection-officer')));
