-- Letters on a case: the decision in words for the person, the confirmation of her status, and letters for others that give no reason.
-- A letter is kept as it was written, with its hash, under the person's key; it can be handed over or discarded, and never changed.

create table case_letter (
    id              uuid        primary key,
    case_file       uuid        not null references case_file,
    country         text        not null,
    region          text        not null,
    kind            text        not null check (kind in ('DECISION', 'STATUS', 'BANK', 'LANDLORD', 'EMPLOYER', 'SCHOOL', 'HEALTH')),
    language        text        not null check (language ~ '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$'),
    decision        uuid,
    content         bytea,
    state           text        not null check (state in ('WRITTEN', 'HANDED_OVER', 'DISCARDED')),
    agency          uuid        not null,
    subject         text        not null,
    written_at      timestamptz not null,
    handed_over_on  date,
    handed_over_by  text        check (handed_over_by in ('IN_PERSON', 'PHONE', 'MESSAGE', 'EMAIL', 'LETTER', 'THROUGH_SUPPORT_WORKER',
                                    'THROUGH_LEGAL_REPRESENTATIVE', 'THROUGH_GUARDIAN')),
    recorded_by     text,
    recorded_agency uuid,
    recorded_at     timestamptz,
    check ((kind = 'DECISION') = (decision is not null)),
    check ((state = 'DISCARDED') = (content is null)),
    check ((state = 'HANDED_OVER') = (handed_over_on is not null) and (handed_over_on is null) = (handed_over_by is null)),
    check ((state = 'WRITTEN') = (recorded_at is null) and (recorded_at is null) = (recorded_by is null)
       and (recorded_at is null) = (recorded_agency is null))
);

comment on table case_letter is 'Letters on a case, as they were written';
comment on column case_letter.id is 'UUIDv7';
comment on column case_letter.case_file is 'Of which case';
comment on column case_letter.country is 'The case file''s, ISO 3166-1';
comment on column case_letter.region is 'The case file''s, ISO 3166-2 or a code of our own below it';
comment on column case_letter.kind is 'What it says, or who reads it, a code';
comment on column case_letter.language is 'Its language, BCP 47';
comment on column case_letter.decision is 'The decision that it tells; null for other letters';
comment on column case_letter.content is
    'Title, paragraphs and SHA-256, JSON, sealed under the key of the case file for this letter; gone when it is discarded';
comment on column case_letter.state is 'WRITTEN until it is HANDED_OVER or DISCARDED';
comment on column case_letter.agency is 'The organisation of who wrote it';
comment on column case_letter.subject is 'Who wrote it';
comment on column case_letter.written_at is 'Time of the transaction that wrote it';
comment on column case_letter.handed_over_on is 'The day on which it was handed over, in the jurisdiction; null unless it was';
comment on column case_letter.handed_over_by is 'By which way, a code; null unless it was handed over';
comment on column case_letter.recorded_by is 'Who recorded that it was handed over, or discarded it';
comment on column case_letter.recorded_agency is 'The organisation of that person';
comment on column case_letter.recorded_at is 'Time of that transaction';

create index case_letter_page on case_letter (case_file, written_at desc, id desc);

-- Who reads the certificates of a case reads its letters. An access in an emergency shows none.
alter table case_letter enable row level security;
alter table case_letter force row level security;
create policy served_only on case_letter as restrictive using ((select actor_is_served()));
create policy with_the_case_file on case_letter for select
    using ((select actor_has('competent-authority') or actor_has('first-responder'))
       and exists (select 1 from case_file c where c.id = case_letter.case_file));
create policy coordinator_reads on case_letter for select
    using ((select actor_has('case-coordinator')) and case_file = any ((select assigned_cases())::uuid[]));
create policy authority_writes on case_letter for insert
    with check ((select actor_has('competent-authority')) and state = 'WRITTEN'
       and (country = any ((select actor_regions())::text[]) or region = any ((select actor_regions())::text[]))
       and subject = (select actor_subject()) and agency = (select actor_agency()));
create policy coordinator_writes on case_letter for insert
    with check ((select actor_has('case-coordinator')) and state = 'WRITTEN' and kind not in ('DECISION', 'STATUS')
       and case_file = any ((select assigned_cases())::uuid[])
       and subject = (select actor_subject()) and agency = (select actor_agency()));
create policy reader_records on case_letter for update
    using (state = 'WRITTEN'
       and ((select actor_has('competent-authority') or actor_has('first-responder'))
                and exists (select 1 from case_file c where c.id = case_letter.case_file)
            or (select actor_has('case-coordinator')) and case_file = any ((select assigned_cases())::uuid[])))
    with check (state <> 'WRITTEN' and recorded_by = (select actor_subject()) and recorded_agency = (select actor_agency()));
create policy a_glass_shows_nothing on case_letter as restrictive
    using (not ((select actor_is_under_glass()) and case_file = any ((select opened_records('case_file'))::uuid[])));

create function keep_case_letter() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    if old.state <> 'WRITTEN' or new.state = 'WRITTEN'
        or (new.id, new.case_file, new.country, new.region, new.kind, new.language, new.decision, new.agency, new.subject, new.written_at)
            is distinct from
            (old.id, old.case_file, old.country, old.region, old.kind, old.language, old.decision, old.agency, old.subject, old.written_at)
        or new.state = 'HANDED_OVER' and new.content is distinct from old.content then
        raise exception 'A letter can only be handed over or discarded' using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;
comment on function keep_case_letter() is 'Refuses every change of a letter but its handing over and its discarding';
create trigger case_letter_kept before update on case_letter for each row execute function keep_case_letter();

-- With the person go her letters.
create policy erasure_finds on case_letter for select to current_user using ((select actor_is('system:erasure')));
create policy erasure_deletes on case_letter for delete to current_user using ((select actor_is('system:erasure')));
create function erase_case_letters() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    delete from case_letter l where l.case_file = new.id;
    return null;
end $$;
comment on function erase_case_letters() is 'Erases the letters of a person who is erased';
create trigger case_file_letters_erased after update of erased_at on case_file for each row
    when (old.erased_at is null and new.erased_at is not null) execute function erase_case_letters();
