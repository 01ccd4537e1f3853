-- What a shelter tells of a stay may arrive after the person was erased here: nothing of it is kept. Whoever keeps a stay and whoever
-- erases the person take the same lock first, so that the second sees what the first has done.
create function leave_stay_of_erased_person() returns trigger
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
    erased boolean;
begin
    perform pg_advisory_xact_lock_shared(hashtextextended('palermo.retained case_file ' || new.case_file, 0));
    perform set_config('palermo.subject', 'system:erasure', true);
    erased := exists (select 1 from case_file c where c.id = new.case_file and c.erased_at is not null);
    perform set_config('palermo.subject', coalesce(actor, ''), true);
    if erased then
        return null;
    end if;
    return new;
end $$;
comment on function leave_stay_of_erased_person() is 'Keeps no stay of a person who was erased';
revoke execute on function leave_stay_of_erased_person() from public;
create trigger accommodation_stay_erased before insert on accommodation_stay for each row execute function leave_stay_of_erased_person();
