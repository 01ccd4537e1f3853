-- What stands beside a case file through its life: consent, guardian, safe contact, risk, proceedings, claims and the rest. One
-- table, because all of them are the same thing: a dated record of a case whose particulars are sealed under the person's key.

-- Codes side by side tell who she is, so they are sealed too; in the clear stand what kind of record it is, where it stands, and
-- whom it is addressed to. What of it somebody has to look at stands beside it as a code; so does by when, and whose term that
-- is: what is due of a child and of nobody else stays due when it turns out later that she is a child.
create table case_record (
    id          uuid        primary key,
    case_file   uuid        not null references case_file,
    country     text        not null,
    region      text        not null,
    kind        text        not null check (kind in ('CONSENT', 'GUARDIAN', 'SAFE_CONTACT', 'RISK_ASSESSMENT', 'MISSING_EPISODE', 'NEED', 'LOAN',
                                            'PROCEEDING', 'HEARING', 'DELAY', 'OFFENCE', 'ASSET', 'CLAIM', 'AWARD', 'LIVELIHOOD_STEP',
                                            'RIGHTS_REQUEST')),
    state       text        not null,
    particulars bytea       not null,
    edition     integer     not null check (edition > 0),
    addressee   uuid,
    agency      uuid        not null,
    subject     text        not null,
    recorded_at timestamptz not null,
    changed_at  timestamptz not null,
    version     integer     not null default 0,
    concern     text        check (concern in ('MISSING', 'INTERVIEW_DUE')),
    due_at      timestamptz,
    due_of      text
);

comment on table case_record is 'What is kept beside a case file, by kind';
comment on column case_record.id is 'UUIDv7';
comment on column case_record.case_file is 'Of which case';
comment on column case_record.country is 'The case file''s, ISO 3166-1';
comment on column case_record.region is 'The case file''s, ISO 3166-2 or a code of our own below it';
comment on column case_record.kind is 'What kind of record it is, a code';
comment on column case_record.state is 'Where it stands, a code of its kind';
comment on column case_record.particulars is 'What it says, JSON, sealed under the key of the case file for this record and edition';
comment on column case_record.edition is 'Counts what it has said; earlier ones are in case_record_edition';
comment on column case_record.addressee is 'The organisation that takes part in it: a guardian''s, an adviser''s, a prosecutor''s; null for none';
comment on column case_record.agency is 'The organisation of who recorded or changed it last';
comment on column case_record.subject is 'Who recorded or changed it last';
comment on column case_record.recorded_at is 'Time of the transaction that made it';
comment on column case_record.changed_at is 'Time of the transaction that changed it last';
comment on column case_record.version is 'Counts changes, the ETag';
comment on column case_record.concern is 'What of it somebody has to look at, a code; null when nothing is';
comment on column case_record.due_at is 'By when it is due of who is of due_of, where the law sets a term; null where it sets none';
comment on column case_record.due_of is 'Whose term it is, codes of age groups, comma separated; null for whoever she is';

create index case_record_file on case_record (case_file, recorded_at desc, id desc);
create index case_record_addressee on case_record (addressee, recorded_at desc, id desc) where addressee is not null;

create table case_record_edition (
    record      uuid        not null references case_record on delete cascade,
    edition     integer     not null,
    case_file   uuid        not null,
    country     text        not null,
    region      text        not null,
    kind        text        not null,
    state       text        not null,
    particulars bytea       not null,
    agency      uuid        not null,
    subject     text        not null,
    said_at     timestamptz not null,
    primary key (record, edition)
);

comment on table case_record_edition is 'What a record said before';
comment on column case_record_edition.record is 'Which record';
comment on column case_record_edition.edition is 'Its number';
comment on column case_record_edition.case_file is 'Of which case';
comment on column case_record_edition.country is 'The case file''s, ISO 3166-1';
comment on column case_record_edition.region is 'The case file''s, ISO 3166-2 or a code of our own below it';
comment on column case_record_edition.kind is 'The record''s';
comment on column case_record_edition.state is 'Where it stood';
comment on column case_record_edition.particulars is 'What it said, sealed as in case_record';
comment on column case_record_edition.agency is 'The organisation of who said it';
comment on column case_record_edition.subject is 'Who said it';
comment on column case_record_edition.said_at is 'When';

create index case_record_edition_file on case_record_edition (case_file);

-- Who sees the case sees its records: its authority and those who work on it. Who took part in one sees that one. In an emergency
-- what protects her is read, and nothing of courts, money or work.
alter table case_record enable row level security;
alter table case_record force row level security;
create policy authority_reads on case_record for select
    using ((select actor_has('competent-authority'))
       and (country = any ((select actor_regions())::text[]) or region = any ((select actor_regions())::text[])));
create policy coordinator_reads on case_record for select
    using ((select actor_has('case-coordinator')) and case_file = any ((select assigned_cases())::uuid[]));
create policy a_glass_opens on case_record for select
    using ((select actor_is_under_glass()) and case_file = any ((select opened_records('case_file'))::uuid[])
       and kind in ('CONSENT', 'GUARDIAN', 'SAFE_CONTACT', 'RISK_ASSESSMENT', 'MISSING_EPISODE'));
create policy addressee_reads on case_record for select
    using (addressee = (select actor_agency())
       and ((kind = 'GUARDIAN' and (select actor_has('guardian')))
         or (kind = 'OFFENCE' and (select actor_has('prosecutor')))
         or (kind in ('PROCEEDING', 'HEARING', 'CLAIM') and (select actor_has('legal-adviser')))));
create policy coordinator_records on case_record for insert
    with check ((select actor_has('case-coordinator')) and case_file = any ((select assigned_cases())::uuid[])
       and subject = (select actor_subject()) and agency = (select actor_agency()));
create policy coordinator_changes on case_record for update
    using ((select actor_has('case-coordinator')) and case_file = any ((select assigned_cases())::uuid[]));
create policy authority_records on case_record for insert
    with check ((select actor_has('competent-authority')) and kind in ('GUARDIAN', 'MISSING_EPISODE', 'ASSET', 'RIGHTS_REQUEST')
       and (country = any ((select actor_regions())::text[]) or region = any ((select actor_regions())::text[]))
       and subject = (select actor_subject()) and agency = (select actor_agency()));
create policy authority_changes on case_record for update
    using ((select actor_has('competent-authority')) and kind in ('GUARDIAN', 'MISSING_EPISODE', 'ASSET', 'RIGHTS_REQUEST')
       and (country = any ((select actor_regions())::text[]) or region = any ((select actor_regions())::text[])));
create policy a_glass_writes_nothing on case_record as restrictive for insert
    with check (not ((select actor_is_under_glass()) and case_file = any ((select opened_records('case_file'))::uuid[])));
-- That an adult agreed to be referred is kept as a record of her case, by who refers her and in the transaction of the referral; of other
-- records a first responder writes none.
create policy with_the_referral on case_record for insert
    with check (kind = 'CONSENT' and state = 'GIVEN' and edition = 1 and subject = (select actor_subject())
       and exists (select 1 from referral_receipt r where r.id = case_record.case_file and r.sender = case_record.agency and r.received_at = case_record.recorded_at));
-- Who is served nothing (an immigration body) keeps the consent of the referral that she makes, reads none of it, and writes no other
-- whatever her role: the exception is the referral's, not the kind's.
create policy served_only_reads on case_record as restrictive for select using ((select actor_is_served()));
create policy served_only_changes on case_record as restrictive for update using ((select actor_is_served()));
create policy served_only_deletes on case_record as restrictive for delete using ((select actor_is_served()));
create policy served_only_records on case_record as restrictive for insert
    with check ((select actor_is_served())
        or kind = 'CONSENT' and state = 'GIVEN' and edition = 1
       and exists (select 1 from referral_receipt r
                    where r.id = case_record.case_file and r.sender = case_record.agency and r.received_at = case_record.recorded_at));

alter table case_record_edition enable row level security;
alter table case_record_edition force row level security;
create policy served_only on case_record_edition as restrictive using ((select actor_is_served()));
create policy authority_reads on case_record_edition for select
    using ((select actor_has('competent-authority'))
       and (country = any ((select actor_regions())::text[]) or region = any ((select actor_regions())::text[])));
create policy coordinator_reads on case_record_edition for select
    using ((select actor_has('case-coordinator')) and case_file = any ((select assigned_cases())::uuid[]));
create policy coordinator_keeps on case_record_edition for insert
    with check ((select actor_has('case-coordinator')) and case_file = any ((select assigned_cases())::uuid[]));
create policy authority_keeps on case_record_edition for insert
    with check ((select actor_has('competent-authority')) and kind in ('GUARDIAN', 'MISSING_EPISODE', 'ASSET', 'RIGHTS_REQUEST')
       and (country = any ((select actor_regions())::text[]) or region = any ((select actor_regions())::text[])));

-- Whether somebody has said how she is reached without danger, for everybody who sees the file. Not how. How she was reached when she
-- was referred holds until a safe contact is recorded beside the file, also one that has ended. From then on the records say it
-- alone: whoever ended the last of them is not sent to the old number again.
create policy safe_contact_finds on case_record for select to current_user using ((select actor_is('system:safe-contact')) and kind = 'SAFE_CONTACT');
create function case_safe_contact_stands(of_file uuid) returns setof boolean
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
begin
    perform 1 from case_file c where c.id = of_file;
    if not found then
        return;
    end if;
    perform set_config('palermo.subject', 'system:safe-contact', true);
    return query select bool_or(r.state = 'CURRENT') from case_record r where r.case_file = of_file and r.kind = 'SAFE_CONTACT' having count(*) > 0;
    perform set_config('palermo.subject', coalesce(actor, ''), true);
end $$;
comment on function case_safe_contact_stands(uuid) is 'Whether a safe contact of a case that the actor sees is current; no row when none was ever recorded';
revoke execute on function case_safe_contact_stands(uuid) from public;
grant execute on function case_safe_contact_stands(uuid) to "${user}";

-- With the person goes what was recorded of her; what anybody was told of her case or of a record of it, also the organisations that
-- the record is addressed to; and every remembered answer to a request below the case's path, whatever kind of record it was about.
-- The trigger acts as whoever erases.
create policy erasure_finds on case_record for select to current_user using ((select actor_is('system:erasure')));
create policy erasure_deletes on case_record for delete to current_user using ((select actor_is('system:erasure')));
create policy erasure_finds on case_record_edition for select to current_user using ((select actor_is('system:erasure')));
create policy erasure_deletes on case_record_edition for delete to current_user using ((select actor_is('system:erasure')));
create function erase_case_records() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    delete from data_key k using idempotent_answer a
     where starts_with(a.route, 'POST /cases/' || new.id || '/') and k.owner = a.id and k.purpose = 'ANSWER';
    delete from idempotent_answer a where starts_with(a.route, 'POST /cases/' || new.id || '/');
    delete from case_record_edition e where e.case_file = new.id;
    delete from notice n using case_record r where r.case_file = new.id and n.about = r.id;
    delete from case_record r where r.case_file = new.id;
    delete from notice n where n.about = new.id;
    return null;
end $$;
comment on function erase_case_records() is 'Erases what was recorded beside the file of a person who is erased, the remembered answers, and what was told of it';
create trigger case_file_records_erased after update of erased_at on case_file for each row
    when (old.erased_at is null and new.erased_at is not null) execute function erase_case_records();
