-- Who the person of a case file is, by what she is found, and how that is corrected. The application seals it under a key of her
-- own (data_key, owner = the case file, purpose PERSON); keyed hashes stand beside it for searches.

-- Codes of one person side by side tell who she is, so those of an imported file are sealed as well.
create table case_person (
    case_file       uuid primary key references case_file,
    given_name      bytea,
    family_name     bytea,
    date_of_birth   bytea,
    nationality     bytea,
    languages       bytea,
    identifiers     bytea,
    contact_channel bytea,
    contact_value   bytea,
    contact_times   bytea,
    contact_words   bytea,
    circumstances   bytea,
    htcds           bytea
);

comment on table case_person is 'Who the person of a case file is, sealed under her own key; no row for one who was only notified or was erased';
comment on column case_person.case_file is 'Whose file';
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

-- Identity: the competent authority and the sender, each through the case file that she sees; and who works on the case.
alter table case_person enable row level security;
alter table case_person force row level security;
create policy with_the_case_file on case_person for select
    using ((select actor_has('competent-authority') or actor_has('first-responder'))
       and exists (select 1 from case_file c where c.id = case_person.case_file));
create policy coordinator_reads on case_person for select
    using ((select actor_has('case-coordinator')) and (select actor_may_follow_cases()) and case_file = any ((select assigned_cases())::uuid[]));
create policy a_glass_opens on case_person for select
    using ((select actor_is_under_glass()) and (select actor_may_follow_cases())
       and case_file = any ((select opened_records('case_file'))::uuid[]));
create policy with_the_referral on case_person for insert
    with check (exists (select 1 from referral_receipt r where r.id = case_person.case_file));
-- Who referred a person and transferred her case sees her no longer, in an export neither.
create policy export_reads on case_person for select
    using ((select actor_is('system:htcds')) and exists (select 1 from case_file c where c.id = case_person.case_file and not c.handed_on));

create table person_identifier (
    case_file uuid  not null references case_file,
    kind      text  not null check (kind in ('PASSPORT', 'NATIONAL_ID', 'PHONE', 'OTHER', 'NAME_AND_BIRTH')),
    hash      bytea not null,
    primary key (hash, case_file)
);

comment on table person_identifier is 'Keyed hashes of what tells one person from all others in a country, under the national key; found by equality';
comment on column person_identifier.case_file is 'Whose';
comment on column person_identifier.kind is 'Kind of document or number, or two words of the name with the date of birth';
comment on column person_identifier.hash is 'HMAC-SHA256 of the normalised value in the country''s domain';

create index person_identifier_file on person_identifier (case_file);

-- `select true` asks for the one row by its key: for `exists`, PostgreSQL would rather hash all case files.
alter table person_identifier enable row level security;
alter table person_identifier force row level security;
create policy with_the_case_file on person_identifier for select
    using ((select actor_has('competent-authority') or actor_has('first-responder'))
       and (select true from case_file c where c.id = person_identifier.case_file));
create policy with_the_referral on person_identifier for insert
    with check (exists (select 1 from referral_receipt r where r.id = person_identifier.case_file));

create table person_name_token (
    case_file uuid  not null references case_file,
    agency    uuid,
    region    text  not null,
    token     bytea not null,
    primary key (token, case_file) include (agency, region)
);

comment on table person_name_token is 'Keyed hashes of the words of a person''s name, each once for every organisation that may search for her; found by equality';
comment on column person_name_token.case_file is 'Whose';
comment on column person_name_token.agency is 'The organisation under whose key; null for the competent authority, whose key is the country''s';
comment on column person_name_token.region is 'The case file''s: an authority searches the regions that it covers';
comment on column person_name_token.token is 'HMAC-SHA256 of the folded word in the domain of who may search';

create index person_name_token_file on person_name_token (case_file);

-- These ask for columns of the row itself, so that a common name costs no look at each case file; the case file's own policies come
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

-- What is kept of a person can be corrected (GDPR art. 16): what it said before stays as an earlier version, sealed under her key.
create table person_correction (
    id             uuid        primary key,
    case_file      uuid        not null references case_file,
    reason         text        not null check (reason in ('HER_REQUEST', 'DOCUMENT_SEEN', 'MISTAKE')),
    fields         text        not null,
    age_group      text        check (age_group = 'CHILD'),
    rights_request uuid,
    earlier        bytea       not null,
    agency         uuid        not null,
    subject        text        not null,
    corrected_at   timestamptz not null
);

comment on table person_correction is 'Corrections of what is kept of the person of a case file, each with what it said before';
comment on column person_correction.id is 'UUIDv7';
comment on column person_correction.case_file is 'Whose';
comment on column person_correction.reason is 'Why, a code';
comment on column person_correction.fields is 'Names of the fields that were corrected, comma separated';
comment on column person_correction.age_group is 'What she is by the corrected date of birth, where she was held to be an adult; null when that changed nothing';
comment on column person_correction.rights_request is 'Her request that it answers, a case_record; null for none';
comment on column person_correction.earlier is 'What was kept of her before, JSON, sealed under the key of the case file for this correction';
comment on column person_correction.agency is 'The organisation of who corrected';
comment on column person_correction.subject is 'Who corrected';
comment on column person_correction.corrected_at is 'Time of the transaction';

create index person_correction_file on person_correction (case_file, corrected_at, id);

alter table person_correction enable row level security;
alter table person_correction force row level security;
create policy served_only on person_correction as restrictive using ((select actor_is_served()));
create policy with_the_case_file on person_correction for select
    using ((select actor_has('competent-authority') or actor_has('first-responder'))
       and exists (select 1 from case_file c where c.id = person_correction.case_file));
create policy coordinator_reads on person_correction for select
    using ((select actor_has('case-coordinator')) and case_file = any ((select assigned_cases())::uuid[]));
create policy a_glass_opens on person_correction for select
    using ((select actor_is_under_glass()) and case_file = any ((select opened_records('case_file'))::uuid[]));
-- An export no longer gives what an import told of a field that was corrected since.
create policy export_reads on person_correction for select
    using ((select actor_is('system:htcds')) and exists (select 1 from case_file c where c.id = person_correction.case_file and not c.handed_on));

create function actor_corrects(of_file uuid) returns boolean language sql stable parallel safe as
    $$ select coalesce(actor_may_follow_cases() and exists (
           select 1 from case_file c
            where c.id = of_file
              and (actor_has('competent-authority') and (c.country = any (actor_regions()) or c.region = any (actor_regions()))
                or actor_has('case-coordinator') and c.id = any (assigned_cases()))), false) $$;
comment on function actor_corrects(uuid) is 'Whether the actor corrects what is kept of the person of this case file: its authority, and who works on it';

-- Nobody who works on a case may read the hashes of all who may search for her, or change the file itself: a function of the owner
-- does both.
create policy corrections_find on case_file for select to current_user using ((select actor_is('system:corrections')));
create policy corrections_count on case_file for update to current_user using ((select actor_is('system:corrections')));
create policy corrections_find on case_person for select to current_user using ((select actor_is('system:corrections')));
create policy corrections_change on case_person for update to current_user using ((select actor_is('system:corrections')));
create policy corrections_find on person_identifier for select to current_user using ((select actor_is('system:corrections')));
create policy corrections_delete on person_identifier for delete to current_user using ((select actor_is('system:corrections')));
create policy corrections_add on person_identifier for insert to current_user with check ((select actor_is('system:corrections')));
create policy corrections_find on person_name_token for select to current_user using ((select actor_is('system:corrections')));
create policy corrections_delete on person_name_token for delete to current_user using ((select actor_is('system:corrections')));
create policy corrections_add on person_name_token for insert to current_user with check ((select actor_is('system:corrections')));
create policy corrections_keep on person_correction for insert to current_user with check ((select actor_is('system:corrections')));
create function correct_person(of_file uuid, of_version integer, of_person jsonb, of_identifiers jsonb, of_tokens jsonb, of_correction jsonb, at timestamptz)
    returns boolean
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
    found_so boolean;
begin
    if not actor_corrects(of_file) then
        return false;
    end if;
    perform set_config('palermo.subject', 'system:corrections', true);
    update case_file c set age_group = coalesce(of_correction ->> 'ageGroup', c.age_group), version = c.version + 1
     where c.id = of_file and c.version = of_version and c.erased_at is null;
    found_so := found;
    if found_so then
        insert into person_correction (id, case_file, reason, fields, age_group, rights_request, earlier, agency, subject, corrected_at)
        values (cast(of_correction ->> 'id' as uuid), of_file, of_correction ->> 'reason', of_correction ->> 'fields', of_correction ->> 'ageGroup',
                cast(of_correction ->> 'rightsRequest' as uuid), decode(of_correction ->> 'earlier', 'base64'), actor_agency(), actor, at);
        update case_person p
           set given_name = decode(of_person ->> 'givenName', 'base64'), family_name = decode(of_person ->> 'familyName', 'base64'),
               date_of_birth = decode(of_person ->> 'dateOfBirth', 'base64'), nationality = decode(of_person ->> 'nationality', 'base64'),
               languages = decode(of_person ->> 'languages', 'base64'), identifiers = decode(of_person ->> 'identifiers', 'base64'),
               circumstances = decode(of_person ->> 'circumstances', 'base64')
         where p.case_file = of_file;
        delete from person_identifier i where i.case_file = of_file;
        insert into person_identifier (case_file, kind, hash)
        select of_file, t."kind", decode(t."hash", 'base64') from jsonb_to_recordset(of_identifiers) as t("kind" text, "hash" text)
            on conflict do nothing;
        delete from person_name_token n where n.case_file = of_file;
        insert into person_name_token (case_file, agency, region, token)
        select of_file, t."agency", t."region", decode(t."token", 'base64')
          from jsonb_to_recordset(of_tokens) as t("agency" uuid, "region" text, "token" text)
         where t."agency" is null or not exists (select 1 from organisation o where o.id = t."agency" and o.kind = 'IMMIGRATION')
            on conflict do nothing;
    end if;
    perform set_config('palermo.subject', coalesce(actor, ''), true);
    return found_so;
end $$;
comment on function correct_person(uuid, integer, jsonb, jsonb, jsonb, jsonb, timestamptz) is
    'Writes what is kept of a person anew, with all by which she is found, and keeps what it said; false when the file has moved on';
revoke execute on function correct_person(uuid, integer, jsonb, jsonb, jsonb, jsonb, timestamptz) from public;
grant execute on function correct_person(uuid, integer, jsonb, jsonb, jsonb, jsonb, timestamptz) to "${user}";

-- All of it goes with her; what was corrected by a trigger that acts as whoever erases.
create policy erasure_finds on case_person for select to current_user using ((select actor_is('system:erasure')));
create policy erasure_deletes on case_person for delete to current_user using ((select actor_is('system:erasure')));
create policy erasure_finds on person_identifier for select to current_user using ((select actor_is('system:erasure')));
create policy erasure_deletes on person_identifier for delete to current_user using ((select actor_is('system:erasure')));
create policy erasure_finds on person_name_token for select to current_user using ((select actor_is('system:erasure')));
create policy erasure_deletes on person_name_token for delete to current_user using ((select actor_is('system:erasure')));
create policy erasure_finds on person_correction for select to current_user using ((select actor_is('system:erasure')));
create policy erasure_deletes on person_correction for delete to current_user using ((select actor_is('system:erasure')));
create function erase_corrections() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    delete from person_correction p where p.case_file = new.id;
    return null;
end $$;
comment on function erase_corrections() is 'Erases what was corrected of a person who is erased';
create trigger case_file_corrections_erased after update of erased_at on case_file for each row
    when (old.erased_at is null and new.erased_at is not null) execute function erase_corrections();
