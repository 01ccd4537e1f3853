-- A shift that only the organisation's own system reaches outlives it: whoever ends the webhook does not look at rosters. Then
-- she is passed over, and the next on call is called at once.
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
revoke execute on function on_call_webhook_stands(uuid) from public;
grant execute on function on_call_webhook_stands(uuid) to "${user}";

create or replace function call_on_call(of_shelter uuid, nth integer, of_kind text, of_record uuid, of_reference text, at timestamptz) returns boolean
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
