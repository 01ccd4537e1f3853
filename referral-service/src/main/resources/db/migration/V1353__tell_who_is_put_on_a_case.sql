-- Who puts somebody on a case, or takes her off it, tells her organisation what people call the case; an administrator sees no file of it.
create function cases_put(of_files text) returns table (id uuid, reference text)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
begin
    if not coalesce(actor_may_follow_cases(), false) then
        return;
    end if;
    perform set_config('palermo.subject', 'system:assignments', true);
    return query
        select c.id, c.reference from case_file c
         where c.id = any (string_to_array(of_files, ',')::uuid[])
           and exists (select 1 from case_assignment a where a.case_file = c.id and (a.assigned_by = actor or a.ended_by = actor));
    perform set_config('palermo.subject', coalesce(actor, ''), true);
end $$;
comment on function cases_put(text) is 'What people call cases, of those on which the actor has put somebody or taken her off';
revoke execute on function cases_put(text) from public;
grant execute on function cases_put(text) to "${user}";
