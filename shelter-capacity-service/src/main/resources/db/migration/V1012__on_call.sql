-- Who is on call for a shelter at night, and the messages that call them: docs/adr/0023. What people are called and how they
-- are reached is sealed under a key of its shift, which is destroyed with it.

create table on_call_shift (
    id          uuid        primary key,
    shelter     uuid        not null references shelter,
    chosen      uuid,
    starts_at   timestamptz not null,
    ends_at     timestamptz not null check (ends_at > starts_at),
    turn        integer     not null check (turn between 1 and 9),
    subject     uuid,
    channels    text[]      not null check (channels <@ array['EMAIL', 'SMS', 'WEBHOOK'] and cardinality(channels) > 0),
    sealed      bytea,
    recorded_by text,
    recorded_at timestamptz not null,
    erased_at   timestamptz,
    unique (shelter, chosen),
    exclude using gist (shelter with =, turn with =, tstzrange(starts_at, ends_at) with &&)
);
create index on_call_shift_end on on_call_shift (ends_at, id) where erased_at is null;

comment on table on_call_shift is 'Somebody is on call for a shelter';
comment on column on_call_shift.id is 'UUIDv7, new whenever the shift is changed';
comment on column on_call_shift.shelter is 'For which shelter';
comment on column on_call_shift.chosen is 'What who keeps the roster calls the shift; null once erased';
comment on column on_call_shift.starts_at is 'From this instant on';
comment on column on_call_shift.ends_at is 'From this instant on no more';
comment on column on_call_shift.turn is 'Who is called first: 1, then 2; one person a turn';
comment on column on_call_shift.subject is 'The person of the operator; null once erased';
comment on column on_call_shift.channels is 'How she is reached: EMAIL, SMS, WEBHOOK (the organisation''s own system)';
comment on column on_call_shift.sealed is 'What she is called on the phone, her address and her number, as JSON, sealed under the key of the shift; null once erased';
comment on column on_call_shift.recorded_by is 'Subject of the manager who wrote it down; null once erased';
comment on column on_call_shift.recorded_at is 'Time of the transaction';
comment on column on_call_shift.erased_at is 'When its time was over; from then on it says that somebody was on call, and no more';

alter table on_call_shift enable row level security;
alter table on_call_shift force row level security;
create policy served_only on on_call_shift as restrictive using ((select actor_is_served()));
create policy not_erased on on_call_shift as restrictive for select using (erased_at is null or (select actor_is('system:erasure')));
create policy operator_reads on on_call_shift for select
    using ((select actor_has('shelter-manager')) and exists (select 1 from shelter s where s.id = on_call_shift.shelter and s.operator_agency = (select actor_agency())));
create policy operator_writes on on_call_shift for insert
    with check ((select actor_has('shelter-manager')) and recorded_by = (select actor_subject())
       and exists (select 1 from shelter s where s.id = on_call_shift.shelter and s.operator_agency = (select actor_agency())));
create policy operator_removes on on_call_shift for delete
    using ((select actor_has('shelter-manager')) and exists (select 1 from shelter s where s.id = on_call_shift.shelter and s.operator_agency = (select actor_agency())));
create policy callers_read on on_call_shift for select
    using ((select actor_is('system:broadcasts') or actor_is('system:placements') or actor_is('system:on-call')));
create policy erasure_finds on on_call_shift for select to current_user using ((select actor_is('system:erasure')));
create policy erasure_empties on on_call_shift for update to current_user using ((select actor_is('system:erasure')));

create table on_call_message (
    id              uuid        primary key,
    shift           uuid        not null references on_call_shift on delete cascade,
    channel         text        not null check (channel in ('EMAIL', 'SMS')),
    kind            text        not null,
    about           uuid        not null,
    reference       text        not null,
    created_at      timestamptz not null,
    attempts        integer     not null default 0,
    next_attempt_at timestamptz not null,
    sent_at         timestamptz
);
create index on_call_message_waiting on on_call_message (next_attempt_at) where sent_at is null and attempts < 6;
create index on_call_message_about on on_call_message (about);
create index on_call_message_shift on on_call_message (shift);

comment on table on_call_message is 'What somebody on call is told: a reference, and nothing else';
comment on column on_call_message.id is 'UUIDv7';
comment on column on_call_message.shift is 'Who is told';
comment on column on_call_message.channel is 'EMAIL or SMS; a webhook is told by the notice';
comment on column on_call_message.kind is 'The kind of the notice that goes with it';
comment on column on_call_message.about is 'The record that it is about';
comment on column on_call_message.reference is 'What people call that record';
comment on column on_call_message.created_at is 'Time of the transaction';
comment on column on_call_message.attempts is 'How often it was tried; after the sixth it is not tried again';
comment on column on_call_message.next_attempt_at is 'Not before this instant; while it is being sent, when another may try';
comment on column on_call_message.sent_at is 'When it was taken';

alter table on_call_message enable row level security;
alter table on_call_message force row level security;
create policy served_only on on_call_message as restrictive using ((select actor_is_served()));
create policy callers_tell on on_call_message for insert
    with check ((select actor_is('system:broadcasts') or actor_is('system:placements')) and sent_at is null);
create policy courier_reads on on_call_message for select using ((select actor_is('system:on-call')));
create policy courier_marks on on_call_message for update using ((select actor_is('system:on-call')));
create policy erasure_finds on on_call_message for select to current_user using ((select actor_is('system:erasure')));
create policy erasure_deletes on on_call_message for delete to current_user using ((select actor_is('system:erasure')));

-- The courier opens what it needs to send a message.
create policy courier_opens on data_key for select using ((select actor_is('system:on-call')) and purpose = 'NOTE');

create function on_call_at(of_shelter uuid, at timestamptz, nth integer) returns setof on_call_shift language sql stable as $$
    select o.* from on_call_shift o
     where o.shelter = of_shelter and o.starts_at <= at and o.ends_at > at
     order by o.turn offset nth limit 1
$$;
comment on function on_call_at(uuid, timestamptz, integer) is 'Who is on call for a shelter at an instant: the first for 0, or none';

-- A shift may name the organisation's own system only while that system is told of all that somebody on call is called for.
create policy roster_asks on webhook for select to current_user using ((select actor_is('system:on-call')));

create function on_call_webhook_stands() returns boolean language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
    stands boolean;
begin
    perform set_config('palermo.subject', 'system:on-call', true);
    stands := exists (select from webhook w
                       where w.agency = actor_agency() and w.approved_at is not null and w.ended_at is null
                         and (w.kinds is null or string_to_array(w.kinds, ',')
                              @> '{PLACEMENT_REQUESTED,PLACEMENT_ESCALATED,PLACEMENT_NOT_ARRIVED,BROADCAST_ASKED,BROADCAST_ESCALATED}'));
    perform set_config('palermo.subject', coalesce(actor, ''), true);
    return stands;
end $$;
comment on function on_call_webhook_stands() is 'Whether a webhook of the actor''s organisation is approved and told of all that somebody on call is called for';

-- A shift that only the organisation's own system reaches outlives the webhook: whoever ends a webhook does not look at
-- rosters. Such a shift is passed over, and the next on call is called at once.
create function on_call_webhook_stands(of_shelter uuid) returns boolean language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
    operator uuid;
    stands boolean;
begin
    if not coalesce(actor_is('system:broadcasts') or actor_is('system:placements'), false) then
        return false;
    end if;
    perform set_config('palermo.subject', 'system:areas', true);
    select s.operator_agency into operator from shelter s where s.id = of_shelter;
    perform set_config('palermo.subject', 'system:on-call', true);
    stands := exists (select from webhook w
                       where w.agency = operator and w.approved_at is not null and w.ended_at is null
                         and (w.kinds is null or string_to_array(w.kinds, ',')
                              @> '{PLACEMENT_REQUESTED,PLACEMENT_ESCALATED,PLACEMENT_NOT_ARRIVED,BROADCAST_ASKED,BROADCAST_ESCALATED}'));
    perform set_config('palermo.subject', coalesce(actor, ''), true);
    return stands;
end $$;
comment on function on_call_webhook_stands(uuid) is 'Whether a webhook of who runs a shelter is approved and told of all that somebody on call is called for; for who calls';
revoke execute on function on_call_webhook_stands(), on_call_webhook_stands(uuid) from public;
grant execute on function on_call_webhook_stands(), on_call_webhook_stands(uuid) to "${user}";

create function call_on_call(of_shelter uuid, nth integer, of_kind text, of_record uuid, of_reference text, at timestamptz) returns boolean
    language plpgsql as $$
declare
    called on_call_shift;
    turn integer := nth;
begin
    loop
        select * into called from on_call_at(of_shelter, at, turn);
        if not found then
            return false;
        end if;
        insert into on_call_message (id, shift, channel, kind, about, reference, created_at, next_attempt_at)
        select uuidv7(), called.id, c.channel, of_kind, of_record, of_reference, at, at
          from unnest(called.channels) c(channel) where c.channel <> 'WEBHOOK';
        if called.channels <> '{WEBHOOK}' or on_call_webhook_stands(of_shelter) then
            return true;
        end if;
        turn := turn + 1;
    end loop;
end $$;
comment on function call_on_call(uuid, integer, text, uuid, text, timestamptz) is
    'Writes the messages for who is on call, and for the next while nothing reaches her; false when nobody is';
