-- What the law obliges an inspector to note of a worker, and whether it follows from the worker's situation (A/75/289, Box 1). No order
-- and no penalty can be founded on such a note, and nothing but its own operations reads it.
create table worker_offence (
    id          uuid primary key,
    visit       uuid        not null references visit,
    agency      uuid        not null,
    kind        text        not null check (kind in ('DOCUMENTS', 'UNDECLARED_WORK', 'BEGGING', 'PROSTITUTION', 'DRUGS', 'THEFT', 'FRAUD', 'VIOLENCE',
                                                     'RECRUITMENT', 'SAFETY_DUTY', 'OTHER')),
    seen_on     date        not null,
    sealed_duty bytea       not null,
    sealed_text bytea       not null,
    recorded_by text        not null,
    recorded_at timestamptz not null
);
create index worker_offence_of on worker_offence (visit, recorded_at, id);

comment on table worker_offence is 'Offences and irregularities of workers that the law obliges an inspector to note; only added to, and gone with the key of the visit''s record';
comment on column worker_offence.id is 'UUIDv7';
comment on column worker_offence.visit is 'Row of the visit';
comment on column worker_offence.agency is 'The inspectorate whose visit it is';
comment on column worker_offence.kind is 'What it is, a code; none of them is about migration status';
comment on column worker_offence.seen_on is 'The day on which the inspector saw it';
comment on column worker_offence.sealed_duty is 'Where the law obliges the inspector to note it, sealed under the key of the visit''s record';
comment on column worker_offence.sealed_text is 'What was seen, sealed under the same key';
comment on column worker_offence.recorded_by is 'Subject of who noted it';
comment on column worker_offence.recorded_at is 'Time of the transaction';

create table worker_offence_answer (
    id            uuid primary key,
    offence       uuid        not null references worker_offence on delete cascade,
    agency        uuid        not null,
    follows       text        not null check (follows in ('YES', 'NO', 'UNKNOWN')),
    reported      boolean     not null,
    report        uuid        references suspected_victim_report on delete set null,
    sealed_reason bytea,
    recorded_by   text        not null,
    recorded_at   timestamptz not null,
    check (reported or report is null)
);
create index worker_offence_answer_of on worker_offence_answer (offence, recorded_at, id);
create index worker_offence_answer_report on worker_offence_answer (report) where report is not null;

comment on table worker_offence_answer is 'Answers to the question whether an offence follows from the worker''s situation; the latest counts, earlier ones stay';
comment on column worker_offence_answer.id is 'UUIDv7';
comment on column worker_offence_answer.offence is 'Of which note';
comment on column worker_offence_answer.agency is 'The inspectorate';
comment on column worker_offence_answer.follows is 'Whether it follows from the worker''s situation';
comment on column worker_offence_answer.reported is 'Whether the worker was reported as a suspected victim by then';
comment on column worker_offence_answer.report is 'The report to the mechanism; null without one, and once the report was erased';
comment on column worker_offence_answer.sealed_reason is 'Why the answer was changed, sealed under the key of the visit''s record; null for the first answer';
comment on column worker_offence_answer.recorded_by is 'Subject of who answered';
comment on column worker_offence_answer.recorded_at is 'Time of the transaction';

alter table worker_offence enable row level security;
alter table worker_offence force row level security;
create policy served_only on worker_offence as restrictive using ((select actor_is_served()));
create policy inspectorate_reads on worker_offence for select
    using ((select actor_inspects()) and agency = (select actor_agency()));
create policy inspector_notes on worker_offence for insert
    with check ((select actor_inspects()) and agency = (select actor_agency()) and recorded_by = (select actor_subject())
       and exists (select 1 from visit v where v.id = worker_offence.visit));

alter table worker_offence_answer enable row level security;
alter table worker_offence_answer force row level security;
create policy served_only on worker_offence_answer as restrictive using ((select actor_is_served()));
create policy inspectorate_reads on worker_offence_answer for select
    using ((select actor_inspects()) and agency = (select actor_agency()));
create policy inspector_answers on worker_offence_answer for insert
    with check ((select actor_inspects()) and agency = (select actor_agency()) and recorded_by = (select actor_subject())
       and exists (select 1 from worker_offence o where o.id = worker_offence_answer.offence)
       and (report is null or exists (select 1 from suspected_victim_report r where r.id = worker_offence_answer.report)));

-- With the key of the visit's record go the notes, their codes too: nobody counts workers' offences. In the service and in a restore.
create policy erasure_finds on worker_offence for select to current_user using ((select actor_is('system:erasure')));
create policy erasure_deletes on worker_offence for delete to current_user using ((select actor_is('system:erasure')));
create function erase_worker_offences_of_key() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    delete from worker_offence o where o.visit = old.owner;
    return null;
end $$;
comment on function erase_worker_offences_of_key() is 'Erases the notes on workers of a visit when the key of its record is destroyed';
create trigger data_key_worker_offences_erased after delete on data_key for each row
    when (old.purpose = 'VISIT_RECORD') execute function erase_worker_offences_of_key();
