-- What protects a case was seen only by who works on it, and read while it could change: a placement that a colleague asked for,
-- or that was asked for in the same moment, stayed without it.
create function lock_case(of_case uuid) returns void language plpgsql as $$
begin
    perform pg_advisory_xact_lock(hashtextextended('palermo.case.' || of_case, 0));
end $$;
comment on function lock_case(uuid) is 'Waits until nobody else asks for those of a case, or tells what protects them; until the end of the transaction, before any lock of nights or holds';

create policy protection_reads on case_protection for select to current_user using ((select actor_is('system:protection')));

create function protection_of_hold(of_hold uuid) returns date
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
    of_case uuid;
    until date;
begin
    -- Within the caller's own scope.
    select h.case_file into of_case from hold h where h.id = of_hold;
    if of_case is null then
        return null;
    end if;
    perform lock_case(of_case);
    perform set_config('palermo.subject', 'system:protection', true);
    select c.movable_from into until from case_protection c where c.case_file = of_case;
    perform set_config('palermo.subject', coalesce(actor, ''), true);
    return until;
end $$;
comment on function protection_of_hold(uuid) is 'Until when the stage of the case protects those for whom a hold was made, for who sees the hold; under the lock of the case';
revoke execute on function protection_of_hold(uuid) from public;
grant execute on function protection_of_hold(uuid) to "${user}";
