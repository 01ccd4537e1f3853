create table finding (
    id          uuid primary key,
    visit       uuid        not null references visit,
    agency      uuid        not null,
    country     text        not null,
    sector      text        not null,
    subject     text        not null check (subject in ('ADULT', 'CHILD', 'UNSURE')),
    workers     integer     not null check (workers between 1 and 1000000),
    indicators  text[]      not null,
    note        text,
    positive    boolean     not null,
    screening   jsonb       not null,
    recorded_by text        not null,
    recorded_at timestamptz not null,
    digest      bytea       not null
);
create index finding_visit on finding (visit, recorded_at, id);
create index finding_country on finding (country, sector);

comment on table finding is 'What an inspector found, with the screening by the ILO/EC operational indicators. No personal data of a victim, and no migration status, ever (A/75/289, 53c)';
comment on column finding.id is 'Made by the inspector''s device, or UUIDv7';
comment on column finding.visit is 'On which visit';
comment on column finding.agency is 'The inspectorate whose visit it is';
comment on column finding.country is 'ISO 3166-1 of the workplace';
comment on column finding.sector is 'Sector of the work that was found';
comment on column finding.subject is 'Whether it concerns adults, children, or people whose age is unsure';
comment on column finding.workers is 'How many it concerns';
comment on column finding.indicators is 'Codes of the indicators';
comment on column finding.note is 'The inspector''s words on the conditions';
comment on column finding.positive is 'Result of the screening';
comment on column finding.screening is 'The screening as it was shown, dimension by dimension';
comment on column finding.recorded_by is 'Subject of who recorded it';
comment on column finding.recorded_at is 'Time of the transaction';
comment on column finding.digest is 'Keyed digest of the submission: the same id with another body is refused';

alter table finding enable row level security;
alter table finding force row level security;
create policy finding_of_agency on finding
    using (agency = (select nullif(current_setting('palermo.agency', true), '')::uuid));
create policy finding_in_figures on finding for select
    using ((select string_to_array(current_setting('palermo.roles', true), ',')
                && array['competent-authority', 'national-rapporteur', 'mechanism-administrator']));
create policy finding_history on finding
    using ((select current_setting('palermo.subject', true)) = 'system:visit-import');

create table suspected_victim_report (
    id          uuid primary key,
    finding     uuid        not null unique references finding,
    agency      uuid        not null,
    kind        text        not null check (kind in ('REFERRED', 'NOTIFIED')),
    recorded_at timestamptz not null
);

comment on table suspected_victim_report is 'That a suspected victim was reported, and nothing about her: her data travels sealed in the outbox and is erased there once delivered';
comment on column suspected_victim_report.id is 'The report''s id, which the mechanism knows it by';
comment on column suspected_victim_report.finding is 'From which finding';
comment on column suspected_victim_report.agency is 'The inspectorate that reported';
comment on column suspected_victim_report.kind is 'REFERRED, or NOTIFIED when an adult declined';
comment on column suspected_victim_report.recorded_at is 'Time of the transaction';

alter table suspected_victim_report enable row level security;
alter table suspected_victim_report force row level security;
create policy report_of_agency on suspected_victim_report
    using (agency = (select nullif(current_setting('palermo.agency', true), '')::uuid));
create policy report_in_figures on suspected_victim_report for select
    using ((select string_to_array(current_setting('palermo.roles', true), ',')
                && array['competent-authority', 'national-rapporteur', 'mechanism-administrator']));
