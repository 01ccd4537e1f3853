-- Nobody works on a case whose person was erased. The shelters are told of the erasure itself.
create policy erasure_finds on case_assignment for select to current_user using ((select actor_is('system:erasure')));
create policy erasure_ends on case_assignment for update to current_user using ((select actor_is('system:erasure')));
create function end_assignments() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    update case_assignment a set ended_at = new.erased_at, ended_by = 'system:erasure' where a.case_file = new.id and a.ended_at is null;
    return null;
end $$;
create trigger case_file_assignments_ended after update of erased_at on case_file for each row
    when (old.erased_at is null and new.erased_at is not null) execute function end_assignments();
comment on function end_assignments() is 'Ends the work on a case whose person is erased';

-- As the part of the system that may mark a file, in this transaction only.
select set_config('palermo.subject', 'system:erasure', true);
update case_assignment a set ended_at = c.erased_at, ended_by = 'system:erasure'
  from case_file c where c.id = a.case_file and c.erased_at is not null and a.ended_at is null;
