-- A form says what all of its findings say. Until now it went with the last finding of its visit, so that the words of a finding that was
-- erased stood in it for as long as another finding did, and were shown beside it. Now the forms of a visit go with its first finding that
-- is erased: what the others say is in the findings. If another finding is under a legal hold, they stay until the next one is erased.
-- Another body of a visit has no findings, and goes as before; another body of a step goes with the record of the visit.
create or replace function erase_forms_of_finding() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
    is_last boolean;
begin
    perform pg_advisory_xact_lock(hashtextextended('palermo.forms of visit ' || new.visit, 0));
    delete from data_key k using form_submission s where s.finding = new.id and k.owner = s.id and k.purpose = 'FORM';
    update form_submission s set body = null where s.finding = new.id and s.body is not null;
    is_last := not exists (select 1 from finding f where f.visit = new.visit and f.erased_at is null);
    -- The holds are not locked: two erasures of one visit would wait for each other.
    if not is_last and exists (select 1 from finding f join legal_hold h on h.kind = 'finding' and h.record = f.id and h.lifted_at is null
                                where f.visit = new.visit and f.erased_at is null) then
        return null;
    end if;
    delete from data_key k using form_submission s
     where s.visit = new.visit and k.owner = s.id and k.purpose = 'FORM'
       and (is_last or s.finding is null and s.waits_for is distinct from 'ANOTHER_VISIT')
       and s.waits_for is distinct from 'ANOTHER_STEP';
    update form_submission s set body = null
     where s.visit = new.visit and s.body is not null
       and (is_last or s.finding is null and s.waits_for is distinct from 'ANOTHER_VISIT')
       and s.waits_for is distinct from 'ANOTHER_STEP';
    return null;
end $$;
comment on function erase_forms_of_finding() is
    'Erases the other bodies of a finding with it, and the forms of its visit with the first finding, unless a legal hold is on another one';

-- Those that stand although a finding of their visit was erased.
alter table finding no force row level security;
alter table legal_hold no force row level security;
alter table form_submission no force row level security;
alter table data_key no force row level security;
create temporary table form_to_erase on commit drop as
    select s.id from form_submission s
     where s.body is not null and s.finding is null and coalesce(s.waits_for, '') not in ('ANOTHER_VISIT', 'ANOTHER_STEP')
       and exists (select 1 from finding f where f.visit = s.visit and f.erased_at is not null)
       and not exists (select 1 from finding f join legal_hold h on h.kind = 'finding' and h.record = f.id and h.lifted_at is null
                        where f.visit = s.visit and f.erased_at is null);
delete from data_key k using form_to_erase e where k.owner = e.id and k.purpose = 'FORM';
update form_submission s set body = null from form_to_erase e where s.id = e.id;
alter table data_key force row level security;
alter table form_submission force row level security;
alter table legal_hold force row level security;
alter table finding force row level security;
