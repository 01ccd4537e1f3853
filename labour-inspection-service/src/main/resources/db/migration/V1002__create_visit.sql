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
    version          integer     not null default 0
);
create index visit_page on visit (agency, started_at desc, id desc);
create index visit_workplace on visit (workplace);

comment on table visit is 'Visits by labour inspectors. It has no column for who complained: the source of a complaint is walled off (C81 art. 15)';
comment on column visit.id is 'Made by the inspector''s device, or UUIDv7';
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

alter table visit enable row level security;
alter table visit force row level security;
create policy visit_of_agency on visit
    using (agency = (select nullif(current_setting('palermo.agency', true), '')::uuid));
create policy visit_in_figures on visit for select
    using ((select string_to_array(current_setting('palermo.roles', true), ',')
                && array['competent-authority', 'national-rapporteur', 'mechanism-administrator']));
create policy visit_history on visit
    using ((select current_setting('palermo.subject', true)) = 'system:visit-import');
