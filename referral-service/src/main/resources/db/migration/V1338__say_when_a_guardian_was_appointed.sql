-- Whether somebody acts for a child, or for somebody whose age is unsure, is said by the records beside her file. Who sees the file and
-- not these records is to know it too: it stands in guardian_record, and follows them.
create policy guardians_find on case_record for select to current_user using ((select actor_is('system:guardians')) and kind = 'GUARDIAN');
create policy guardians_find on guardian_record for select to current_user using ((select actor_is('system:guardians')));
create policy guardians_follow on guardian_record for update to current_user using ((select actor_is('system:guardians')));
create function follow_guardian() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
begin
    perform set_config('palermo.subject', 'system:guardians', true);
    -- Locked by a statement of its own, so that the next sees what whoever held the lock before has left.
    perform 1 from guardian_record g where g.case_file = new.case_file for update;
    update guardian_record g
       set appointed_at = (select min(r.recorded_at) from case_record r where r.case_file = g.case_file and r.kind = 'GUARDIAN' and r.state = 'APPOINTED')
     where g.case_file = new.case_file;
    perform set_config('palermo.subject', coalesce(actor, ''), true);
    return null;
end $$;
comment on function follow_guardian() is 'Keeps since when somebody acts for a person as the records of her guardians say';
create trigger case_record_guardian after insert or update of state on case_record for each row
    when (new.kind = 'GUARDIAN') execute function follow_guardian();
comment on column guardian_record.appointed_at is 'Since when one is recorded as appointed; null while none is';

select set_config('palermo.subject', 'system:guardians', true);
update guardian_record g
   set appointed_at = (select min(r.recorded_at) from case_record r where r.case_file = g.case_file and r.kind = 'GUARDIAN' and r.state = 'APPOINTED');
select set_config('palermo.subject', '', true);
