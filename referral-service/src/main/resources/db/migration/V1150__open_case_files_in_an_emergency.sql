-- A case file that the actor has opened in an emergency is read until the glass ends, with what belongs to it, and nothing of
-- it is written. By columns of the row and one call a statement, as all policies here; the call is made in a transaction that
-- reads under a glass only.
create policy a_glass_opens on case_file for select
    using ((select actor_is_under_glass()) and (select actor_may_follow_cases())
       and id = any ((select opened_records('case_file'))::uuid[]));
create policy a_glass_opens on case_person for select
    using ((select actor_is_under_glass()) and (select actor_may_follow_cases())
       and case_file = any ((select opened_records('case_file'))::uuid[]));
create policy a_glass_opens on guardian_record for select
    using ((select actor_is_under_glass()) and (select actor_may_follow_cases())
       and case_file = any ((select opened_records('case_file'))::uuid[]));
create policy a_glass_opens on case_file_event for select
    using ((select actor_is_under_glass()) and (select actor_may_follow_cases())
       and case_file = any ((select opened_records('case_file'))::uuid[]));
create policy a_glass_opens on case_decision for select
    using ((select actor_is_under_glass()) and (select actor_may_follow_cases())
       and case_file = any ((select opened_records('case_file'))::uuid[]));

-- These let in whoever sees the case file, and one who has opened it does.
create policy a_glass_writes_nothing on case_file_event as restrictive for insert
    with check (not ((select actor_is_under_glass()) and case_file = any ((select opened_records('case_file'))::uuid[])));
create policy a_glass_writes_nothing on case_decision as restrictive for insert
    with check (not ((select actor_is_under_glass()) and case_file = any ((select opened_records('case_file'))::uuid[])));
-- That somebody else knows the person is no help in an emergency.
create policy a_glass_shows_no_links on case_link as restrictive
    using (not ((select actor_is_under_glass())
       and (case_file = any ((select opened_records('case_file'))::uuid[]) or other = any ((select opened_records('case_file'))::uuid[]))));

-- From what people call a case to the case, for who may open it: nothing of the person, and no stage.
create policy break_glass_finds on case_file for select to current_user using ((select actor_is('system:break-glass')));
create function case_file_to_open(of_id uuid, of_reference text)
    returns table (id uuid, reference text, owner uuid, country text, region text)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
begin
    if not coalesce(actor_may_break_glass(), false) then
        raise insufficient_privilege using message = 'not somebody who may open a record in an emergency';
    end if;
    perform set_config('palermo.subject', 'system:break-glass', true);
    return query select c.id, c.reference, c.sender, c.country, c.region from case_file c where c.id = of_id or c.reference = of_reference;
    perform set_config('palermo.subject', coalesce(actor, ''), true);
end $$;
comment on function case_file_to_open(uuid, text) is 'Whose a case file is and where, by its id or reference, for who may open it in an emergency';
revoke execute on function case_file_to_open(uuid, text) from public;
grant execute on function case_file_to_open(uuid, text) to "${user}";

-- What somebody wrote when she opened the file may name the person: it is erased with her. As whoever erases.
create function erase_glass_texts() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    delete from data_key k using break_glass b
     where b.kind = 'case_file' and b.record = new.id and k.owner = b.id and k.purpose = 'BREAK_GLASS';
    update break_glass b set explanation = null, comment = null where b.kind = 'case_file' and b.record = new.id;
    return null;
end $$;
create trigger case_file_person_erased after update of erased_at on case_file for each row
    when (old.erased_at is null and new.erased_at is not null) execute function erase_glass_texts();
comment on function erase_glass_texts() is 'Erases what was written about break-glass accesses to the file of a person who is erased';
