-- A record that an officer wants to hold or erase is found by what people call it, whether its time is over or not. Nothing but its id,
-- reference, country and end is read, and only for officers of its country.

create function named_hold(of_reference text, of_id uuid)
    returns table (record uuid, reference text, country text, over_at timestamptz, erased boolean)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
begin
    if not coalesce(actor_has('data-protection-officer') or actor_has('auditor'), false) then
        return;
    end if;
    perform set_config('palermo.subject', 'system:erasure', true);
    return query select h.id, h.reference, s.country, h.over_at, h.erased_at is not null from hold h join shelter s on s.id = h.shelter
                  where (h.reference = of_reference or h.id = of_id) and s.country = any (actor_regions());
    perform set_config('palermo.subject', coalesce(actor, ''), true);
end $$;
comment on function named_hold(text, uuid) is 'A hold by its reference or id, for officers of its country: neither where nor who';

create function named_broadcast(of_reference text, of_id uuid)
    returns table (record uuid, reference text, country text, over_at timestamptz, erased boolean)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
begin
    if not coalesce(actor_has('data-protection-officer') or actor_has('auditor'), false) then
        return;
    end if;
    perform set_config('palermo.subject', 'system:erasure', true);
    return query select b.id, b.reference, b.country, b.ended_at, b.erased_at is not null from broadcast b
                  where (b.reference = of_reference or b.id = of_id) and b.country = any (actor_regions());
    perform set_config('palermo.subject', coalesce(actor, ''), true);
end $$;
comment on function named_broadcast(text, uuid) is 'A broadcast by its reference or id, for officers of its country';

create function named_wait(of_reference text, of_id uuid)
    returns table (record uuid, reference text, country text, over_at timestamptz, erased boolean)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
begin
    if not coalesce(actor_has('data-protection-officer') or actor_has('auditor'), false) then
        return;
    end if;
    perform set_config('palermo.subject', 'system:erasure', true);
    return query select w.id, w.reference, w.country, w.ended_at, w.erased_at is not null from waitlist_entry w
                  where (w.reference = of_reference or w.id = of_id) and w.country = any (actor_regions());
    perform set_config('palermo.subject', coalesce(actor, ''), true);
end $$;
comment on function named_wait(text, uuid) is 'A wait by its reference or id, for officers of its country';

revoke execute on function named_hold(text, uuid),
    named_broadcast(text, uuid),
    named_wait(text, uuid) from public;
grant execute on function named_hold(text, uuid),
    named_broadcast(text, uuid),
    named_wait(text, uuid) to "${user}";
