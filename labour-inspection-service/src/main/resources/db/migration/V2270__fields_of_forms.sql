-- Of two forms about one visit a person chooses field by field. What she chooses becomes a correction of the visit or of the finding, which
-- keeps what stood before.
alter table form_submission drop constraint form_submission_outcome_check;
alter table form_submission add constraint form_submission_outcome_check check (outcome in ('FIRST', 'BOTH', 'FIELDS'));
comment on column form_submission.outcome is
    'FIRST: only what the first body said holds. BOTH: the findings of this one were recorded too. FIELDS: a person chose for each field';

create table form_choice (
    submission uuid        not null references form_submission,
    field      text        not null check (length(field) between 1 and 40),
    take       text        not null check (take in ('STANDING', 'OTHER')),
    seen       bytea       not null,
    chosen_by  text        not null,
    chosen_at  timestamptz not null,
    primary key (submission, field)
);
comment on table form_choice is 'What a person chose for a field in which a waiting form differs from what stands; it counts once she settles the form';
comment on column form_choice.submission is 'The form that waits';
comment on column form_choice.field is 'Name of the field, such as findings[0].note: no value of it';
comment on column form_choice.take is 'STANDING: what stands on the visit. OTHER: what the waiting form says';
comment on column form_choice.seen is 'Keyed digest of the two values that she saw; her choice counts for these only';
comment on column form_choice.chosen_by is 'Subject of who chose';
comment on column form_choice.chosen_at is 'When she chose last';

alter table form_choice enable row level security;
alter table form_choice force row level security;
create policy served_only on form_choice as restrictive using ((select actor_is_served()));
create policy inspectorate_reads on form_choice for select
    using (exists (select 1 from form_submission s where s.id = form_choice.submission));
create policy sender_or_chief_chooses on form_choice for insert
    with check ((select actor_inspects()) and chosen_by = (select actor_subject())
       and exists (select 1 from form_submission s where s.id = form_choice.submission and s.state = 'WAITING'));
create policy sender_or_chief_chooses_anew on form_choice for update
    using ((select actor_inspects()) and exists (select 1 from form_submission s where s.id = form_choice.submission and s.state = 'WAITING'))
    with check (chosen_by = (select actor_subject()));

-- The ground on which a household was entered can be wrong too.
alter table visit_entry drop constraint visit_entry_part_check;
alter table visit_entry add constraint visit_entry_part_check
    check (part in ('HOUSEHOLD_ENTRY', 'HOUSEHOLD_ACCESS', 'CONSENT_WITHDRAWN', 'INTERVIEW', 'INTERVIEW_NOTE', 'ANSWER', 'START', 'END',
                    'WORKERS_PRESENT', 'SUMMARY', 'CLOSED'));

-- A finding is corrected by such a choice only. The row says what counts now; what stood before is kept here until the finding is erased.
create table finding_correction (
    id            uuid        primary key,
    finding       uuid        not null references finding,
    agency        uuid        not null,
    submission    uuid        not null references form_submission,
    subject       text        not null check (subject in ('ADULT', 'CHILD', 'UNSURE')),
    workers       integer     not null,
    indicators    text[]      not null,
    sealed_note   bytea,
    stood_by      text        not null,
    stood_since   timestamptz not null,
    sealed_reason bytea       not null,
    corrected_by  text        not null,
    corrected_at  timestamptz not null
);
create index finding_correction_of on finding_correction (finding, corrected_at, id);
create index finding_correction_submission on finding_correction (submission);
comment on table finding_correction is 'What a finding said before a person chose the words of another form; deleted with the words of the finding';
comment on column finding_correction.id is 'UUIDv7';
comment on column finding_correction.finding is 'Row of the finding';
comment on column finding_correction.agency is 'The inspectorate whose finding it is';
comment on column finding_correction.submission is 'The form from which the other words came';
comment on column finding_correction.subject is 'Whom the finding concerned before';
comment on column finding_correction.workers is 'How many it concerned before';
comment on column finding_correction.indicators is 'Codes of the indicators before';
comment on column finding_correction.sealed_note is 'The inspector''s words before, sealed under the key of the finding; null when there were none';
comment on column finding_correction.stood_by is 'Subject of who wrote what stood before';
comment on column finding_correction.stood_since is 'When that was written';
comment on column finding_correction.sealed_reason is 'Why she chose so, sealed under the key of the finding';
comment on column finding_correction.corrected_by is 'Subject of who chose';
comment on column finding_correction.corrected_at is 'Time of the transaction';

alter table finding_correction enable row level security;
alter table finding_correction force row level security;
create policy served_only on finding_correction as restrictive using ((select actor_is_served()));
create policy inspectorate_reads on finding_correction for select
    using ((select actor_inspects()) and agency = (select actor_agency()));
create policy inspector_corrects on finding_correction for insert
    with check ((select actor_inspects()) and agency = (select actor_agency()) and corrected_by = (select actor_subject())
       and exists (select 1 from finding f where f.id = finding_correction.finding)
       and exists (select 1 from form_submission s where s.id = finding_correction.submission));
create policy inspector_corrects on finding for update
    using ((select actor_inspects()) and agency = (select actor_agency()) and erased_at is null)
    with check ((select actor_inspects()) and agency = (select actor_agency()) and erased_at is null);

-- Nothing of a finding changes but what a form says, and never without a row that keeps what stood before.
create function only_kept_corrections() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    if to_jsonb(new) - array['subject', 'workers', 'indicators', 'positive', 'screening', 'sealed_note']
            <> to_jsonb(old) - array['subject', 'workers', 'indicators', 'positive', 'screening', 'sealed_note'] then
        raise exception 'Only what a form says may change' using errcode = 'insufficient_privilege';
    end if;
    if not exists (select 1 from finding_correction c where c.finding = old.id and c.subject = old.subject and c.workers = old.workers
                      and c.indicators = old.indicators and c.sealed_note is not distinct from old.sealed_note) then
        raise exception 'What stood before must be kept' using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;
comment on function only_kept_corrections() is 'Refuses a change of a finding by an inspector that is no correction, or that does not keep what stood before';
create trigger finding_corrected before update on finding for each row
    when (actor_inspects() and not actor_is('system:erasure')) execute function only_kept_corrections();

create policy erasure_finds on finding_correction for select to current_user using ((select actor_is('system:erasure')));
create policy erasure_deletes on finding_correction for delete to current_user using ((select actor_is('system:erasure')));
create function erase_corrections_of_finding() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    delete from finding_correction c where c.finding = new.id;
    return null;
end $$;
comment on function erase_corrections_of_finding() is 'Erases what a finding said before it was corrected, with the finding';
create trigger finding_corrections_erased after update of erased_at on finding for each row
    when (old.erased_at is null and new.erased_at is not null) execute function erase_corrections_of_finding();
