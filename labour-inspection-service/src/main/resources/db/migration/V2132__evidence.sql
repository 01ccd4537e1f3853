-- Evidence of a visit: photographs, documents, recordings, whose bytes are in a store outside of the database. A row says what a file
-- is and who added it; name, description, place and hash are sealed under a key of the evidence's own, and so are its bytes. The row
-- comes first, the file afterwards; kept evidence never changes, it can only be removed.

create table evidence (
    id             uuid        primary key,
    visit          uuid        not null references visit,
    finding        uuid        references finding,
    agency         uuid        not null,
    country        text        not null,
    kind           text        not null check (kind in ('PHOTOGRAPH', 'DOCUMENT', 'RECORDING', 'STATEMENT', 'RECORDS')),
    type           text        not null check (type in ('PDF', 'JPEG', 'PNG', 'DOCX', 'TEXT', 'MP4', 'WEBM', 'OGG', 'MP3', 'WAV')),
    state          text        not null check (state in ('AWAITED', 'KEPT', 'REMOVED')),
    particulars    bytea,
    size           bigint      check (size > 0),
    shown          boolean     not null default false,
    scanned        text        check (scanned in ('CLEAN', 'NOT_CONFIGURED')),
    file           uuid        unique,
    stored_bytes   bigint,
    stored_sha256  bytea,
    recorded_by    text        not null,
    recorded_at    timestamptz not null,
    kept_at        timestamptz,
    removed_for    text        check (removed_for in ('WRONG_VISIT', 'DUPLICATE', 'SHOWS_SOMEBODY', 'NOT_NEEDED', 'RETENTION')),
    removed_by     text,
    removed_at     timestamptz,
    check ((state = 'KEPT') = (file is not null)),
    check ((file is null) = (stored_bytes is null) and (file is null) = (stored_sha256 is null)),
    check ((state = 'REMOVED') = (particulars is null)),
    check ((state = 'REMOVED') = (removed_at is not null) and (removed_at is null) = (removed_for is null)),
    check (state <> 'KEPT' or size is not null and kept_at is not null and scanned is not null)
);

comment on table evidence is 'Evidence of a visit; the bytes are in the store of files';
comment on column evidence.id is 'UUIDv7';
comment on column evidence.visit is 'Of which visit';
comment on column evidence.finding is 'Of which finding of this visit; null when it is of the visit as a whole';
comment on column evidence.agency is 'The inspectorate whose visit it is';
comment on column evidence.country is 'ISO 3166-1 of the workplace';
comment on column evidence.kind is 'What kind of evidence it is, a code';
comment on column evidence.type is 'Type of the file, a code';
comment on column evidence.state is 'AWAITED until the file has come, KEPT, or REMOVED';
comment on column evidence.particulars is 'Name, description, when and where it was taken, SHA-256 of the file and of the shown copy, JSON, sealed under the key of the evidence; gone when it is removed';
comment on column evidence.size is 'Bytes of the file as it was sent; null until it has come';
comment on column evidence.shown is 'Whether there is a checked copy of the picture to show';
comment on column evidence.scanned is 'What the virus scanner found; null until the file has come';
comment on column evidence.file is 'Id of the file in the store; null when there is none';
comment on column evidence.stored_bytes is 'Bytes of the file as it is stored, sealed';
comment on column evidence.stored_sha256 is 'SHA-256 of the stored bytes: backups are checked by it, and it tells nothing of the content';
comment on column evidence.recorded_by is 'Subject of who added it';
comment on column evidence.recorded_at is 'Time of the transaction that announced it';
comment on column evidence.kept_at is 'Time of the transaction that kept the file';
comment on column evidence.removed_for is 'Why it was removed, a code; null while it stands';
comment on column evidence.removed_by is 'Subject of who removed it; null while it stands, and when its retention ended';
comment on column evidence.removed_at is 'Time of the transaction that removed it';

create index evidence_page on evidence (visit, recorded_at desc, id desc);
create index evidence_finding on evidence (finding) where finding is not null;
create index evidence_awaited on evidence (recorded_at) where state = 'AWAITED';
create index evidence_end on evidence (country, recorded_at, id) where state = 'KEPT';

alter table evidence enable row level security;
alter table evidence force row level security;
create policy served_only on evidence as restrictive using ((select actor_is_served()));
create policy inspectorate_reads on evidence for select
    using ((select actor_inspects()) and agency = (select actor_agency()));
create policy inspector_adds on evidence for insert
    with check ((select actor_inspects()) and state = 'AWAITED' and agency = (select actor_agency()) and recorded_by = (select actor_subject())
       and exists (select 1 from visit v where v.id = evidence.visit));
create policy inspector_changes on evidence for update
    using ((select actor_inspects()) and agency = (select actor_agency()) and state <> 'REMOVED')
    with check ((select actor_inspects()) and agency = (select actor_agency()));
create function keep_evidence() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    if new.state <> 'REMOVED' or new.visit is distinct from old.visit or new.finding is distinct from old.finding or new.size is distinct from old.size
        or new.scanned is distinct from old.scanned or new.kept_at is distinct from old.kept_at or new.recorded_by is distinct from old.recorded_by
        or new.recorded_at is distinct from old.recorded_at then
        raise exception 'Kept evidence can only be removed' using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;
comment on function keep_evidence() is 'Refuses every change of kept evidence but its removal';
create trigger evidence_kept before update on evidence for each row when (old.state = 'KEPT') execute function keep_evidence();
-- The part of the system that compares rows and files, and forgets evidence whose file never came.
create policy files_read on evidence for select using ((select actor_is('system:files')));
create policy files_forget on evidence for delete using ((select actor_is('system:files')) and state = 'AWAITED');

-- Who had it in hand: each entry is made once and never changes.
create table evidence_custody (
    id          uuid        primary key,
    evidence    uuid        not null references evidence on delete cascade,
    agency      uuid        not null,
    position    integer     not null check (position >= 0),
    step        text        not null check (step in ('ANNOUNCED', 'KEPT', 'HANDED_OVER', 'RETURNED', 'REMOVED')),
    purpose     text        check (purpose in ('POLICE', 'PROSECUTOR', 'COURT', 'EXPERT', 'COLLEAGUE', 'OTHER_AUTHORITY')),
    particulars bytea,
    at          timestamptz not null,
    recorded_by text        not null,
    recorded_at timestamptz not null,
    unique (evidence, position),
    check ((step in ('HANDED_OVER', 'RETURNED')) = (purpose is not null))
);

comment on table evidence_custody is 'The chain of custody of evidence: each hand in which it was';
comment on column evidence_custody.id is 'UUIDv7';
comment on column evidence_custody.evidence is 'Of which evidence';
comment on column evidence_custody.agency is 'The inspectorate whose evidence it is';
comment on column evidence_custody.position is 'Place in the chain, from 0';
comment on column evidence_custody.step is 'What happened, a code';
comment on column evidence_custody.purpose is 'To whom it went or from whom it came back, a code; null for the other steps';
comment on column evidence_custody.particulars is 'Who received it, remarks, and the SHA-256 of the file at that time, JSON, sealed under the key of the evidence';
comment on column evidence_custody.at is 'When it changed hands';
comment on column evidence_custody.recorded_by is 'Subject of who recorded it';
comment on column evidence_custody.recorded_at is 'Time of the transaction';

alter table evidence_custody enable row level security;
alter table evidence_custody force row level security;
create policy served_only on evidence_custody as restrictive using ((select actor_is_served()));
create policy inspectorate_reads on evidence_custody for select
    using ((select actor_inspects()) and agency = (select actor_agency()));
create policy inspector_adds on evidence_custody for insert
    with check ((select actor_inspects()) and agency = (select actor_agency()) and recorded_by = (select actor_subject())
       and exists (select 1 from evidence e where e.id = evidence_custody.evidence));

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

-- What a backup has to hold beside the tables.
create view stored_file with (security_invoker = true) as
    select e.file as id, e.stored_bytes as bytes, e.stored_sha256 as sha256 from evidence e where e.file is not null;
comment on view stored_file is 'The files that the rows name, for backup and restore';
comment on column stored_file.id is 'Id of the file in the store';
comment on column stored_file.bytes is 'Bytes of the stored file';
comment on column stored_file.sha256 is 'SHA-256 of the stored bytes';

-- The key of evidence is for its inspectorate.
create policy inspectorate_reads_evidence on data_key as restrictive for select
    using (purpose <> 'EVIDENCE' or (select actor_is('system:keys') or actor_is('system:erasure'))
        or exists (select 1 from evidence e where e.id = data_key.owner));

-- With the key goes the evidence, in the service and in a restore alike: the sealed texts at once, the file within minutes. That it was
-- here, who added it and who had it stays.
create policy erasure_finds on evidence for select to current_user using ((select actor_is('system:erasure')));
create policy erasure_empties on evidence for update to current_user using ((select actor_is('system:erasure')));
create policy erasure_finds on evidence_custody for select to current_user using ((select actor_is('system:erasure')));
create policy erasure_empties on evidence_custody for update to current_user using ((select actor_is('system:erasure')));
create function erase_evidence_of_key() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    insert into file_deletion (file, due_at)
    select e.file, transaction_timestamp() from evidence e where e.id = old.owner and e.file is not null
        on conflict (file) do update set due_at = excluded.due_at;
    perform forget_legal_holds('evidence', old.owner);
    update evidence_custody c set particulars = null where c.evidence = old.owner and c.particulars is not null;
    update evidence e
       set state = 'REMOVED', particulars = null, shown = false, file = null, stored_bytes = null, stored_sha256 = null,
           removed_for = 'RETENTION', removed_at = transaction_timestamp()
     where e.id = old.owner and e.state <> 'REMOVED';
    return null;
end $$;
comment on function erase_evidence_of_key() is 'Erases evidence whose key is destroyed, and notes its file for deletion';
create trigger data_key_evidence_erased after delete on data_key for each row
    when (old.purpose = 'EVIDENCE') execute function erase_evidence_of_key();

-- Evidence whose file never came leaves no key behind.
create function forget_evidence_key() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
begin
    perform set_config('palermo.subject', 'system:erasure', true);
    delete from data_key k where k.owner = old.id and k.purpose = 'EVIDENCE';
    perform set_config('palermo.subject', coalesce(actor, ''), true);
    return null;
end $$;
comment on function forget_evidence_key() is 'Destroys the key of evidence that is forgotten';
revoke execute on function forget_evidence_key() from public;
create trigger evidence_forgotten after delete on evidence for each row execute function forget_evidence_key();

-- The retention of evidence: so many days after it was recorded, by the profile.
create function over_evidence(of_country text, over_before timestamptz, after_at timestamptz, after_evidence uuid, at_most integer)
    returns table (record uuid, reference text, over_at timestamptz)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
begin
    if not coalesce(actor_is('system:retention')
            or (actor_has('data-protection-officer') or actor_has('auditor')) and of_country = any (actor_regions()), false) then
        return;
    end if;
    perform set_config('palermo.subject', 'system:erasure', true);
    return query select e.id, cast(null as text), e.recorded_at from evidence e
                  where e.country = of_country and e.recorded_at < over_before and e.state = 'KEPT'
                    and (e.recorded_at, e.id) > (after_at, after_evidence)
                  order by e.recorded_at, e.id
                  limit at_most;
    perform set_config('palermo.subject', coalesce(actor, ''), true);
end $$;
comment on function over_evidence(text, timestamptz, timestamptz, uuid, integer) is 'Evidence whose time is over, for the retention and for officers of the country: id and date';

create function retained_evidence(of_evidence uuid) returns table (country text, erased boolean)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
begin
    if not coalesce(actor_has('data-protection-officer') or actor_has('auditor'), false) then
        return;
    end if;
    perform set_config('palermo.subject', 'system:erasure', true);
    return query select e.country, e.state = 'REMOVED' from evidence e where e.id = of_evidence and e.country = any (actor_regions());
    perform set_config('palermo.subject', coalesce(actor, ''), true);
end $$;
comment on function retained_evidence(uuid) is 'Whether evidence can be held, for officers of its country';

create function erase_evidence(of_evidence uuid, over_before timestamptz, at timestamptz) returns boolean
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
    of_finding uuid;
    erased boolean := false;
begin
    if not coalesce(actor_is('system:retention'), false) then
        raise insufficient_privilege using message = 'not evidence that the actor may erase';
    end if;
    perform set_config('palermo.subject', 'system:erasure', true);
    select e.finding into of_finding from evidence e where e.id = of_evidence;
    perform set_config('palermo.subject', coalesce(actor, ''), true);
    if legal_hold_stands('evidence', of_evidence) or of_finding is not null and legal_hold_stands('finding', of_finding) then
        raise object_not_in_prerequisite_state using message = 'a legal hold stands';
    end if;
    perform set_config('palermo.subject', 'system:erasure', true);
    perform 1 from evidence e where e.id = of_evidence and e.recorded_at < over_before and e.state = 'KEPT' for update;
    if found then
        erased := apply_erasure(of_evidence, 'EVIDENCE', at);
    end if;
    perform set_config('palermo.subject', coalesce(actor, ''), true);
    return erased;
end $$;
comment on function erase_evidence(uuid, timestamptz, timestamptz) is 'Erases evidence whose time is over, for the retention; false when it is not over or was erased before';

-- A person removes evidence: the key goes, and the row says why and by whom. Under a legal hold none is removed.
create function remove_evidence(of_evidence uuid, for_reason text, at_time timestamptz) returns boolean
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
    removed boolean;
begin
    if not coalesce(actor_is_served() and actor_inspects()
            and exists (select 1 from evidence e where e.id = of_evidence and e.agency = actor_agency() and e.state <> 'REMOVED'), false) then
        return false;
    end if;
    perform set_config('palermo.subject', 'system:erasure', true);
    insert into file_deletion (file, due_at)
    select e.file, at_time from evidence e where e.id = of_evidence and e.file is not null on conflict (file) do update set due_at = excluded.due_at;
    update evidence e
       set state = 'REMOVED', particulars = null, shown = false, file = null, stored_bytes = null, stored_sha256 = null,
           removed_for = for_reason, removed_by = actor, removed_at = at_time
     where e.id = of_evidence and e.state <> 'REMOVED';
    removed := found;
    perform apply_erasure(of_evidence, 'EVIDENCE', at_time);
    perform set_config('palermo.subject', coalesce(actor, ''), true);
    return removed;
end $$;
comment on function remove_evidence(uuid, text, timestamptz) is 'Removes evidence of the caller''s inspectorate with its key; false when there is none, or it was removed before';

revoke execute on function over_evidence(text, timestamptz, timestamptz, uuid, integer), retained_evidence(uuid),
    erase_evidence(uuid, timestamptz, timestamptz), remove_evidence(uuid, text, timestamptz) from public;
grant execute on function over_evidence(text, timestamptz, timestamptz, uuid, integer), retained_evidence(uuid),
    erase_evidence(uuid, timestamptz, timestamptz), remove_evidence(uuid, text, timestamptz) to "${user}";
