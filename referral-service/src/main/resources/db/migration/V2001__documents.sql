-- Documents on a case: files, whose bytes are in a store outside of the database. A row says what a file is, who added it and why;
-- its name, why it was added and its hash are sealed under the person's key, and so are its bytes. The row comes first, the file
-- afterwards; a document never changes, it can only be removed.

create table case_document (
    id            uuid        primary key,
    case_file     uuid        not null references case_file,
    country       text        not null,
    region        text        not null,
    kind          text        not null check (kind in ('IDENTITY', 'MEDICAL', 'LEGAL', 'STATEMENT', 'PHOTOGRAPH', 'DECISION_LETTER', 'CORRESPONDENCE', 'OTHER')),
    type          text        not null check (type in ('PDF', 'JPEG', 'PNG', 'DOCX', 'TEXT')),
    state         text        not null check (state in ('AWAITED', 'KEPT', 'REMOVED')),
    particulars   bytea,
    size          bigint      check (size > 0),
    shown         boolean     not null default false,
    scanned       text        check (scanned in ('CLEAN', 'NOT_CONFIGURED')),
    file          uuid        unique,
    stored_bytes  bigint,
    stored_sha256 bytea,
    agency        uuid        not null,
    subject       text        not null,
    added_at      timestamptz not null,
    kept_at       timestamptz,
    removed_for   text        check (removed_for in ('WRONG_PERSON', 'DUPLICATE', 'HER_REQUEST', 'NOT_NEEDED')),
    removed_by    text,
    removed_agency uuid,
    removed_at    timestamptz,
    check ((state = 'KEPT') = (file is not null)),
    check ((file is null) = (stored_bytes is null) and (file is null) = (stored_sha256 is null)),
    check ((state = 'REMOVED') = (particulars is null)),
    check ((state = 'REMOVED') = (removed_at is not null) and (removed_at is null) = (removed_by is null)
       and (removed_at is null) = (removed_for is null) and (removed_at is null) = (removed_agency is null)),
    check (state <> 'KEPT' or size is not null and kept_at is not null and scanned is not null)
);

comment on table case_document is 'Documents on a case; the bytes are in the store of files';
comment on column case_document.id is 'UUIDv7';
comment on column case_document.case_file is 'Of which case';
comment on column case_document.country is 'The case file''s, ISO 3166-1';
comment on column case_document.region is 'The case file''s, ISO 3166-2 or a code of our own below it';
comment on column case_document.kind is 'What kind of document it is, a code';
comment on column case_document.type is 'Type of the file, a code';
comment on column case_document.state is 'AWAITED until the file has come, KEPT, or REMOVED';
comment on column case_document.particulars is 'Name, why it was added and SHA-256, JSON, sealed under the key of the case file for this document; gone when it is removed';
comment on column case_document.size is 'Bytes of the file as it was sent; null until it has come';
comment on column case_document.shown is 'Whether there is a checked copy of the picture to show';
comment on column case_document.scanned is 'What the virus scanner found; null until the file has come';
comment on column case_document.file is 'Id of the file in the store; null when there is none';
comment on column case_document.stored_bytes is 'Bytes of the file as it is stored, sealed';
comment on column case_document.stored_sha256 is 'SHA-256 of the stored bytes: backups are checked by it, and it tells nothing of the content';
comment on column case_document.agency is 'The organisation of who added it';
comment on column case_document.subject is 'Who added it';
comment on column case_document.added_at is 'Time of the transaction that announced it';
comment on column case_document.kept_at is 'Time of the transaction that kept the file';
comment on column case_document.removed_for is 'Why it was removed, a code; null while it stands';
comment on column case_document.removed_by is 'Who removed it';
comment on column case_document.removed_agency is 'The organisation of who removed it';
comment on column case_document.removed_at is 'Time of the transaction that removed it';

create index case_document_page on case_document (case_file, added_at desc, id desc);
create index case_document_awaited on case_document (added_at) where state = 'AWAITED';

-- Who sees the case sees its documents: its authority and those who work on it. An access in an emergency shows none.
alter table case_document enable row level security;
alter table case_document force row level security;
create policy served_only on case_document as restrictive using ((select actor_is_served()));
create policy authority_reads on case_document for select
    using ((select actor_has('competent-authority'))
       and (country = any ((select actor_regions())::text[]) or region = any ((select actor_regions())::text[])));
create policy coordinator_reads on case_document for select
    using ((select actor_has('case-coordinator')) and case_file = any ((select assigned_cases())::uuid[]));
create policy authority_adds on case_document for insert
    with check ((select actor_has('competent-authority')) and state = 'AWAITED'
       and (country = any ((select actor_regions())::text[]) or region = any ((select actor_regions())::text[]))
       and subject = (select actor_subject()) and agency = (select actor_agency()));
create policy coordinator_adds on case_document for insert
    with check ((select actor_has('case-coordinator')) and state = 'AWAITED' and case_file = any ((select assigned_cases())::uuid[])
       and subject = (select actor_subject()) and agency = (select actor_agency()));
create policy authority_changes on case_document for update
    using ((select actor_has('competent-authority')) and state <> 'REMOVED'
       and (country = any ((select actor_regions())::text[]) or region = any ((select actor_regions())::text[])))
    with check ((select actor_has('competent-authority'))
       and (country = any ((select actor_regions())::text[]) or region = any ((select actor_regions())::text[])));
create policy coordinator_changes on case_document for update
    using ((select actor_has('case-coordinator')) and state <> 'REMOVED' and case_file = any ((select assigned_cases())::uuid[]))
    with check ((select actor_has('case-coordinator')) and case_file = any ((select assigned_cases())::uuid[]));
-- A kept document never changes: it can only be removed.
create function keep_case_document() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    if new.state <> 'REMOVED' or new.size is distinct from old.size or new.scanned is distinct from old.scanned
        or new.kept_at is distinct from old.kept_at then
        raise exception 'A kept document can only be removed' using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;
comment on function keep_case_document() is 'Refuses every change of a kept document but its removal';
create trigger case_document_kept before update on case_document for each row
    when (old.state = 'KEPT') execute function keep_case_document();
-- The part of the system that compares rows and files, and forgets documents whose file never came.
create policy files_read on case_document for select using ((select actor_is('system:files')));
create policy files_forget on case_document for delete using ((select actor_is('system:files')) and state = 'AWAITED');

-- Files to be deleted from the store. A file is noted here before its first byte is written, and taken off in the transaction that
-- keeps it: what fails in between, a crash too, is deleted a day later. The rows hold random ids and times only, so there is no policy.
create table file_deletion (
    file   uuid        primary key,
    due_at timestamptz not null
);

comment on table file_deletion is 'Files that are to be deleted from the store';
comment on column file_deletion.file is 'Id of the file in the store';
comment on column file_deletion.due_at is 'From when on';

create index file_deletion_due on file_deletion (due_at, file);

-- With the person go her documents: the rows at once, the files within minutes. Without her key nobody can open them any more.
create policy erasure_finds on case_document for select to current_user using ((select actor_is('system:erasure')));
create policy erasure_deletes on case_document for delete to current_user using ((select actor_is('system:erasure')));
create function erase_case_documents() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    insert into file_deletion (file, due_at)
    select d.file, new.erased_at from case_document d where d.case_file = new.id and d.file is not null
        on conflict (file) do update set due_at = excluded.due_at;
    delete from case_document d where d.case_file = new.id;
    return null;
end $$;
comment on function erase_case_documents() is 'Erases the documents of a person who is erased, and notes their files for deletion';
create trigger case_file_documents_erased after update of erased_at on case_file for each row
    when (old.erased_at is null and new.erased_at is not null) execute function erase_case_documents();

-- What a backup has to hold beside the tables.
create view stored_file with (security_invoker = true) as
    select d.file as id, d.stored_bytes as bytes, d.stored_sha256 as sha256 from case_document d where d.file is not null;
comment on view stored_file is 'The files that the rows name, for backup and restore';
comment on column stored_file.id is 'Id of the file in the store';
comment on column stored_file.bytes is 'Bytes of the stored file';
comment on column stored_file.sha256 is 'SHA-256 of the stored bytes';
