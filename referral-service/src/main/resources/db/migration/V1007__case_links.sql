-- Links between case files: those that may be of one person, and those of persons who belong together. A file is one person's,
-- so both are said between files, and files are never merged.

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

create index case_link_other on case_link (other);

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
-- That somebody else knows the person is no help in an emergency.
create policy a_glass_shows_no_links on case_link as restrictive
    using (not ((select actor_is_under_glass())
       and (case_file = any ((select opened_records('case_file'))::uuid[]) or other = any ((select opened_records('case_file'))::uuid[]))));

-- What link_possible_duplicates sees and writes.
create policy duplicates_read on case_file for select to current_user using ((select actor_is('system:duplicates')));
create policy duplicates_compare on person_identifier for select to current_user using ((select actor_is('system:duplicates')));
create policy duplicates_read on case_link for select to current_user using ((select actor_is('system:duplicates')));
create policy duplicates_link on case_link for insert to current_user
    with check ((select actor_is('system:duplicates')) and state = 'OPEN');
create policy duplicates_tell on notice for insert to current_user
    with check ((select actor_is('system:duplicates')) and kind = 'POSSIBLE_DUPLICATE' and role = 'competent-authority');

-- Compares new files with all of their country. One lock a country, taken by whoever comes, so that of two intakes of one
-- person at the same time the second sees the first, and nobody learns from waiting. The same statements run whether anything is
-- found or not, and nothing is answered. Of all who share a number or a name with a birth date a new file is linked with the
-- latest twenty: what more share is a placeholder, such as 0000 in a column of an earlier register, and each with each would be
-- a link for every pair.
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
                  from person_identifier mine
                 cross join lateral (select other.case_file from person_identifier other
                                      where other.hash = mine.hash and other.case_file <> mine.case_file
                                      order by other.case_file desc
                                      limit 20) theirs
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
revoke execute on function link_possible_duplicates(uuid[], timestamptz) from public;
grant execute on function link_possible_duplicates(uuid[], timestamptz) to "${user}";

-- A link goes with either of the two.
create policy erasure_finds on case_link for select to current_user using ((select actor_is('system:erasure')));
create policy erasure_deletes on case_link for delete to current_user using ((select actor_is('system:erasure')));

-- Children with their mother, people of one event: who belongs together. One row for two files, whoever says it first.
create table case_relation (
    case_file   uuid        not null references case_file,
    other       uuid        not null references case_file,
    other_is    text        not null check (other_is in ('CHILD', 'PARENT', 'SIBLING', 'PARTNER', 'RELATIVE', 'SAME_EVENT')),
    recorded_at timestamptz not null,
    subject     text        not null,
    agency      uuid        not null,
    primary key (case_file, other),
    check (case_file < other)
);

comment on table case_relation is 'Persons of two case files who belong together';
comment on column case_relation.case_file is 'The file with the lesser id';
comment on column case_relation.other is 'The other file';
comment on column case_relation.other_is is 'What the person of the other file is to that of the first: CHILD, PARENT, SIBLING, PARTNER, RELATIVE, SAME_EVENT';
comment on column case_relation.recorded_at is 'When it was said last';
comment on column case_relation.subject is 'Who said it';
comment on column case_relation.agency is 'Her organisation';

create index case_relation_other on case_relation (other);

-- Who sees one of the two files learns nothing of the other.
alter table case_relation enable row level security;
alter table case_relation force row level security;
create policy served_only on case_relation as restrictive using ((select actor_is_served()));
create policy who_sees_both on case_relation
    using (((select actor_has('competent-authority')) or (select actor_has('case-coordinator')))
       and (select true from case_file c where c.id = case_relation.case_file)
       and (select true from case_file c where c.id = case_relation.other))
    with check (((select actor_has('competent-authority')) or (select actor_has('case-coordinator')))
       and (select true from case_file c where c.id = case_relation.case_file)
       and (select true from case_file c where c.id = case_relation.other)
       and subject = (select actor_subject()) and agency = (select actor_agency()));
create policy a_glass_writes_nothing on case_relation as restrictive for insert with check (not (select actor_is_under_glass()));

-- To whom she belongs goes with her. The trigger acts as whoever erases.
create policy erasure_finds on case_relation for select to current_user using ((select actor_is('system:erasure')));
create policy erasure_deletes on case_relation for delete to current_user using ((select actor_is('system:erasure')));
create function erase_case_relations() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    delete from case_relation r where new.id in (r.case_file, r.other);
    return null;
end $$;
comment on function erase_case_relations() is 'Erases to whom a person belongs who is erased';
create trigger case_file_relations_erased after update of erased_at on case_file for each row
    when (old.erased_at is null and new.erased_at is not null) execute function erase_case_relations();
