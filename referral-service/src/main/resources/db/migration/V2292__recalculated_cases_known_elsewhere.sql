-- Whether other services know a case, because somebody works or has worked on it: for who sees that herself, and for who counts its terms
-- anew. An administrator of one region does so, and reads no assignment.
create function case_is_known_elsewhere(of_file uuid) returns boolean
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
    known boolean;
begin
    known := exists (select 1 from case_assignment a where a.case_file = of_file);
    if not known then
        perform set_config('palermo.subject', 'system:recalculation', true);
        known := exists (select 1 from case_file c join case_assignment a on a.case_file = c.id
                          where c.id = of_file and actor_recalculates(c.region));
        perform set_config('palermo.subject', coalesce(actor, ''), true);
    end if;
    return known;
end $$;
comment on function case_is_known_elsewhere(uuid) is
    'Whether somebody works or has worked on a case, for who sees it and for who counts the terms of its region anew';
revoke execute on function case_is_known_elsewhere(uuid) from public;
grant execute on function case_is_known_elsewhere(uuid) to "${user}";
