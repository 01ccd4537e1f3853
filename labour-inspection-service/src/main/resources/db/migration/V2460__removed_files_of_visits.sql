-- A file of a visit that should not stay, such as a photograph of somebody who did not want it, is removed with a reason. Its key, its name and
-- its pieces go (`empty_upload`); the row says when it was removed, why and by whom, so that a phone does not send it again.
alter table upload add column removed_for text check (removed_for in ('WRONG_VISIT', 'DUPLICATE', 'SHOWS_SOMEBODY', 'NOT_NEEDED'));
alter table upload add column removed_by text;
alter table upload add column removed_at timestamptz;
alter table upload add constraint upload_removed check (
    (removed_at is null) = (removed_for is null) and (removed_at is null) = (removed_by is null) and (removed_at is null or state = 'ERASED'));
create index upload_removed_of_visit on upload (visit, kept_at, id) where removed_at is not null;

comment on column upload.removed_for is 'Why it was removed, a code; null unless a person removed it';
comment on column upload.removed_by is 'Subject of who removed it; null unless a person removed it';
comment on column upload.removed_at is 'Time of the transaction that removed it; null unless a person removed it';

create function remove_upload(of_upload uuid, for_reason text, at_time timestamptz) returns boolean
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
    removed boolean;
begin
    if not coalesce(actor_is_served() and actor_inspects()
            and exists (select 1 from upload u where u.id = of_upload and u.agency = actor_agency() and u.state = 'KEPT')
            and not exists (select 1 from evidence e where e.attachment = of_upload and e.state <> 'REMOVED'), false) then
        return false;
    end if;
    perform set_config('palermo.subject', 'system:erasure', true);
    if exists (select 1 from upload u where u.id = of_upload and u.finding is not null and legal_hold_stands('finding', u.finding))
            or legal_hold_stands('attachment', of_upload) then
        raise object_not_in_prerequisite_state using message = 'a legal hold applies to the file or its finding';
    end if;
    perform forget_legal_holds('attachment', of_upload);
    removed := apply_erasure(of_upload, 'UPLOAD', at_time);
    update upload u set removed_for = for_reason, removed_by = actor, removed_at = at_time
     where removed and u.id = of_upload and u.removed_at is null;
    perform set_config('palermo.subject', coalesce(actor, ''), true);
    return removed;
end $$;
comment on function remove_upload(uuid, text, timestamptz) is
    'Removes a file of a visit of the caller''s inspectorate with its key; false when there is none, or standing evidence was made from it';
revoke execute on function remove_upload(uuid, text, timestamptz) from public;
grant execute on function remove_upload(uuid, text, timestamptz) to "${user}";
