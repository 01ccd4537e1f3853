-- Visits of labour inspectors, what they found, and that they reported a suspected victim. The policies apply beside the
-- service's own filters, and to the owner of the tables as well. An inspectorate sees its own and only adds to it: there is no
-- policy for changing or deleting.
create table visit (
    id               uuid primary key,
    workplace        uuid        not null references workplace,
    country          text        not null,
    agency           uuid        not null,
    kind             text        not null check (kind in ('PLANNED', 'COMPLAINT', 'FOLLOW_UP')),
    started_at       timestamptz not null,
    household_access text check (household_access in ('CONSENT', 'WARRANT')),
    checklist        text        not null,
    recorded_by      text        not null,
    recorded_at      timestamptz not null,
    digest           bytea       not null,
    version          integer     not null default 0,
    chosen           uuid
);
create index visit_workplace on visit (workplace);
-- A page of visits continues after the id that the inspectorate knows.
create index visit_page_chosen on visit (agency, started_at desc, coalesce(chosen, id) desc);
create unique index visit_chosen on visit (agency, coalesce(chosen, id));

comment on table visit is 'Visits by labour inspectors. It has no column for who complained: the source of a complaint is walled off (C81 art. 15)';
comment on column visit.id is 'UUIDv7, or what the device chose where that was free: known to nobody but this service, its audit and its officers';
comment on column visit.workplace is 'Where';
comment on column visit.country is 'ISO 3166-1 of the workplace';
comment on column visit.agency is 'The inspectorate whose visit it is';
comment on column visit.kind is 'Why; shown only to who recorded it and to the chief inspector';
comment on column visit.started_at is 'When it began';
comment on column visit.household_access is 'On what ground a household was entered (C189 art. 17)';
comment on column visit.checklist is 'Code of the checklist and its version';
comment on column visit.recorded_by is 'Subject of who recorded it';
comment on column visit.recorded_at is 'Time of the transaction';
comment on column visit.digest is 'Keyed digest of the submission: the same id with another body is refused';
comment on column visit.version is 'For If-Match';
comment on column visit.chosen is 'Id that the inspector''s device or an earlier register gave it, within the inspectorate; null when it gave none';

create table finding (
    id          uuid primary key,
    visit       uuid        not null references visit,
    agency      uuid        not null,
    country     text        not null,
    sector      text        not null,
    subject     text        not null check (subject in ('ADULT', 'CHILD', 'UNSURE')),
    workers     integer     not null check (workers between 1 and 1000000),
    indicators  text[]      not null,
    positive    boolean     not null,
    screening   jsonb,
    recorded_by text,
    recorded_at timestamptz not null,
    digest      bytea       not null,
    sealed_note bytea,
    erased_at   timestamptz,
    reported    boolean     not null default false,
    chosen      uuid,
    constraint finding_erased_whole check (erased_at is null
        or sealed_note is null and indicators = '{}' and screening is null and recorded_by is null and digest = '')
);
create index finding_visit on finding (visit, recorded_at, id);
create index finding_country on finding (country, sector);
create index finding_end on finding (country, recorded_at, id) where erased_at is null;
create unique index finding_chosen on finding (agency, coalesce(chosen, id));

comment on table finding is 'What an inspector found, with the screening by the ILO/EC operational indicators. No personal data of a victim, and no migration status, ever (A/75/289, 53c)';
comment on column finding.id is 'UUIDv7, or what the device chose where that was free: known to nobody but this service, its audit and its officers';
comment on column finding.visit is 'On which visit';
comment on column finding.agency is 'The inspectorate whose visit it is';
comment on column finding.country is 'ISO 3166-1 of the workplace';
comment on column finding.sector is 'Sector of the work that was found';
comment on column finding.subject is 'Whether it concerns adults, children, or people whose age is unsure';
comment on column finding.workers is 'How many it concerns';
comment on column finding.indicators is 'Codes of the indicators';
comment on column finding.positive is 'Result of the screening';
comment on column finding.screening is 'The screening as it was shown, dimension by dimension; null once erased';
comment on column finding.recorded_by is 'Subject of who recorded it; null once erased';
comment on column finding.recorded_at is 'Time of the transaction';
comment on column finding.digest is 'Keyed digest of the submission: the same id with another body is refused';
comment on column finding.sealed_note is 'The inspector''s words on the conditions, sealed under the key of the finding';
comment on column finding.erased_at is 'When its time was over; the row stays for the figures';
comment on column finding.reported is 'That a suspected victim was reported, once the report is gone';
comment on column finding.chosen is 'Id that the inspector''s device gave it, within the inspectorate; null when it gave none';

create table suspected_victim_report (
    id             uuid primary key,
    finding        uuid        not null unique references finding,
    agency         uuid        not null,
    kind           text        not null check (kind in ('REFERRED', 'NOTIFIED')),
    recorded_at    timestamptz not null,
    age_correction text check (age_correction in ('CHILD_BY_BIRTH', 'UNSURE_BY_BIRTH'))
);
-- The reports of an inspectorate, latest first.
create index report_page on suspected_victim_report (agency, recorded_at desc, id desc);

comment on table suspected_victim_report is 'That a suspected victim was reported, and nothing about her: her data travels sealed in the outbox and is erased there once delivered';
comment on column suspected_victim_report.id is 'The report''s id, which the mechanism knows it by';
comment on column suspected_victim_report.finding is 'From which finding';
comment on column suspected_victim_report.agency is 'The inspectorate that reported';
comment on column suspected_victim_report.kind is 'REFERRED, or NOTIFIED when an adult declined';
comment on column suspected_victim_report.recorded_at is 'Time of the transaction';
comment on column suspected_victim_report.age_correction is 'Why she was reported as of another age than was said, a code; null when she was not';

alter table visit enable row level security;
alter table visit force row level security;
alter table finding enable row level security;
alter table finding force row level security;
alter table suspected_victim_report enable row level security;
alter table suspected_victim_report force row level security;

-- Migration status never leaves towards immigration: an immigration body, and whoever is not registered, sees no visit,
-- finding or report, whatever roles its people hold (A/75/289, 53c).
create policy served_only on visit as restrictive using ((select actor_is_served()));
create policy served_only on finding as restrictive using ((select actor_is_served()));
create policy served_only on suspected_victim_report as restrictive using ((select actor_is_served()));

create policy inspectorate_reads on visit for select
    using ((select actor_inspects()) and agency = (select actor_agency()));
create policy inspector_records on visit for insert
    with check ((select actor_inspects()) and agency = (select actor_agency()) and recorded_by = (select actor_subject()));

create policy inspectorate_reads on finding for select
    using ((select actor_inspects()) and agency = (select actor_agency()));
create policy inspector_records on finding for insert
    with check ((select actor_inspects()) and agency = (select actor_agency()) and recorded_by = (select actor_subject())
       and exists (select 1 from visit v where v.id = finding.visit));

create policy inspectorate_reads on suspected_victim_report for select
    using ((select actor_inspects()) and agency = (select actor_agency()));
create policy inspector_reports on suspected_victim_report for insert
    with check ((select actor_inspects()) and agency = (select actor_agency())
       and exists (select 1 from finding f where f.id = suspected_victim_report.finding));

-- Past visits have no submission of a device. The import adds such ones and reads no others; of findings it reads none.
create policy history_matches on visit for select
    using ((select actor_is('system:visit-import')) and digest = '');
create policy history_adds on visit for insert
    with check ((select actor_is('system:visit-import')) and digest = '');
create policy history_adds on finding for insert
    with check ((select actor_is('system:visit-import')) and digest = ''
       and exists (select 1 from visit v where v.id = finding.visit));

-- A key is for whom its record is for: the words of a finding for its inspectorate, the reason of a skipped event, which has a
-- key of the same purpose, for whoever reads the outbox.
create policy inspectorate_reads_notes on data_key as restrictive for select
    using (purpose <> 'NOTE' or (select actor_is('system:keys') or actor_is('system:erasure'))
        or exists (select 1 from finding f where f.id = data_key.owner)
        or exists (select 1 from outbox_event e where e.id = data_key.owner));

-- A device chooses the id of a visit or a finding, and is told nothing by it of another inspectorate: what it chose is its
-- inspectorate's own, and is found by inspectorate and chosen id. The row keeps the chosen id as its own where it is free, so
-- that the audit, the retention and the keys know it by the same; where another inspectorate has it, the row has another. The
-- policies are the owner's alone: only the function below runs as the owner.
create policy ids_are_free on visit for select to current_user using ((select actor_is('system:chosen-ids')));
create policy ids_are_free on finding for select to current_user using ((select actor_is('system:chosen-ids')));

create function id_to_keep(of_id uuid) returns uuid
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
    acting_for text := current_setting('palermo.agency', true);
    acting_kind text := current_setting('palermo.agency_kind', true);
    taken boolean;
begin
    perform set_config('palermo.subject', 'system:chosen-ids', true), set_config('palermo.agency', '', true), set_config('palermo.agency_kind', '', true);
    taken := exists (select 1 from visit v where v.id = of_id) or exists (select 1 from finding f where f.id = of_id);
    perform set_config('palermo.subject', coalesce(actor, ''), true), set_config('palermo.agency', coalesce(acting_for, ''), true),
            set_config('palermo.agency_kind', coalesce(acting_kind, ''), true);
    return case when taken then uuidv7() else of_id end;
end $$;
comment on function id_to_keep(uuid) is 'The id of a row for which a device chose one: that one where no inspectorate has it, else another; what it answers is shown to nobody';
revoke execute on function id_to_keep(uuid) from public;
grant execute on function id_to_keep(uuid) to "${user}";
