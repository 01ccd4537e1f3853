-- A record that an officer wants to hold or erase is found by what people call it, whether its time is over or not. Nothing but its id,
-- reference, country and end is read, and only for officers of its country.

create function named_case_file(of_reference text, of_id uuid)
    returns table (record uuid, reference text, country text, over_at timestamptz, erased boolean)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
begin
    if not coalesce(actor_has('data-protection-officer') or actor_has('auditor'), false) then
        return;
    end if;
    perform set_config('palermo.subject', 'system:erasure', true);
    return query select c.id, c.reference, c.country, c.closed_at, c.erased_at is not null from case_file c
                  where (c.reference = of_reference or c.id = of_id) and c.country = any (actor_regions());
    perform set_config('palermo.subject', coalesce(actor, ''), true);
end $$;
comment on function named_case_file(text, uuid) is 'A case file by its reference or id, for officers of its country: nothing of a person';

revoke execute on function named_case_file(text, uuid) from public;
grant execute on function named_case_file(text, uuid) to "${user}";
