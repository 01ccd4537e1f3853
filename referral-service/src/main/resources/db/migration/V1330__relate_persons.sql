-- Children with their mother, people of one event: a file is one person's, so who belongs together is said between files. One
-- row for two files, whoever says it first.
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
create index case_relation_other on case_relation (other);

comment on table case_relation is 'Persons of two case files who belong together';
comment on column case_relation.case_file is 'The file with the lesser id';
comment on column case_relation.other is 'The other file';
comment on column case_relation.other_is is 'What the person of the other file is to that of the first: CHILD, PARENT, SIBLING, PARTNER, RELATIVE, SAME_EVENT';
comment on column case_relation.recorded_at is 'When it was said last';
comment on column case_relation.subject is 'Who said it';
comment on column case_relation.agency is 'Her organisation';

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

-- That she belongs to somebody goes with her. As whoever erases.
create policy erasure_finds on case_relation for select to current_user using ((select actor_is('system:erasure')));
create policy erasure_deletes on case_relation for delete to current_user using ((select actor_is('system:erasure')));
create function erase_case_relations() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    delete from case_relation r where new.id in (r.case_file, r.other);
    return null;
end $$;
create trigger case_file_relations_erased after update of erased_at on case_file for each row
    when (old.erased_at is null and new.erased_at is not null) execute function erase_case_relations();
comment on function erase_case_relations() is 'Erases to whom a person belongs who is erased';
