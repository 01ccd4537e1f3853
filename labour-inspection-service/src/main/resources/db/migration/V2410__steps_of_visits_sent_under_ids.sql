-- A phone gives a step of a visit an id of its own. The step is kept by that id as long as the visit, so that the same again takes effect
-- once, however late it comes. Another body under the id is kept beside it until a person has chosen.
create table visit_step (
    visit   uuid        not null references visit,
    step    text        not null check (step in ('INTERVIEW', 'ANSWERS', 'CORRECTION', 'CLOSING', 'WITHDRAWAL', 'PERSON')),
    chosen  uuid        not null,
    agency  uuid        not null,
    digest  bytea       not null check (octet_length(digest) = 32),
    became  text        not null default '' check (length(became) <= 36),
    sent_by text        not null,
    sent_at timestamptz not null,
    primary key (visit, step, chosen)
);
comment on table visit_step is 'Steps of visits that devices sent under an id of their own; one that came without an id has no row';
comment on column visit_step.visit is 'Row of the visit';
comment on column visit_step.step is 'Which step: an id counts for one step of one visit';
comment on column visit_step.chosen is 'The id that the device chose';
comment on column visit_step.agency is 'The inspectorate whose visit it is';
comment on column visit_step.digest is 'Keyed digest of the body: the same again is recognised';
comment on column visit_step.became is 'Number of the interview, or id of the report of a person; empty for other steps';
comment on column visit_step.sent_by is 'Subject of who sent it';
comment on column visit_step.sent_at is 'Time of the transaction';

alter table visit_step enable row level security;
alter table visit_step force row level security;
create policy served_only on visit_step as restrictive using ((select actor_is_served()));
create policy inspectorate_reads on visit_step for select
    using ((select actor_inspects()) and agency = (select actor_agency()));
create policy inspectorate_adds on visit_step for insert
    with check ((select actor_inspects()) and agency = (select actor_agency()) and sent_by = (select actor_subject())
       and exists (select 1 from visit v where v.id = visit_step.visit));
create policy erasure_finds on visit_step for select to current_user using ((select actor_is('system:erasure')));
create policy erasure_deletes on visit_step for delete to current_user using ((select actor_is('system:erasure')));

create function forget_step_of_person() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    delete from visit_step s using finding f
     where f.id = old.finding and s.visit = f.visit and s.step = 'PERSON' and s.became = cast(old.id as text);
    return null;
end $$;
create trigger step_of_person_forgotten after delete on suspected_victim_report for each row execute function forget_step_of_person();
comment on function forget_step_of_person() is 'When the report of a person is erased, forgets under which id she was sent and by what she is recognised';

alter table form_submission drop constraint form_submission_waits_for_check;
alter table form_submission add constraint form_submission_waits_for_check
    check (waits_for in ('ANOTHER_BODY', 'EDIT', 'VIOLATION', 'ANOTHER_VISIT', 'ANOTHER_FINDING', 'ANOTHER_STEP', 'ANOTHER_PERSON'));
alter table form_submission drop constraint form_submission_finding_check;
alter table form_submission add constraint form_submission_finding_check
    check (coalesce(waits_for in ('ANOTHER_FINDING', 'ANOTHER_PERSON'), false) = (finding is not null));
comment on column form_submission.waits_for is
    'ANOTHER_BODY under a known instance, EDIT of a sent form, VIOLATION that can''t be recorded so, ANOTHER_VISIT, ANOTHER_FINDING, '
    'ANOTHER_STEP of a visit or ANOTHER_PERSON of a finding under the id of one that was sent without a form; null when it was taken';
comment on column form_submission.instance is
    'Id that the phone gave the filled form (instanceID); for what was sent without a form visit: or finding: and the chosen id, or the '
    'step, the visit and the chosen id';
comment on column form_submission.finding is
    'Row of the finding that it says otherwise, or whose person it names; null for everything else';

-- Another body of a step has the words of the record of the visit: it goes with the record, not with a finding.
create or replace function erase_forms_of_finding() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    perform pg_advisory_xact_lock(hashtextextended('palermo.forms of visit ' || new.visit, 0));
    delete from data_key k using form_submission s where s.finding = new.id and k.owner = s.id and k.purpose = 'FORM';
    update form_submission s set body = null where s.finding = new.id and s.body is not null;
    if exists (select 1 from finding f where f.visit = new.visit and f.erased_at is null) then
        return null;
    end if;
    delete from data_key k using form_submission s
     where s.visit = new.visit and s.waits_for is distinct from 'ANOTHER_STEP' and k.owner = s.id and k.purpose = 'FORM';
    update form_submission s set body = null
     where s.visit = new.visit and s.waits_for is distinct from 'ANOTHER_STEP' and s.body is not null;
    return null;
end $$;

create or replace function erase_forms_of_household() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
    -- Before the lock below: whoever erases a finding locks the finding first.
    others_stay boolean := not exists (select 1 from visit v where v.id = old.owner and v.household_access is not null)
            or exists (select 1 from finding f
                        where f.visit = old.owner and f.erased_at is null and legal_hold_stands('finding', f.id));
begin
    perform pg_advisory_xact_lock(hashtextextended('palermo.forms of visit ' || old.owner, 0));
    delete from data_key k using form_submission s
     where s.visit = old.owner and s.waits_for = 'ANOTHER_STEP' and k.owner = s.id and k.purpose = 'FORM';
    update form_submission s set body = null where s.visit = old.owner and s.waits_for = 'ANOTHER_STEP' and s.body is not null;
    if others_stay then
        return null;
    end if;
    delete from data_key k using form_submission s
     where s.visit = old.owner and s.finding is null and k.owner = s.id and k.purpose = 'FORM';
    update form_submission s set body = null where s.visit = old.owner and s.finding is null and s.body is not null;
    return null;
end $$;
comment on function erase_forms_of_household() is
    'When the key of the record of a visit is destroyed, erases the other bodies of its steps, and the forms of a private household';
