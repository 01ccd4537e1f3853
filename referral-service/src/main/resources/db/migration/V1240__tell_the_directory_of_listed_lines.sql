-- The public directory is told of each change of a public line. Of those that were public before, it is told now, once.
insert into outbox_stream (subscriber, aggregate, last_sequence, next_attempt_at)
select 'shelter', l.id, 1, now() from service_line l where l.public_listing
on conflict do nothing;
insert into outbox_event (subscriber, aggregate, sequence, id, type, occurred_at, data, erased_on_delivery)
select 'shelter', l.id, 1, gen_random_uuid(), 'org.palermo.referral.service-line-changed', now(),
       jsonb_strip_nulls(jsonb_build_object(
           'line', l.id, 'listed', true, 'provider', l.provider, 'organisation', p.name, 'category', l.category, 'country', l.country,
           'national', l.national,
           'regions', (select coalesce(jsonb_agg(r.region order by r.region), '[]') from service_line_region r where r.service_line = l.id),
           'channels', (select jsonb_agg(c.channel order by c.position)
                          from (values (1, 'IN_PERSON', l.in_person), (2, 'PHONE', l.phone), (3, 'ONLINE', l.online)) c(position, channel, used) where c.used),
           'state', l.state, 'since', to_char(l.since at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
           'helpline', case when coalesce(l.helpline_lines, l.helpline_average_wait_seconds, l.helpline_unanswered_share) is not null
                            then jsonb_build_object('lines', l.helpline_lines, 'averageWaitSeconds', l.helpline_average_wait_seconds,
                                                    'unansweredShare', l.helpline_unanswered_share) end)),
       false
  from service_line l join provider p on p.id = l.provider
 where l.public_listing
   and exists (select 1 from outbox_stream s where s.subscriber = 'shelter' and s.aggregate = l.id and s.last_sequence = 1)
on conflict do nothing;
