-- A record that an officer wants to hold or erase is found by what people call it, whether its time is over or not. Nothing but its id,
-- reference, country and end is read, and only for officers of its country.

create function named_wage_claim(of_reference text, of_id uuid)
    returns table (record uuid, reference text, country text, over_at timestamptz, erased boolean)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
begin
    if not coalesce(actor_has('data-protection-officer') or actor_has('auditor'), false) then
        return;
    end if;
    perform set_config('palermo.subject', 'system:erasure', true);
    return query select c.id, c.reference, c.country, c.recorded_at, c.erased_at is not null from wage_claim c
                  where (c.reference = of_reference or c.id = of_id) and c.country = any (actor_regions());
    perform set_config('palermo.subject', coalesce(actor, ''), true);
end $$;
comment on function named_wage_claim(text, uuid) is 'A wage claim by its reference or id, for officers of its country: nothing of a worker';

create function named_tip(of_reference text, of_id uuid)
    returns table (record uuid, reference text, country text, over_at timestamptz, erased boolean)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
begin
    if not coalesce(actor_has('data-protection-officer') or actor_has('auditor'), false) then
        return;
    end if;
    perform set_config('palermo.subject', 'system:erasure', true);
    return query select t.id, t.reference, t.country, t.recorded_at, t.erased_at is not null from tip t
                  where (t.reference = of_reference or t.id = of_id) and t.country = any (actor_regions());
    perform set_config('palermo.subject', coalesce(actor, ''), true);
end $$;
comment on function named_tip(text, uuid) is 'A tip by its reference or id, for officers of its country: nothing of what it says';

revoke execute on function named_wage_claim(text, uuid),
    named_tip(text, uuid) from public;
grant execute on function named_wage_claim(text, uuid),
    named_tip(text, uuid) to "${user}";
