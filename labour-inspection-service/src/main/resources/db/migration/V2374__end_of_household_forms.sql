-- A form says how a private household was entered, in the same words as the record of the visit. So it goes when the record goes, which may
-- be before the last finding of the visit; a finding under a legal hold keeps it.
create function erase_forms_of_household() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    if not exists (select 1 from visit v where v.id = old.owner and v.household_access is not null)
            or exists (select 1 from finding f where f.visit = old.owner and f.erased_at is null and legal_hold_stands('finding', f.id)) then
        return null;
    end if;
    perform pg_advisory_xact_lock(hashtextextended('palermo.forms of visit ' || old.owner, 0));
    delete from data_key k using form_submission s where s.visit = old.owner and k.owner = s.id and k.purpose = 'FORM';
    update form_submission s set body = null where s.visit = old.owner and s.body is not null;
    return null;
end $$;
comment on function erase_forms_of_household() is
    'Erases the forms of a visit to a private household when the key of the record of the visit is destroyed';
create trigger data_key_household_forms_erased after delete on data_key for each row
    when (old.purpose = 'VISIT_RECORD') execute function erase_forms_of_household();
