-- Files that an inspector's phone sends piece by piece over a bad network, and keeps sending where it stopped (tus 1.0). A whole file
-- is an attachment of a visit, or of a finding of this visit. Each piece is a sealed file of the store.
create table upload (
    id          uuid        primary key,
    agency      uuid        not null,
    subject     text        not null,
    country     text        not null,
    visit       uuid        not null references visit,
    finding     uuid        references finding,
    size        bigint      not null check (size between 0 and 1073741824),
    arrived     bigint      not null default 0,
    state       text        not null check (state in ('ARRIVING', 'KEPT', 'ERASED')),
    particulars bytea,
    begun_at    timestamptz not null,
    expires_at  timestamptz not null,
    kept_at     timestamptz,
    erased_at   timestamptz,
    check (arrived between 0 and size),
    check ((state = 'ARRIVING') = (kept_at is null)),
    check ((state = 'ERASED') = (particulars is null)),
    check ((state = 'ERASED') = (erased_at is not null))
);
create index upload_of_visit on upload (visit, kept_at, id) where state = 'KEPT';
create index upload_of_finding on upload (finding) where finding is not null;
create index upload_unfinished on upload (subject) where state = 'ARRIVING';
create index upload_of_day on upload (subject, begun_at);
create index upload_expiry on upload (expires_at) where state = 'ARRIVING';
create index upload_end on upload (country, kept_at, id) where state = 'KEPT';

comment on table upload is 'Files that arrive piece by piece; a whole one is an attachment of a visit or a finding';
comment on column upload.id is 'UUIDv7; in the address to which the phone sends';
comment on column upload.agency is 'The inspectorate of the visit';
comment on column upload.subject is 'Who sends it; nobody else may continue it';
comment on column upload.country is 'ISO 3166-1 of the workplace';
comment on column upload.visit is 'On which visit it was made';
comment on column upload.finding is 'Which finding it belongs to; null when it belongs to the visit as a whole';
comment on column upload.size is 'Bytes of the whole file, as the sender announced';
comment on column upload.arrived is 'Bytes that are on the disk: where the sender continues';
comment on column upload.state is 'ARRIVING, KEPT when it is whole, ERASED at its end';
comment on column upload.particulars is 'Name, type and, once it is whole, SHA-256, as JSON sealed under the key of the upload; null once erased';
comment on column upload.begun_at is 'Time of the transaction';
comment on column upload.expires_at is 'When an unfinished upload is dropped: some days after its last piece';
comment on column upload.kept_at is 'When it was whole';
comment on column upload.erased_at is 'When its time was over';

create table upload_piece (
    upload        uuid    not null references upload on delete cascade,
    at_byte       bigint  not null,
    size          integer not null check (size between 1 and 1048576),
    file          uuid    not null unique,
    stored_bytes  bigint  not null,
    stored_sha256 bytea   not null,
    primary key (upload, at_byte)
);

comment on table upload_piece is 'The pieces of an upload, each a sealed file';
comment on column upload_piece.upload is 'Of which upload';
comment on column upload_piece.at_byte is 'Where in the whole file it begins';
comment on column upload_piece.size is 'Its bytes as they were sent';
comment on column upload_piece.file is 'Id of the file in the store';
comment on column upload_piece.stored_bytes is 'Bytes of the stored file';
comment on column upload_piece.stored_sha256 is 'SHA-256 of the stored bytes';

alter table upload enable row level security;
alter table upload force row level security;
alter table upload_piece enable row level security;
alter table upload_piece force row level security;
create policy served_only on upload as restrictive using ((select actor_is_served()));
create policy served_only on upload_piece as restrictive using ((select actor_is_served()));

-- Who sends a file sees it while it arrives; her inspectorate sees what is whole.
create policy inspectorate_reads on upload for select
    using ((select actor_inspects()) and agency = (select actor_agency()) and (state <> 'ARRIVING' or subject = (select actor_subject())));
create policy inspector_begins on upload for insert
    with check ((select actor_inspects()) and agency = (select actor_agency()) and subject = (select actor_subject()) and state = 'ARRIVING'
       and exists (select 1 from visit v where v.id = upload.visit)
       and (finding is null or exists (select 1 from finding f where f.id = upload.finding and f.visit = upload.visit)));
create policy inspector_continues on upload for update
    using ((select actor_inspects()) and agency = (select actor_agency()) and subject = (select actor_subject()) and state = 'ARRIVING')
    with check ((select actor_inspects()) and agency = (select actor_agency()) and subject = (select actor_subject()) and state in ('ARRIVING', 'KEPT'));
create policy inspector_ends on upload for delete
    using ((select actor_inspects()) and agency = (select actor_agency()) and subject = (select actor_subject()) and state = 'ARRIVING');
create policy inspectorate_reads on upload_piece for select
    using (exists (select 1 from upload u where u.id = upload_piece.upload));
create policy inspector_adds on upload_piece for insert
    with check (exists (select 1 from upload u where u.id = upload_piece.upload and u.subject = (select actor_subject()) and u.state = 'ARRIVING'));

-- The part of the system that drops what was never finished.
create policy uploads_expire on upload for select using ((select actor_is('system:uploads')) and state = 'ARRIVING');
create policy uploads_drop on upload for delete using ((select actor_is('system:uploads')) and state = 'ARRIVING');

-- The key of a file is for whoever may see the file.
create policy inspectorate_reads_uploads on data_key as restrictive for select
    using (purpose <> 'UPLOAD' or (select actor_is('system:keys') or actor_is('system:erasure'))
        or exists (select 1 from upload u where u.id = data_key.owner));

-- A piece is noted in `file_deletion` before its first byte is written, and taken off in the transaction that keeps it: what fails in
-- between, a crash too, is deleted a day later, with the files of evidence.
-- However a piece goes, its file goes too.
create function note_piece() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    insert into file_deletion (file, due_at) values (old.file, transaction_timestamp()) on conflict (file) do update set due_at = excluded.due_at;
    return null;
end $$;
comment on function note_piece() is 'Notes the file of a piece for deletion';
create trigger upload_piece_gone after delete on upload_piece for each row execute function note_piece();

-- The end of an attachment: its key, its pieces and its name go; that there was one stays.
create policy erasure_finds on upload for select to current_user using ((select actor_is('system:erasure')));
create policy erasure_empties on upload for update to current_user using ((select actor_is('system:erasure')));
create policy erasure_finds on upload_piece for select to current_user using ((select actor_is('system:erasure')));
create policy erasure_deletes on upload_piece for delete to current_user using ((select actor_is('system:erasure')));

-- However the key of an upload is destroyed (at its end, with its finding, by a restore), nothing of the file stays.
create function empty_upload() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    delete from upload_piece p where p.upload = old.owner;
    update upload u set state = 'ERASED', particulars = null, erased_at = transaction_timestamp(), kept_at = coalesce(u.kept_at, transaction_timestamp())
     where u.id = old.owner and u.state <> 'ERASED';
    return null;
end $$;
comment on function empty_upload() is 'Empties an upload whose key was destroyed';
create trigger upload_key_destroyed after delete on data_key
    for each row when (old.purpose = 'UPLOAD') execute function empty_upload();

-- With a finding go its attachments.
create function erase_uploads_of_finding() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    delete from data_key k using upload u where u.finding = new.id and k.owner = u.id and k.purpose = 'UPLOAD'
       and not legal_hold_stands('attachment', u.id);
    return null;
end $$;
comment on function erase_uploads_of_finding() is 'Erases the attachments of a finding that is erased, but for those under a legal hold';
create trigger finding_uploads_erased after update of erased_at on finding for each row
    when (old.erased_at is null and new.erased_at is not null) execute function erase_uploads_of_finding();

create function over_uploads(of_country text, over_before timestamptz, after_at timestamptz, after_upload uuid, at_most integer)
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
    return query select u.id, cast(null as text), u.kept_at from upload u
                  where u.country = of_country and u.kept_at < over_before and u.state = 'KEPT'
                    and (u.kept_at, u.id) > (after_at, after_upload)
                  order by u.kept_at, u.id
                  limit at_most;
    perform set_config('palermo.subject', coalesce(actor, ''), true);
end $$;
comment on function over_uploads(text, timestamptz, timestamptz, uuid, integer) is 'Attachments whose time is over, for the retention and for officers of the country: id and date';

create function retained_upload(of_upload uuid) returns table (country text, erased boolean)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
begin
    if not coalesce(actor_has('data-protection-officer') or actor_has('auditor'), false) then
        return;
    end if;
    perform set_config('palermo.subject', 'system:erasure', true);
    return query select u.country, u.state = 'ERASED' from upload u
                  where u.id = of_upload and u.state <> 'ARRIVING' and u.country = any (actor_regions());
    perform set_config('palermo.subject', coalesce(actor, ''), true);
end $$;
comment on function retained_upload(uuid) is 'Whether an attachment can be held, for officers of its country';

create function erase_upload(of_upload uuid, over_before timestamptz, at timestamptz) returns boolean
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
    of_finding uuid;
    erased boolean := false;
begin
    if not coalesce(actor_is('system:retention'), false) then
        raise insufficient_privilege using message = 'not an attachment that the actor may erase';
    end if;
    perform set_config('palermo.subject', 'system:erasure', true);
    select u.finding into of_finding from upload u where u.id = of_upload;
    perform set_config('palermo.subject', coalesce(actor, ''), true);
    -- The finding first, in the order in which its own erasure asks.
    if of_finding is not null and legal_hold_stands('finding', of_finding) or legal_hold_stands('attachment', of_upload) then
        raise object_not_in_prerequisite_state using message = 'a legal hold stands';
    end if;
    perform set_config('palermo.subject', 'system:erasure', true);
    perform 1 from upload u where u.id = of_upload and u.kept_at < over_before and u.state = 'KEPT' for update;
    if found then
        perform forget_legal_holds('attachment', of_upload);
        erased := apply_erasure(of_upload, 'UPLOAD', at);
    end if;
    perform set_config('palermo.subject', coalesce(actor, ''), true);
    return erased;
end $$;
comment on function erase_upload(uuid, timestamptz, timestamptz) is 'Erases an attachment whose time is over, for the retention; false when it is not over or was erased before';

revoke execute on function over_uploads(text, timestamptz, timestamptz, uuid, integer), retained_upload(uuid),
    erase_upload(uuid, timestamptz, timestamptz) from public;
grant execute on function over_uploads(text, timestamptz, timestamptz, uuid, integer), retained_upload(uuid),
    erase_upload(uuid, timestamptz, timestamptz) to "${user}";
