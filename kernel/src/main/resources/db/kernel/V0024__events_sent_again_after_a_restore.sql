-- After a restore to an instant, a receiver may be some seconds older than its sender. It lacks events that are marked as delivered here,
-- and would get them only when a later event of the same stream shows it the gap. So the sender sends again what it delivered since; the
-- receiver ignores what it has. It can't send an event whose data was erased on delivery: such a stream goes on after that event.
create function redeliver_since(since timestamptz)
    returns table (subscriber text, aggregate uuid, sequence bigint, id uuid, type text)
    language sql set search_path = pg_catalog, public, pg_temp as $$
    with reached as (
        select s.subscriber, s.aggregate,
               min(e.sequence) filter (where e.delivered_at >= since) - 1 as before_the_first,
               coalesce(max(e.sequence) filter (where e.data is null and e.type <> 'org.palermo.skipped'), 0) as last_erased
          from outbox_stream s join outbox_event e on e.subscriber = s.subscriber and e.aggregate = s.aggregate
         where e.sequence <= s.delivered_sequence
         group by s.subscriber, s.aggregate),
    back as (
        update outbox_stream s
           set delivered_sequence = greatest(r.before_the_first, r.last_erased)
          from reached r
         where r.subscriber = s.subscriber and r.aggregate = s.aggregate and r.before_the_first is not null
        returning s.subscriber, s.aggregate, s.delivered_sequence)
    select e.subscriber, e.aggregate, e.sequence, e.id, e.type
      from back b join outbox_event e on e.subscriber = b.subscriber and e.aggregate = b.aggregate
     where e.delivered_at >= since and e.sequence <= b.delivered_sequence
     order by e.subscriber, e.aggregate, e.sequence
$$;
comment on function redeliver_since(timestamptz) is
    'Sends the events that were delivered since then once more, after a restore; returns those that can''t be sent again, because their '
    'data was erased, or that of a later event of their stream';
revoke execute on function redeliver_since(timestamptz) from public;
