-- A case file whose person was erased is opened by nobody: an explanation would name her again.

-- As before, and it finds no such file. Whoever opens a file and whoever erases its person take the same lock first, so that the second
-- sees what the first has done.
create or replace function case_file_to_open(of_id uuid, of_reference text)
    returns table (id uuid, reference text, owner uuid, country text, region text)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
    file uuid;
begin
    if not coalesce(actor_may_break_glass(), false) then
        raise insufficient_privilege using message = 'not somebody who may open a record in an emergency';
    end if;
    perform set_config('palermo.subject', 'system:break-glass', true);
    select c.id into file from case_file c where c.id = of_id or c.reference = of_reference;
    if found then
        perform pg_advisory_xact_lock_shared(hashtextextended('palermo.retained case_file ' || file, 0));
        return query select c.id, c.reference,
                            coalesce(c.run_by, c.sender),
                            c.country, c.region
                       from case_file c where c.id = file and c.erased_at is null;
    end if;
    perform set_config('palermo.subject', coalesce(actor, ''), true);
end $$;
comment on function case_file_to_open(uuid, text) is
    'Whose a case file is and where, by its id or reference, for who may open it in an emergency; nothing when its person was erased';
revoke execute on function case_file_to_open(uuid, text) from public;
grant execute on function case_file_to_open(uuid, text) to "${user}";
