-- Notices are read live: each is appended to a feed in the transaction that tells, whoever wrote it.
insert into feed_epoch (feed, epoch, from_sequence, began_at) values ('notices', uuidv7(), 0, clock_timestamp());

create function append_notice() returns trigger language plpgsql as $$
begin
    insert into feed_pending (feed, entry) values ('notices', new.id);
    return null;
end $$;
comment on function append_notice() is 'Appends what is told to the feed of notices';
create trigger append_notice after insert on notice for each row execute function append_notice();

-- What was told before there was a feed comes first, in the order in which it was told.
select set_config('palermo.subject', 'system:courier', true);
insert into feed_pending (feed, entry) select 'notices', id from notice;

-- Knows for whom a notice is, to wake those who listen; each of them then reads it as herself.
create policy live_reads on notice for select using ((select actor_is('system:live')));
