-- Certificates, and what they answer. A person carries a reference that nobody can guess, and no name; whoever is about to remove
-- somebody from the country may ask with it whether she is protected.

-- The database knows the reference by its keyed hash; the reference itself, for printing it again, is sealed under her key.
create table case_certificate (
    id          uuid        primary key,
    case_file   uuid        not null references case_file,
    hash        bytea       not null unique,
    reference   bytea       not null,
    issued_at   timestamptz not null,
    issued_for  text        not null check (issued_for in ('REFERRAL', 'DECISION', 'REQUEST', 'REPLACEMENT')),
    subject     text        not null,
    replaced_at timestamptz
);

comment on table case_certificate is 'Certificates of persons; those that were replaced answer like unknown ones';
comment on column case_certificate.id is 'UUIDv7';
comment on column case_certificate.case_file is 'Whose';
comment on column case_certificate.hash is 'HMAC-SHA256 of the reference';
comment on column case_certificate.reference is 'The reference, Crockford base 32 of 100 bits with a check symbol, sealed under the key of the case file';
comment on column case_certificate.issued_at is 'Time of the transaction';
comment on column case_certificate.issued_for is 'What it was issued for, a code';
comment on column case_certificate.subject is 'Who had it issued';
comment on column case_certificate.replaced_at is 'Since when it is worth nothing; null while it stands';

create index case_certificate_file on case_certificate (case_file, issued_at);

alter table case_certificate enable row level security;
alter table case_certificate force row level security;
create policy served_only on case_certificate as restrictive for select using ((select actor_is_served()));
create policy with_the_case_file on case_certificate for select
    using ((select actor_has('competent-authority') or actor_has('first-responder'))
       and exists (select 1 from case_file c where c.id = case_certificate.case_file));
create policy coordinator_reads on case_certificate for select
    using ((select actor_has('case-coordinator')) and case_file = any ((select assigned_cases())::uuid[]));
create policy with_the_referral on case_certificate for insert
    with check (exists (select 1 from referral_receipt r where r.id = case_certificate.case_file)
        or exists (select 1 from case_file c where c.id = case_certificate.case_file));
create policy replaced on case_certificate for update
    using ((select actor_has('competent-authority') or actor_has('first-responder') or actor_has('case-coordinator'))
       and exists (select 1 from case_file c where c.id = case_certificate.case_file))
    with check (replaced_at is not null);
create policy a_glass_shows_nothing on case_certificate as restrictive
    using (not ((select actor_is_under_glass()) and case_file = any ((select opened_records('case_file'))::uuid[])));

-- With the person goes what she carried.
create policy erasure_finds on case_certificate for select to current_user using ((select actor_is('system:erasure')));
create policy erasure_deletes on case_certificate for delete to current_user using ((select actor_is('system:erasure')));
create function erase_certificates() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    delete from case_certificate c where c.case_file = new.id;
    return null;
end $$;
comment on function erase_certificates() is 'Erases the certificates of a person who is erased';
create trigger case_file_certificates_erased after update of erased_at on case_file for each row
    when (old.erased_at is null and new.erased_at is not null) execute function erase_certificates();

-- One officer must not use up what her organisation may ask. A reference that she asked about in the last day costs nothing
-- when she asks again; it is known again by a keyed hash under a domain of its own, which is not the one that finds a case.
create table removal_question (
    agency    uuid        not null,
    asked_at  timestamptz not null,
    subject   text        not null,
    reference bytea       not null
);

comment on table removal_question is 'Who asked when whether somebody may be removed, in the last day: what is left of her budget and of her organisation''s. What was asked is in the audit';
comment on column removal_question.agency is 'Which organisation';
comment on column removal_question.asked_at is 'Time of the transaction in which it was counted';
comment on column removal_question.subject is 'Who asked';
comment on column removal_question.reference is 'Keyed hash of the organisation and what it asked about, whether there is a case or not: the same again costs nothing';

create index removal_question_agency on removal_question (agency, asked_at);
create unique index removal_question_once on removal_question (agency, subject, reference);

alter table removal_question enable row level security;
alter table removal_question force row level security;
create policy its_own on removal_question using (agency = (select actor_agency())) with check (agency = (select actor_agency()));

-- A reference counts once for the person and once for the organisation, whoever of it asks. Nothing here knows whether there
-- is a case.
create function spend_removal_question(at timestamptz, of_reference bytea, per_hour integer, per_day integer, person_per_hour integer, person_per_day integer,
        out again timestamptz, out of_person boolean, out repeated boolean)
    language plpgsql as $$
declare
    me uuid := actor_agency();
    she text := actor_subject();
    person_again timestamptz;
    agency_again timestamptz;
begin
    perform pg_advisory_xact_lock(hashtextextended('removal questions ' || me, 0));
    delete from removal_question q where q.agency = me and q.asked_at <= at - interval '1 day';
    repeated := exists (select 1 from removal_question q where q.agency = me and q.subject = she and q.reference = of_reference);
    select greatest(
        (select q.asked_at + interval '1 hour' from removal_question q where q.agency = me and q.subject = she order by q.asked_at desc offset person_per_hour - 1 limit 1),
        (select q.asked_at + interval '1 day' from removal_question q where q.agency = me and q.subject = she order by q.asked_at desc offset person_per_day - 1 limit 1))
      into person_again;
    with counted as (select min(q.asked_at) as asked_at from removal_question q where q.agency = me group by q.reference)
    select greatest(
        (select c.asked_at + interval '1 hour' from counted c order by c.asked_at desc offset per_hour - 1 limit 1),
        (select c.asked_at + interval '1 day' from counted c order by c.asked_at desc offset per_day - 1 limit 1))
      into agency_again
     where not exists (select 1 from removal_question q where q.agency = me and q.reference = of_reference);
    of_person := coalesce(person_again > at, false);
    again := greatest(case when person_again > at then person_again end, case when agency_again > at then agency_again end);
    if repeated then
        again := null;
    elsif again is null then
        insert into removal_question (agency, asked_at, subject, reference) values (me, at, she, of_reference);
    end if;
end $$;
comment on function spend_removal_question(timestamptz, bytea, integer, integer, integer, integer) is
    'Takes a question off the budgets of the actor and of her organisation, unless she asked it in the last day; when nothing is left of one, takes nothing and says from when on she may ask again';

create policy removal_reads on case_certificate for select to current_user using ((select actor_is('system:removal-questions')));
create policy removal_reads on case_file for select to current_user using ((select actor_is('system:removal-questions')));
create policy removal_reads on case_assignment for select to current_user using ((select actor_is('system:removal-questions')));
create policy removal_tells on notice for insert to current_user
    with check ((select actor_is('system:removal-questions')) and kind = 'REMOVAL_ASKED' and role is null);

-- The case behind a reference, for the one answer that anybody may have. The same statements run whatever there is; her
-- agencies are told that somebody asked, also with a reference that was replaced. Asked again by the same person within a day it
-- tells nobody again, or it would cost her nothing to fill their notices. Where she stood when she was disqualified is said too, for
-- then no recovery runs, also while the disqualification is reconsidered and that waits.
--
-- An immigration body may ask this and nothing else, so the functions act for no organisation.
create function removal_protection_of(of_hash bytea, at timestamptz, tell boolean)
    returns table (case_file uuid, stands boolean, region text, stage text, suspended_from text, disqualified_from text, recovery_ends_on date, recovery_days_left integer,
                   protected_until date)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
    acting_for text := current_setting('palermo.agency', true);
    acting_kind text := current_setting('palermo.agency_kind', true);
begin
    perform set_config('palermo.subject', 'system:removal-questions', true), set_config('palermo.agency', '', true), set_config('palermo.agency_kind', '', true);
    insert into notice (id, agency, kind, about, reference, created_at)
    select uuidv7(), told.to_agency, 'REMOVAL_ASKED', told.id, told.reference, at
      from (select c.id, c.reference, coalesce(c.run_by, c.sender) as to_agency
              from case_certificate p join case_file c on c.id = p.case_file where p.hash = of_hash
             union
            select c.id, c.reference, a.agency
              from case_certificate p join case_file c on c.id = p.case_file
              join case_assignment a on a.case_file = c.id and a.ended_at is null
             where p.hash = of_hash) told
      join organisation o on o.id = told.to_agency and o.kind <> 'IMMIGRATION'
     where tell;
    return query
        select c.id, p.replaced_at is null, c.region, c.stage, c.suspended_from, c.disqualified_from, c.recovery_ends_on, c.recovery_days_left, c.protected_until
          from case_certificate p join case_file c on c.id = p.case_file
         where p.hash = of_hash;
    perform set_config('palermo.subject', coalesce(actor, ''), true), set_config('palermo.agency', coalesce(acting_for, ''), true),
            set_config('palermo.agency_kind', coalesce(acting_kind, ''), true);
end $$;
comment on function removal_protection_of(bytea, timestamptz, boolean) is 'What a reference says of removal, to whoever asks with it; when it is to tell, the agencies of the case learn that it was asked';
revoke execute on function removal_protection_of(bytea, timestamptz, boolean) from public;
grant execute on function removal_protection_of(bytea, timestamptz, boolean) to "${user}";

-- While recovery is open she is protected at least until its days are over.
create function recovery_least_of(of_hash bytea) returns date
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
    acting_for text := current_setting('palermo.agency', true);
    acting_kind text := current_setting('palermo.agency_kind', true);
    least_on date;
begin
    perform set_config('palermo.subject', 'system:removal-questions', true), set_config('palermo.agency', '', true), set_config('palermo.agency_kind', '', true);
    select c.recovery_least_on into least_on from case_certificate p join case_file c on c.id = p.case_file where p.hash = of_hash;
    perform set_config('palermo.subject', coalesce(actor, ''), true), set_config('palermo.agency', coalesce(acting_for, ''), true),
            set_config('palermo.agency_kind', coalesce(acting_kind, ''), true);
    return least_on;
end $$;
comment on function recovery_least_of(bytea) is 'The last of the days of recovery of the case behind a reference, to whoever asks with it; null when there is none';
revoke execute on function recovery_least_of(bytea) from public;
grant execute on function recovery_least_of(bytea) to "${user}";
