-- A visit or a finding that a program sent without a form has an id that the program chose. Another body under that id is kept beside what
-- stands, as the forms are, until a person has chosen field by field. It says neither why the visit was made nor who a suspected victim is.
alter table form_submission drop constraint form_submission_waits_for_check;
alter table form_submission add constraint form_submission_waits_for_check
    check (waits_for in ('ANOTHER_BODY', 'EDIT', 'VIOLATION', 'ANOTHER_VISIT', 'ANOTHER_FINDING'));
comment on column form_submission.waits_for is
    'ANOTHER_BODY under a known instance, EDIT of a sent form, VIOLATION that can''t be recorded so, ANOTHER_VISIT or ANOTHER_FINDING '
    'under the id of one that was sent without a form; null when it was taken';
comment on column form_submission.instance is
    'Id that the phone gave the filled form (instanceID); visit: or finding: and the chosen id for one that was sent without a form';
comment on column form_submission.visit is 'Row of the visit that the first body became, or to which the finding belongs';

alter table form_submission add column finding uuid references finding;
alter table form_submission add constraint form_submission_finding_check
    check ((waits_for is not distinct from 'ANOTHER_FINDING') = (finding is not null));
create index form_submission_finding on form_submission (finding) where finding is not null;
comment on column form_submission.finding is
    'Row of the finding that it says otherwise; null unless it waits, or waited, for ANOTHER_FINDING';

create policy finding_of_the_visit on form_submission as restrictive for insert
    with check (finding is null
             or exists (select 1 from finding f where f.id = form_submission.finding and f.visit = form_submission.visit));

-- Another body of one finding has the same words as the finding: it goes with that finding, be it the last of its visit or not.
create or replace function erase_forms_of_finding() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    perform pg_advisory_xact_lock(hashtextextended('palermo.forms of visit ' || new.visit, 0));
    delete from data_key k using form_submission s where s.finding = new.id and k.owner = s.id and k.purpose = 'FORM';
    update form_submission s set body = null where s.finding = new.id and s.body is not null;
    if exists (select 1 from finding f where f.visit = new.visit and f.erased_at is null) then
        return null;
    end if;
    delete from data_key k using form_submission s where s.visit = new.visit and k.owner = s.id and k.purpose = 'FORM';
    update form_submission s set body = null where s.visit = new.visit and s.body is not null;
    return null;
end $$;
comment on function erase_forms_of_finding() is
    'Erases the other bodies of a finding with it, and the forms of its visit with the last finding';

-- It says nothing of how a household was entered, so it does not go with the record of the visit.
create or replace function erase_forms_of_household() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    if not exists (select 1 from visit v where v.id = old.owner and v.household_access is not null)
            or exists (select 1 from finding f
                        where f.visit = old.owner and f.erased_at is null and legal_hold_stands('finding', f.id)) then
        return null;
    end if;
    perform pg_advisory_xact_lock(hashtextextended('palermo.forms of visit ' || old.owner, 0));
    delete from data_key k using form_submission s
     where s.visit = old.owner and s.finding is null and k.owner = s.id and k.purpose = 'FORM';
    update form_submission s set body = null where s.visit = old.owner and s.finding is null and s.body is not null;
    return null;
end $$;
