-- Who is told of what happens in a case, beside its authority: the organisations whose people work on it, and who referred or runs it
-- unless that is an immigration body. For whoever sees the case; and for what other services tell of it, whose receiver sees none.
create function case_parties(of_file uuid) returns table (reference text, region text, agencies text)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
begin
    if not coalesce(actor_is('system:inbox'), false) then
        perform 1 from case_file c where c.id = of_file;
        if not found then
            return;
        end if;
    end if;
    perform set_config('palermo.subject', 'system:assignments', true);
    return query
        select c.reference, c.region,
               (select string_agg(o.id::text, ',' order by o.id) from organisation o
                 where o.kind <> 'IMMIGRATION'
                   and o.id in (select coalesce(c.run_by, c.sender)
                                 union all
                                select a.agency from case_assignment a where a.case_file = c.id and a.ended_at is null))
          from case_file c where c.id = of_file and c.erased_at is null;
    perform set_config('palermo.subject', coalesce(actor, ''), true);
end $$;
comment on function case_parties(uuid) is 'What people call a case, where it is, and which organisations have it, for who sees it and for the inbox; nothing when its person was erased';
revoke execute on function case_parties(uuid) from public;
grant execute on function case_parties(uuid) to "${user}";
