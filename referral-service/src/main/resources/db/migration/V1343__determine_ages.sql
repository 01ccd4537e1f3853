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
create index age_determination_file on age_determination (case_file, recorded_at, id);

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

alter table case_file add column age_determination uuid;
comment on column case_file.age_determination is 'The latest determination of her age; null when there was none';

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
create policy a_glass_writes_nothing on age_determination as restrictive for insert
    with check (not ((select actor_is_under_glass()) and case_file = any ((select opened_records('case_file'))::uuid[])));
create policy authority_determines on age_determination for insert
    with check ((select actor_has('competent-authority')) and subject = (select actor_subject()) and agency = (select actor_agency())
       and exists (select 1 from case_file c
                    where c.id = age_determination.case_file
                      and (c.country = any ((select actor_regions())::text[]) or c.region = any ((select actor_regions())::text[]))));

create policy erasure_finds on age_determination for select to current_user using ((select actor_is('system:erasure')));
create policy erasure_empties on age_determination for update to current_user using ((select actor_is('system:erasure')));
create function erase_age_reasons() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    update age_determination a set body = null, reasons = null where a.case_file = new.id;
    return null;
end $$;
create trigger case_file_ages_erased after update of erased_at on case_file for each row
    when (old.erased_at is null and new.erased_at is not null) execute function erase_age_reasons();
comment on function erase_age_reasons() is 'Erases who determined the age of a person who is erased, and why';
