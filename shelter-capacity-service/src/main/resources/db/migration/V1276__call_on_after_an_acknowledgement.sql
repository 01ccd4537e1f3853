-- Whoever acknowledges only has more time: somebody who falls asleep again is no answer. And a shift names the
-- organisation's own system only while that is told of all that somebody on call is called for.
alter table broadcast_alert drop constraint broadcast_alert_check1;
alter table broadcast_alert add constraint broadcast_alert_calls_while_unanswered check (next_call_at is null or state in ('ASKED', 'ACKNOWLEDGED'));
drop index broadcast_alert_silent;
create index broadcast_alert_unanswered on broadcast_alert (next_call_at) where state in ('ASKED', 'ACKNOWLEDGED') and next_call_at is not null;
drop policy watch_marks on broadcast_alert;
create policy watch_marks on broadcast_alert for update using ((select actor_is('system:broadcasts')))
    with check ((select actor_is('system:broadcasts')) and state in ('ASKED', 'ACKNOWLEDGED', 'OVER'));
comment on column broadcast_alert.next_call_at is 'When the next on call is called; later once somebody has acknowledged; null when nobody is left, or it was answered';

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
revoke execute on function on_call_webhook_stands() from public;
grant execute on function on_call_webhook_stands() to "${user}";
