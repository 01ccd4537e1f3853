-- What a case file says of a person is sealed by the application under a key of her own (data_key, owner = the case
-- file, purpose PERSON). The database can't seal, and no register is in production yet, so nothing is read over: the
-- clear columns go in the migration that brings the sealed ones.
truncate case_person;
alter table case_person
    drop column given_name,
    drop column family_name,
    drop column date_of_birth,
    drop column nationality,
    drop column languages,
    drop column contact_channel,
    drop column contact_value,
    drop column contact_times,
    drop column contact_words,
    drop column circumstances;
alter table case_person
    add column given_name      bytea,
    add column family_name     bytea,
    add column date_of_birth   bytea,
    add column nationality     bytea,
    add column languages       bytea,
    add column identifiers     bytea,
    add column contact_channel bytea,
    add column contact_value   bytea,
    add column contact_times   bytea,
    add column contact_words   bytea,
    add column circumstances   bytea,
    add column htcds           bytea;

comment on table case_person is 'Who the person of a case file is, sealed under her own key; no row for one who was only notified or was erased';
comment on column case_person.given_name is 'Given name, sealed';
comment on column case_person.family_name is 'Family name, sealed';
comment on column case_person.date_of_birth is 'Date of birth, ISO 8601, sealed';
comment on column case_person.nationality is 'ISO 3166-1, sealed';
comment on column case_person.languages is 'BCP 47, the preferred one first, comma separated, sealed';
comment on column case_person.identifiers is 'Documents, registrations and telephones, one a line with its kind, sealed';
comment on column case_person.contact_channel is 'Channel that is safe, sealed';
comment on column case_person.contact_value is 'Number or address on that channel, sealed';
comment on column case_person.contact_times is 'Times that are safe, sealed';
comment on column case_person.contact_words is 'What to say and what not, sealed';
comment on column case_person.circumstances is 'What the first responder wrote, sealed';
comment on column case_person.htcds is 'Codes by HTCDS 2.0 field name as imported, JSON, sealed';

-- Codes of one person side by side tell who she is.
alter table case_file drop column htcds;
alter table case_file add column erased_at timestamptz;
alter table case_file add column erased_for text check (erased_for in ('DATA_SUBJECT_REQUEST', 'RETENTION', 'UNLAWFUL'));
comment on column case_file.erased_at is 'When the person was erased; the row stays for the statistics';
comment on column case_file.erased_for is 'Why';

alter table case_decision drop column test, drop column reasons;
alter table case_decision add column test bytea, add column reasons bytea;
comment on column case_decision.test is 'Standard of proof that was applied, sealed under the key of the case file';
comment on column case_decision.reasons is 'Why, sealed under the key of the case file';

create table person_identifier (
    case_file uuid  not null references case_file,
    kind      text  not null check (kind in ('PASSPORT', 'NATIONAL_ID', 'PHONE', 'OTHER', 'NAME_AND_BIRTH')),
    hash      bytea not null,
    primary key (hash, case_file)
);
create index person_identifier_file on person_identifier (case_file);

comment on table person_identifier is 'Keyed hashes of what tells one person from all others in a country, under the national key; found by equality';
comment on column person_identifier.case_file is 'Whose';
comment on column person_identifier.kind is 'Kind of document or number, or two words of the name with the date of birth';
comment on column person_identifier.hash is 'HMAC-SHA256 of the normalised value in the country''s domain';

create table person_name_token (
    case_file uuid  not null references case_file,
    agency    uuid,
    region    text  not null,
    token     bytea not null,
    primary key (token, case_file) include (agency, region)
);
create index person_name_token_file on person_name_token (case_file);

comment on table person_name_token is 'Keyed hashes of the words of a person''s name, each once for every organisation that may search for her; found by equality';
comment on column person_name_token.case_file is 'Whose';
comment on column person_name_token.agency is 'The organisation under whose key; null for the competent authority, whose key is the country''s';
comment on column person_name_token.region is 'The case file''s: an authority searches the regions that it covers';
comment on column person_name_token.token is 'HMAC-SHA256 of the folded word in the domain of who may search';

create table case_link (
    id         uuid primary key,
    case_file  uuid        not null references case_file,
    other      uuid        not null references case_file,
    kind       text        not null check (kind in ('POSSIBLE_DUPLICATE')),
    state      text        not null check (state in ('OPEN', 'CONFIRMED', 'DISMISSED')),
    grounds    text        check (grounds in ('SAME_DOCUMENT', 'SHE_SAYS_SO', 'OTHER_EVIDENCE', 'SHARED_CONTACT', 'ENTRY_ERROR', 'DIFFERENT_PERSON')),
    found_at   timestamptz not null,
    decided_at timestamptz,
    subject    text,
    version    integer     not null default 0,
    unique (case_file, other, kind),
    check (case_file > other),
    check ((state = 'OPEN') = (decided_at is null) and (state = 'OPEN') = (grounds is null))
);
create index case_link_other on case_link (other);

comment on table case_link is 'Two case files that may be of one person; never merged';
comment on column case_link.id is 'UUIDv7';
comment on column case_link.case_file is 'One of the two, the greater id, so that a pair is linked once';
comment on column case_link.other is 'The other';
comment on column case_link.kind is 'What links them';
comment on column case_link.state is 'Open until the competent authority has decided';
comment on column case_link.grounds is 'Why it was confirmed or dismissed: coded, so that no story of one person stands in the file of another';
comment on column case_link.found_at is 'Time of the transaction that found it';
comment on column case_link.decided_at is 'When it was decided';
comment on column case_link.subject is 'Who decided';
comment on column case_link.version is 'For ETag and If-Match: the case files'' own versions would tell their senders that something was linked';

-- Asked of the one row by its key: for `exists`, PostgreSQL would rather hash all case files.
alter table person_identifier enable row level security;
alter table person_identifier force row level security;
create policy with_the_case_file on person_identifier for select
    using ((select actor_has('competent-authority') or actor_has('first-responder'))
       and (select true from case_file c where c.id = person_identifier.case_file));
create policy with_the_referral on person_identifier for insert
    with check (exists (select 1 from referral_receipt r where r.id = person_identifier.case_file));

-- By columns of the row itself, so that a common name costs no look at each case file; the case file's own policies come
-- on top where one is read.
alter table person_name_token enable row level security;
alter table person_name_token force row level security;
create policy sender_searches on person_name_token for select
    using ((select actor_may_follow_cases()) and (select actor_has('first-responder')) and agency = (select actor_agency()));
create policy authority_searches on person_name_token for select
    using ((select actor_may_follow_cases()) and (select actor_has('competent-authority')) and agency is null
       and (split_part(region, '-', 1) = any ((select actor_regions())::text[]) or region = any ((select actor_regions())::text[])));
create policy with_the_referral on person_name_token for insert
    with check (exists (select 1 from referral_receipt r where r.id = person_name_token.case_file));

-- Who sent one of the two files learns nothing of the other.
alter table case_link enable row level security;
alter table case_link force row level security;
create policy authority_reads on case_link for select
    using ((select actor_has('competent-authority'))
       and (select true from case_file c where c.id = case_link.case_file)
       and (select true from case_file c where c.id = case_link.other));
create policy authority_decides on case_link for update
    using ((select actor_has('competent-authority'))
       and (select true from case_file c where c.id = case_link.case_file)
       and (select true from case_file c where c.id = case_link.other))
    with check ((select actor_has('competent-authority')) and state in ('CONFIRMED', 'DISMISSED'));

-- The officer who erases needs to know that the file is there and where it stands; identity is not in this table.
create policy protection_officer_reads on case_file for select
    using ((select actor_may_follow_cases())
       and (select actor_has('data-protection-officer'))
       and (country = any ((select actor_regions())::text[]) or region = any ((select actor_regions())::text[])));

-- Policies for a part of the system are the owner's alone: only the functions below run as the owner, and whoever else
-- calls herself by such a name sees nothing.
create policy duplicates_read on case_file for select to current_user using ((select actor_is('system:duplicates')));
create policy duplicates_compare on person_identifier for select to current_user using ((select actor_is('system:duplicates')));
create policy duplicates_read on case_link for select to current_user using ((select actor_is('system:duplicates')));
create policy duplicates_link on case_link for insert to current_user
    with check ((select actor_is('system:duplicates')) and state = 'OPEN');
create policy duplicates_tell on notice for insert to current_user
    with check ((select actor_is('system:duplicates')) and kind = 'POSSIBLE_DUPLICATE' and role = 'competent-authority');

create policy erasure_reads on case_file for select to current_user using ((select actor_is('system:erasure')));
create policy erasure_marks on case_file for update to current_user using ((select actor_is('system:erasure')));
create policy erasure_finds on case_person for select to current_user using ((select actor_is('system:erasure')));
create policy erasure_deletes on case_person for delete to current_user using ((select actor_is('system:erasure')));
create policy erasure_finds on person_identifier for select to current_user using ((select actor_is('system:erasure')));
create policy erasure_deletes on person_identifier for delete to current_user using ((select actor_is('system:erasure')));
create policy erasure_finds on person_name_token for select to current_user using ((select actor_is('system:erasure')));
create policy erasure_deletes on person_name_token for delete to current_user using ((select actor_is('system:erasure')));
create policy erasure_finds on case_link for select to current_user using ((select actor_is('system:erasure')));
create policy erasure_deletes on case_link for delete to current_user using ((select actor_is('system:erasure')));
create policy erasure_finds on case_decision for select to current_user using ((select actor_is('system:erasure')));
create policy erasure_empties on case_decision for update to current_user using ((select actor_is('system:erasure')));
create policy erasure_finds on idempotent_answer for select to current_user using ((select actor_is('system:erasure')));
create policy erasure_deletes on idempotent_answer for delete to current_user using ((select actor_is('system:erasure')));

-- Compares new files with all of their country. One lock a country, taken by whoever comes, so that of two intakes of one
-- person at the same time the second sees the first, and nobody learns from waiting. The same three statements run
-- whether anything is found or not, and nothing is answered.
create function link_possible_duplicates(of_files uuid[], at timestamptz) returns void
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
    compared text;
begin
    perform set_config('palermo.subject', 'system:duplicates', true);
    for compared in select distinct c.country from case_file c where c.id = any (of_files) order by c.country loop
        perform pg_advisory_xact_lock(hashtextextended('palermo.duplicates ' || compared, 0));
    end loop;
    with found as (
        insert into case_link (id, case_file, other, kind, state, found_at)
        select uuidv7(), pair.greater, pair.lesser, 'POSSIBLE_DUPLICATE', 'OPEN', at
          from (select distinct greatest(mine.case_file, theirs.case_file) as greater, least(mine.case_file, theirs.case_file) as lesser
                  from person_identifier mine join person_identifier theirs on theirs.hash = mine.hash and theirs.case_file <> mine.case_file
                 where mine.case_file = any (of_files)) pair
        on conflict do nothing
        returning case_file, other)
    insert into notice (id, role, country, kind, about, reference, created_at)
    select uuidv7(), 'competent-authority', c.country, 'POSSIBLE_DUPLICATE', c.id, c.reference, at
      from case_file c
     where c.id = any (of_files) and exists (select 1 from found f where c.id in (f.case_file, f.other));
    perform set_config('palermo.subject', coalesce(actor, ''), true);
end $$;
comment on function link_possible_duplicates(uuid[], timestamptz) is 'Links new case files with those that may be of the same person and tells the competent authority; tells the caller nothing';

-- Destroying the key is destroying her, in every copy; what stands here is deleted as well, so that no later reader has to
-- know. The row of the case file stays, without a word of her, and so do stage, dates and codes of its history. A restore
-- applies the same function, as the owner; for whoever else calls it no policy deletes anything.
create or replace function apply_erasure(of_owner uuid, of_purpose text, at timestamptz) returns boolean
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
    destroyed boolean;
begin
    perform set_config('palermo.subject', 'system:erasure', true);
    if of_purpose = 'PERSON' then
        -- The answer that her sender would get again was stored in the transaction that opened her file.
        delete from data_key k using case_file c
         where c.id = of_owner and k.purpose = 'ANSWER' and k.created_at = c.referred_at;
        delete from idempotent_answer a using case_file c
         where c.id = of_owner and a.route = 'POST /referrals' and a.created_at = c.referred_at;
        update case_file c set erased_at = at, version = c.version + 1 where c.id = of_owner and c.erased_at is null;
        delete from case_person p where p.case_file = of_owner;
        delete from person_identifier i where i.case_file = of_owner;
        delete from person_name_token t where t.case_file = of_owner;
        delete from case_link l where of_owner in (l.case_file, l.other);
        update case_decision d set test = null, reasons = null where d.case_file = of_owner;
    end if;
    delete from data_key k where k.owner = of_owner and k.purpose = of_purpose;
    destroyed := found;
    if destroyed then
        insert into erasure (owner, purpose, erased_at) values (of_owner, of_purpose, at) on conflict do nothing;
    end if;
    perform set_config('palermo.subject', coalesce(actor, ''), true);
    return destroyed;
end $$;

-- One after the other for one file, so that of two who erase her at once the second finds it done.
create function erase_person(of_file uuid, for_reason text, at timestamptz) returns boolean
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
    marked boolean;
begin
    -- Within the caller's own scope, and only for who may erase.
    perform 1 from case_file c where c.id = of_file;
    if not found or not coalesce(actor_has('data-protection-officer') or actor_is('system:retention'), false) then
        raise insufficient_privilege using message = 'not a person whom the actor may erase';
    end if;
    perform set_config('palermo.subject', 'system:erasure', true);
    update case_file c set erased_for = for_reason where c.id = of_file and c.erased_at is null;
    marked := found;
    perform apply_erasure(of_file, 'PERSON', at);
    perform set_config('palermo.subject', coalesce(actor, ''), true);
    return marked;
end $$;
comment on function erase_person(uuid, text, timestamptz) is 'Erases the person of a case file, for who may; false when she was erased before';

revoke execute on function link_possible_duplicates(uuid[], timestamptz), erase_person(uuid, text, timestamptz) from public;
grant execute on function link_possible_duplicates(uuid[], timestamptz), erase_person(uuid, text, timestamptz) to "${user}";
