-- Who acts for a child or for somebody whose age is unsure, and how old she is found to be. What somebody is held to be can change,
-- by a date of birth that is corrected or by a determination, and what stands here follows.

create table guardian_record (
    case_file    uuid primary key references case_file,
    needed_since timestamptz not null,
    appointed_at timestamptz
);

comment on table guardian_record is 'Whether a guardian was appointed, of a person who is or was no adult by her file; whether she needs one now says the file''s age group';
comment on column guardian_record.case_file is 'Whose file';
comment on column guardian_record.needed_since is 'Since when';
comment on column guardian_record.appointed_at is 'Since when one is recorded as appointed; null while none is';

alter table guardian_record enable row level security;
alter table guardian_record force row level security;
create policy with_the_case_file on guardian_record for select
    using ((select actor_has('competent-authority') or actor_has('first-responder'))
       and exists (select 1 from case_file c where c.id = guardian_record.case_file));
create policy coordinator_reads on guardian_record for select
    using ((select actor_has('case-coordinator')) and (select actor_may_follow_cases()) and case_file = any ((select assigned_cases())::uuid[]));
create policy a_glass_opens on guardian_record for select
    using ((select actor_is_under_glass()) and (select actor_may_follow_cases())
       and case_file = any ((select opened_records('case_file'))::uuid[]));
create policy with_the_referral on guardian_record for insert
    with check (exists (select 1 from referral_receipt r where r.id = guardian_record.case_file));

-- Whether somebody acts for her is said by the records beside her file. Who sees the file and not these records is to know it too:
-- so it stands in guardian_record, and follows them.
create policy guardians_find on case_record for select to current_user using ((select actor_is('system:guardians')) and kind = 'GUARDIAN');
create policy guardians_find on guardian_record for select to current_user using ((select actor_is('system:guardians')));
create policy guardians_follow on guardian_record for update to current_user using ((select actor_is('system:guardians')));
create policy guardians_need on guardian_record for insert to current_user with check ((select actor_is('system:guardians')));
create function follow_guardian() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
begin
    perform set_config('palermo.subject', 'system:guardians', true);
    -- Locked by a statement of its own, so that the next sees what whoever held the lock before has left.
    perform 1 from guardian_record g where g.case_file = new.case_file for update;
    update guardian_record g
       set appointed_at = (select min(r.recorded_at) from case_record r where r.case_file = g.case_file and r.kind = 'GUARDIAN' and r.state = 'APPOINTED')
     where g.case_file = new.case_file;
    perform set_config('palermo.subject', coalesce(actor, ''), true);
    return null;
end $$;
comment on function follow_guardian() is 'Keeps since when somebody acts for a person as the records of her guardians say';
create trigger case_record_guardian after insert or update of state on case_record for each row
    when (new.kind = 'GUARDIAN') execute function follow_guardian();

-- Who is no adult any more needs a guardian from then on; one who is recorded as appointed counts.
create function need_guardian() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
begin
    perform set_config('palermo.subject', 'system:guardians', true);
    insert into guardian_record (case_file, needed_since, appointed_at)
    values (new.id, actor_time(),
            (select min(r.recorded_at) from case_record r where r.case_file = new.id and r.kind = 'GUARDIAN' and r.state = 'APPOINTED'))
        on conflict do nothing;
    perform set_config('palermo.subject', coalesce(actor, ''), true);
    return null;
end $$;
comment on function need_guardian() is 'Notes that somebody who was held to be an adult needs a guardian';
revoke execute on function need_guardian() from public;
create trigger case_file_guardian_needed after update of age_group on case_file for each row
    when (old.age_group = 'ADULT' and new.age_group <> 'ADULT') execute function need_guardian();

-- How old somebody is can be unsure, and then be determined (Convention of the Council of Europe, art. 10(3)). Each determination is
-- kept; who determined and why may tell of her and is sealed under her key.
create table age_determination (
    id            uuid        primary key,
    case_file     uuid        not null references case_file,
    held_before   text        not null check (held_before in ('ADULT', 'CHILD', 'UNSURE')),
    outcome       text        not null check (outcome in ('ADULT', 'CHILD')),
    method        text        not null check (method in ('DOCUMENT', 'STATEMENT', 'SOCIAL_ASSESSMENT', 'MEDICAL_ASSESSMENT', 'OTHER')),
    determined_on date        not null,
    consent       boolean,
    body          bytea,
    reasons       bytea,
    recorded_at   timestamptz not null,
    subject       text        not null,
    agency        uuid        not null,
    check ((consent is not null) = (outcome = 'ADULT' and held_before <> 'ADULT'))
);

comment on table age_determination is 'Determinations of the age of the person of a case file';
comment on column age_determination.id is 'UUIDv7';
comment on column age_determination.case_file is 'Whose';
comment on column age_determination.held_before is 'The age group of the file before';
comment on column age_determination.outcome is 'The age group of the file from then on';
comment on column age_determination.method is 'How, a code';
comment on column age_determination.determined_on is 'The day on which it was determined, in the jurisdiction';
comment on column age_determination.consent is 'Of one who is found to be an adult and was held to be none: whether she wants to go on';
comment on column age_determination.body is 'Who determined, by name, sealed under the key of the case file; null once she is erased';
comment on column age_determination.reasons is 'Why, sealed under the key of the case file; null once she is erased';
comment on column age_determination.recorded_at is 'Time of the transaction';
comment on column age_determination.subject is 'Who recorded';
comment on column age_determination.agency is 'The organisation of who recorded';

create index age_determination_file on age_determination (case_file, recorded_at, id);

alter table age_determination enable row level security;
alter table age_determination force row level security;
create policy served_only on age_determination as restrictive using ((select actor_is_served()));
create policy with_the_case_file on age_determination for select
    using ((select actor_has('competent-authority') or actor_has('first-responder'))
       and exists (select 1 from case_file c where c.id = age_determination.case_file));
create policy coordinator_reads on age_determination for select
    using ((select actor_has('case-coordinator')) and case_file = any ((select assigned_cases())::uuid[]));
create policy a_glass_opens on age_determination for select
    using ((select actor_is_under_glass()) and case_file = any ((select opened_records('case_file'))::uuid[]));
create policy authority_determines on age_determination for insert
    with check ((select actor_has('competent-authority')) and subject = (select actor_subject()) and agency = (select actor_agency())
       and exists (select 1 from case_file c
                    where c.id = age_determination.case_file
                      and (c.country = any ((select actor_regions())::text[]) or c.region = any ((select actor_regions())::text[]))));
create policy a_glass_writes_nothing on age_determination as restrictive for insert
    with check (not ((select actor_is_under_glass()) and case_file = any ((select opened_records('case_file'))::uuid[])));

-- Why, and by whom, goes with the person; what came of it stays.
create policy erasure_finds on age_determination for select to current_user using ((select actor_is('system:erasure')));
create policy erasure_empties on age_determination for update to current_user using ((select actor_is('system:erasure')));
create function erase_age_reasons() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    update age_determination a set body = null, reasons = null where a.case_file = new.id;
    return null;
end $$;
comment on function erase_age_reasons() is 'Erases who determined the age of a person who is erased, and why';
create trigger case_file_ages_erased after update of erased_at on case_file for each row
    when (old.erased_at is null and new.erased_at is not null) execute function erase_age_reasons();
