-- Whom a record is addressed to (a guardian, an adviser, a prosecutor) answers: accepts the part, declines it, or writes what the
-- authority and those who work on the case should know. And sees, for as long as the record is addressed to it, what is needed to act.

create table record_answer (
    id          uuid        primary key,
    record      uuid        not null references case_record on delete cascade,
    case_file   uuid        not null references case_file,
    country     text        not null,
    region      text        not null,
    kind        text        not null,
    agency      uuid        not null,
    subject     text        not null,
    answer      text        not null check (answer in ('ACCEPTED', 'DECLINED', 'STATEMENT')),
    said        bytea,
    answered_at timestamptz not null,
    check (answer = 'ACCEPTED' or said is not null)
);

comment on table record_answer is 'What organisations answered to the records of cases that are addressed to them';
comment on column record_answer.id is 'UUIDv7';
comment on column record_answer.record is 'To which record';
comment on column record_answer.case_file is 'Of which case';
comment on column record_answer.country is 'The case file''s, ISO 3166-1';
comment on column record_answer.region is 'The case file''s, ISO 3166-2 or a code of our own below it';
comment on column record_answer.kind is 'The kind of the record, a code';
comment on column record_answer.agency is 'The organisation that answers';
comment on column record_answer.subject is 'Who answers';
comment on column record_answer.answer is 'Takes the part, does not take it, or says something';
comment on column record_answer.said is 'The reason or the statement, sealed under the key of the case file; null when nothing was said';
comment on column record_answer.answered_at is 'Time of the transaction';

create index record_answer_case on record_answer (case_file, answered_at desc, id desc);
create index record_answer_record on record_answer (record, answered_at desc, id desc);

-- An answer is read by those who follow the case, and by those to whom the record is addressed now: the policies of the record say
-- which roles of the organisation may read it.
alter table record_answer enable row level security;
alter table record_answer force row level security;
create policy served_only on record_answer as restrictive using ((select actor_is_served()));
create policy authority_reads on record_answer for select
    using ((select actor_has('competent-authority'))
       and (country = any ((select actor_regions())::text[]) or region = any ((select actor_regions())::text[])));
create policy coordinator_reads on record_answer for select
    using ((select actor_has('case-coordinator')) and case_file = any ((select assigned_cases())::uuid[]));
create policy addressee_reads on record_answer for select
    using (agency = (select actor_agency())
       and (select actor_has('guardian') or actor_has('legal-adviser') or actor_has('prosecutor'))
       and exists (select 1 from case_record r where r.id = record_answer.record and r.addressee = record_answer.agency));
create policy addressee_answers on record_answer for insert
    with check (agency = (select actor_agency()) and subject = (select actor_subject())
       and (select actor_has('guardian') or actor_has('legal-adviser') or actor_has('prosecutor'))
       and exists (select 1 from case_record r
                    where r.id = record_answer.record and r.addressee = record_answer.agency and r.case_file = record_answer.case_file
                      and r.country = record_answer.country and r.region = record_answer.region and r.kind = record_answer.kind));
create policy a_glass_writes_nothing on record_answer as restrictive for insert with check (not (select actor_is_under_glass()));

-- What an addressee sees of the case goes through the functions below alone, which ask first whether the record is addressed to the
-- actor's organisation and of a kind that the actor's role reads.
create policy addressees_see on record_answer for select to current_user using ((select actor_is('system:addressees')));
create policy addressees_see on case_record for select to current_user
    using ((select actor_is('system:addressees'))
       and kind in ('GUARDIAN', 'PROCEEDING', 'HEARING', 'OFFENCE', 'CLAIM', 'SAFE_CONTACT', 'NEED'));
create policy addressees_see on case_file for select to current_user using ((select actor_is('system:addressees')));
create policy addressees_see on case_person for select to current_user using ((select actor_is('system:addressees')));
create policy addressees_see on case_concern for select to current_user
    using ((select actor_is('system:addressees')) and kind = 'INTERVIEW_DUE');
create policy addressees_see on case_assignment for select to current_user using ((select actor_is('system:addressees')));

create function actor_reads_addressed(kind text) returns boolean language sql stable parallel safe as
    $$ select kind = 'GUARDIAN' and actor_has('guardian') or kind = 'OFFENCE' and actor_has('prosecutor')
           or kind in ('PROCEEDING', 'HEARING', 'CLAIM') and actor_has('legal-adviser') $$;
comment on function actor_reads_addressed(text)
    is 'Whether the actor''s roles let her read records of this kind that are addressed to her organisation';

alter table case_record add column addressed_at timestamptz;
comment on column case_record.addressed_at is 'When its addressee changed last; null for none ever, and for one from before this was kept';

-- The last of her organisation's answers that takes or refuses the part, since the record is addressed to it: an organisation that is
-- appointed again answers again.
create function part_taken(of_record uuid) returns text
    language sql stable set search_path = pg_catalog, public, pg_temp as
    $$ select a.answer from record_answer a join case_record r on r.id = a.record
        where a.record = of_record and a.agency = actor_agency() and a.answer <> 'STATEMENT'
          and a.answered_at >= coalesce(r.addressed_at, '-infinity')
        order by a.answered_at desc, a.id desc limit 1 $$;
comment on function part_taken(uuid)
    is 'Whether the actor''s organisation has accepted or declined its part in a record; null when it has not said';

-- Whose record it is, for whom it is addressed to, and who recorded it while that organisation has the case. Of the person it has
-- something for a guardian alone: languages and date of birth (her age) unless the guardian has declined, names and how she is reached
-- once the guardian has accepted; nothing of an adult.
create function addressed_case(of_record uuid) returns table (
    case_file uuid, kind text, reference text, country text, region text, answer text, recorded_by uuid,
    caseworker uuid, caseworker_agency uuid,
    age_group text, due_on date, recovery_ends_on date, interview_due_at timestamptz, date_of_birth bytea, languages bytea,
    given_name bytea, family_name bytea, contact_channel bytea, contact_value bytea, contact_times bytea, contact_words bytea)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
begin
    if not coalesce(actor_is_served() and (actor_has('guardian') or actor_has('legal-adviser') or actor_has('prosecutor')), false) then
        return;
    end if;
    perform set_config('palermo.subject', 'system:addressees', true);
    return query
        select f.id, r.kind, f.reference, f.country, f.region, s.taken,
               case when r.agency = coalesce(f.run_by, f.sender)
                      or exists (select 1 from case_assignment a
                                  where a.case_file = f.id and a.agency = r.agency and a.ended_at is null) then r.agency end,
               f.caseworker, f.caseworker_agency,
               case when s.sees then f.age_group end,
               case when s.acts then f.due_on end,
               case when s.acts and f.stage in ('REASONABLE_GROUNDS_POSITIVE', 'RECOVERY') then f.recovery_ends_on end,
               (select k.due_at from case_concern k where s.acts and k.case_file = f.id and k.kind = 'INTERVIEW_DUE'),
               case when s.sees then p.date_of_birth end, case when s.sees then p.languages end,
               case when s.acts then p.given_name end, case when s.acts then p.family_name end,
               case when s.acts then p.contact_channel end, case when s.acts then p.contact_value end,
               case when s.acts then p.contact_times end, case when s.acts then p.contact_words end
          from case_record r
          join case_file f on f.id = r.case_file and f.erased_at is null
         cross join lateral (select t.taken, t.ward and t.taken is distinct from 'DECLINED' as sees,
                                    t.ward and coalesce(t.taken = 'ACCEPTED', false) as acts
                               from (select part_taken(r.id) as taken,
                                            r.kind = 'GUARDIAN' and coalesce(f.age_group <> 'ADULT', false) as ward) t) s
          left join case_person p on p.case_file = f.id and s.sees
         where r.id = of_record and r.addressee = actor_agency() and actor_reads_addressed(r.kind);
    perform set_config('palermo.subject', coalesce(actor, ''), true);
end $$;
comment on function addressed_case(uuid) is 'What whom a record is addressed to sees of its case';
revoke execute on function addressed_case(uuid) from public;
grant execute on function addressed_case(uuid) to "${user}";

-- Who coordinates the case, so that the addressee can ask.
create function addressed_case_coordinators(of_record uuid) returns table (person uuid, agency uuid)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
begin
    if not coalesce(actor_is_served() and (actor_has('guardian') or actor_has('legal-adviser') or actor_has('prosecutor')), false) then
        return;
    end if;
    perform set_config('palermo.subject', 'system:addressees', true);
    return query
        select cast(a.subject as uuid), a.agency
          from case_record r
          join case_assignment a on a.case_file = r.case_file and a.ended_at is null
         where r.id = of_record and r.addressee = actor_agency() and actor_reads_addressed(r.kind)
         order by a.assigned_at, a.subject
         limit 10;
    perform set_config('palermo.subject', coalesce(actor, ''), true);
end $$;
comment on function addressed_case_coordinators(uuid) is 'Who coordinates the case of a record, for whom the record is addressed to';
revoke execute on function addressed_case_coordinators(uuid) from public;
grant execute on function addressed_case_coordinators(uuid) to "${user}";

-- For a guardian who has accepted: how the person is reached safely, hearings that are planned, needs that are reviewed.
create function ward_records(of_record uuid) returns table (id uuid, kind text, state text, edition integer, particulars bytea)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
begin
    if not coalesce(actor_is_served() and actor_has('guardian'), false) then
        return;
    end if;
    perform set_config('palermo.subject', 'system:addressees', true);
    return query
        select w.id, w.kind, w.state, w.edition, w.particulars
          from case_record r
          join case_file f on f.id = r.case_file and f.erased_at is null and f.age_group <> 'ADULT'
          join case_record w on w.case_file = r.case_file
         where r.id = of_record and r.addressee = actor_agency() and r.kind = 'GUARDIAN' and part_taken(r.id) = 'ACCEPTED'
           and (w.kind = 'SAFE_CONTACT'
             or w.kind = 'HEARING' and w.state = 'PLANNED'
             or w.kind = 'NEED' and w.state in ('OPEN', 'PLANNED', 'BEING_MET', 'UNMET'))
         order by w.kind <> 'SAFE_CONTACT', w.changed_at desc, w.id desc
         limit 200;
    perform set_config('palermo.subject', coalesce(actor, ''), true);
end $$;
comment on function ward_records(uuid) is 'What a guardian who has accepted sees of the records of the person whom she guards';
revoke execute on function ward_records(uuid) from public;
grant execute on function ward_records(uuid) to "${user}";

-- With the person goes what was answered of her: record_answer goes with its record.
create policy erasure_finds on record_answer for select to current_user using ((select actor_is('system:erasure')));
create policy erasure_deletes on record_answer for delete to current_user using ((select actor_is('system:erasure')));
create function erase_record_answers() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    delete from record_answer a where a.case_file = new.id;
    return null;
end $$;
comment on function erase_record_answers() is 'Erases what was answered to the records of a person who is erased';
create trigger case_file_answers_erased after update of erased_at on case_file for each row
    when (old.erased_at is null and new.erased_at is not null) execute function erase_record_answers();
