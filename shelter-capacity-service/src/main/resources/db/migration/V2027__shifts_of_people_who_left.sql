-- A person whose account is closed, or who is a shelter manager no longer, can do nothing about an alert. Whoever closes an account does not
-- look at rosters. So her shifts are passed over, as those are that nothing reaches, and the next on call is called at once.

alter table shelter_manager add column left_at timestamptz;

comment on table shelter_manager is 'The shelter managers of whom the mechanism has told; a colleague can put the active ones on call';
comment on column shelter_manager.left_at is 'Since when she is a shelter manager no longer, time of the transaction; null while she is one';

create policy callers_read on shelter_manager for select using ((select actor_is('system:broadcasts') or actor_is('system:placements')));

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
        insert into on_call_message (id, shift, channel, kind, about, reference, created_at, next_attempt_at)
        select uuidv7(), called.id, c.channel, of_kind, of_record, of_reference, at, at
          from unnest(called.channels) c(channel) where c.channel <> 'WEBHOOK';
        if called.channels <> '{WEBHOOK}' or on_call_webhook_stands(of_shelter) then
            return true;
        end if;
    end loop;
end $$;
comment on function call_on_call(uuid, integer, text, uuid, text, timestamptz) is
    'Writes the messages for who is on call, and for the next while nothing reaches her or she has left; false when nobody is';
