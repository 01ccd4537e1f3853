-- While a record waits for its answer, shifts change. Who is called next follows from who was called about it, and no longer from how many
-- were: the second of a new shift would be called, or nobody, and its first never. And a shift that is corrected keeps its calls.

-- A call that only a webhook carries is written down too. The courier has nothing to send for it.
alter table on_call_message drop constraint on_call_message_channel_check;
alter table on_call_message add constraint on_call_message_channel_check check (channel in ('EMAIL', 'SMS', 'WEBHOOK'));

comment on column on_call_message.channel is 'EMAIL or SMS; WEBHOOK for somebody whom only a webhook calls: it is told by the notice, and nothing is sent';

create policy callers_see on on_call_message for select using ((select actor_is('system:broadcasts') or actor_is('system:placements')));

create function call_shift(called on_call_shift, of_kind text, of_record uuid, of_reference text, at timestamptz) returns void language sql as $$
    insert into on_call_message (id, shift, channel, kind, about, reference, created_at, next_attempt_at)
    select uuidv7(), called.id, c.channel, of_kind, of_record, of_reference, at, at
      from unnest(called.channels) c(channel) where c.channel <> 'WEBHOOK' or called.channels = '{WEBHOOK}'
$$;
comment on function call_shift(on_call_shift, text, uuid, text, timestamptz) is 'Writes the messages for who has a shift';

create or replace function call_on_call(of_shelter uuid, nth integer, of_kind text, of_record uuid, of_reference text, at timestamptz)
    returns boolean language plpgsql as $$
declare
    called on_call_shift;
    turn integer := nth;
begin
    loop
        select * into called from on_call_at(of_shelter, at, turn);
        if not found then
            return false;
        end if;
        turn := turn + 1;
        continue when exists (select 1 from shelter_manager m where m.subject = called.subject and m.left_at is not null);
        continue when called.channels = '{WEBHOOK}' and not on_call_webhook_stands(of_shelter);
        perform call_shift(called, of_kind, of_record, of_reference, at);
        return true;
    end loop;
end $$;

-- Who follows herself with the same order was called already. With another order she may be reached in another way.
create function shifts_not_called(of_shelter uuid, of_record uuid, after timestamptz, by_webhook boolean) returns setof on_call_shift
    language sql stable as $$
    select o.* from on_call_shift o
     where o.shelter = of_shelter and o.ends_at > after and (by_webhook or o.channels <> '{WEBHOOK}')
       and not exists (select 1 from shelter_manager m where m.subject = o.subject and m.left_at is not null)
       and not exists (select 1 from on_call_message m join on_call_shift c on c.id = m.shift
                        where m.about = of_record and c.subject = o.subject and c.turn = o.turn)
$$;
comment on function shifts_not_called(uuid, uuid, timestamptz, boolean) is
    'Shifts of a shelter that end after an instant, of people who can be reached and were not called about a record';

create function call_next_on_call(of_shelter uuid, of_kind text, of_record uuid, of_reference text, at timestamptz, delay interval, again boolean)
    returns table (called boolean, next_call_at timestamptz) language plpgsql as $$
declare
    by_webhook boolean := on_call_webhook_stands(of_shelter);
    shift on_call_shift;
begin
    select o.* into shift from shifts_not_called(of_shelter, of_record, at, by_webhook) o where o.starts_at <= at order by o.turn limit 1;
    called := found;
    if called then
        perform call_shift(shift, of_kind, of_record, of_reference, at);
    elsif again then
        perform call_on_call(of_shelter, 0, of_kind, of_record, of_reference, at);
    end if;
    select min(greatest(o.starts_at, at + delay)) into next_call_at from shifts_not_called(of_shelter, of_record, at + delay, by_webhook) o;
    return next;
end $$;
comment on function call_next_on_call(uuid, text, uuid, text, timestamptz, interval, boolean) is
    'Writes the messages for the first on call who was not called about a record, or for the first of all again when every one was; whether there was such a one, and when the next is to be called, after the delay or when her shift begins, or null';

-- Whoever changes a shift can't see its messages. The shift is locked first: a call that is being written is waited for, and kept.
alter table on_call_message alter constraint on_call_message_shift_fkey deferrable initially immediate;

create policy roster_locks on on_call_shift for update to current_user using ((select actor_is('system:on-call'))) with check (false);

create function keep_calls(of_shift uuid, as_shift uuid, of_person uuid, by_channels text[]) returns void
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
begin
    -- Within the caller's own scope.
    if not coalesce(actor_has('shelter-manager'), false) or not exists (select 1 from on_call_shift o where o.id = of_shift) then
        return;
    end if;
    perform set_config('palermo.subject', 'system:on-call', true);
    perform 1 from on_call_shift o where o.id = of_shift for update;
    set constraints on_call_message_shift_fkey deferred;
    update on_call_message m
       set shift = as_shift, channel = case when m.sent_at is null and m.channel <> all (by_channels) then by_channels[1] else m.channel end
      from on_call_shift o
     where o.id = of_shift and m.shift = o.id and (m.sent_at is null or o.subject = of_person);
    perform set_config('palermo.subject', coalesce(actor, ''), true);
end $$;
comment on function keep_calls(uuid, uuid, uuid, text[]) is
    'Gives the calls of a shift to the one that replaces it: those that were not sent, and if it is of the same person, those that were';
revoke execute on function keep_calls(uuid, uuid, uuid, text[]) from public;
grant execute on function keep_calls(uuid, uuid, uuid, text[]) to "${user}";
