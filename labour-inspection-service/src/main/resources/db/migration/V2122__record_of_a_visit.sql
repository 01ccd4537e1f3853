-- The record of a visit: on what ground a household was entered, interviews, answers to checklists, the summary, and corrections.
-- Rows are only added: what was written first stays, and the latest row of a part counts.
create table visit_entry (
    id            uuid primary key,
    visit         uuid        not null references visit,
    agency        uuid        not null,
    part          text        not null check (part in ('HOUSEHOLD_ENTRY', 'CONSENT_WITHDRAWN', 'INTERVIEW', 'INTERVIEW_NOTE', 'ANSWER', 'START', 'END',
                                                       'WORKERS_PRESENT', 'SUMMARY', 'CLOSED')),
    key           text        not null default '',
    value         text,
    sealed        bytea,
    sealed_reason bytea,
    recorded_by   text        not null,
    recorded_at   timestamptz not null,
    check ((value is null) <> (sealed is null))
);
create index visit_entry_of on visit_entry (visit, recorded_at, id);
create unique index visit_entry_closed on visit_entry (visit) where part = 'CLOSED';

comment on table visit_entry is 'What an inspector wrote about a visit; only added to, the latest row of a part and key counts';
comment on column visit_entry.id is 'UUIDv7';
comment on column visit_entry.visit is 'Row of the visit';
comment on column visit_entry.agency is 'The inspectorate whose visit it is';
comment on column visit_entry.part is 'What of the visit it says';
comment on column visit_entry.key is 'Number of the interview, or checklist and code of the question; empty for other parts';
comment on column visit_entry.value is 'A code, a number, a date or an instant; null where it is sealed';
comment on column visit_entry.sealed is 'Free text, or a document with it, sealed under the key of the visit''s record; null where there is a value';
comment on column visit_entry.sealed_reason is 'Why it was corrected after the visit was closed, sealed; null for what was written before';
comment on column visit_entry.recorded_by is 'Subject of who wrote it';
comment on column visit_entry.recorded_at is 'Time of the transaction';

alter table visit_entry enable row level security;
alter table visit_entry force row level security;
create policy served_only on visit_entry as restrictive using ((select actor_is_served()));
create policy inspectorate_reads on visit_entry for select
    using ((select actor_inspects()) and agency = (select actor_agency()));
create policy inspectorate_adds on visit_entry for insert
    with check ((select actor_inspects()) and agency = (select actor_agency()) and recorded_by = (select actor_subject())
       and exists (select 1 from visit v where v.id = visit_entry.visit));

-- The key of a visit's record is for the inspectorate whose visit it is.
create policy inspectorate_reads_visit_records on data_key as restrictive for select
    using (purpose <> 'VISIT_RECORD' or (select actor_is('system:keys') or actor_is('system:erasure'))
        or exists (select 1 from visit v where v.id = data_key.owner));
