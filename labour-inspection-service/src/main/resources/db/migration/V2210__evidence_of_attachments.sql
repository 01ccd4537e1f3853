-- A file that a phone sent becomes evidence: its bytes are sealed anew under the key of the evidence, so each is erased at its own end.
alter table evidence add column attachment uuid references upload;
comment on column evidence.attachment is 'From which attachment of the visit it was made; null when its file was sent as evidence';
create unique index evidence_attachment on evidence (attachment) where attachment is not null and state <> 'REMOVED';

-- Beside the policy of evidence: only from a whole file of the same visit.
create policy attachment_of_the_visit on evidence as restrictive for insert
    with check (attachment is null
        or exists (select 1 from upload u where u.id = evidence.attachment and u.visit = evidence.visit and u.state = 'KEPT'));

create or replace function keep_evidence() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    if new.state <> 'REMOVED' or new.visit is distinct from old.visit or new.finding is distinct from old.finding or new.size is distinct from old.size
        or new.scanned is distinct from old.scanned or new.kept_at is distinct from old.kept_at or new.recorded_by is distinct from old.recorded_by
        or new.recorded_at is distinct from old.recorded_at or new.attachment is distinct from old.attachment then
        raise exception 'Kept evidence can only be removed' using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;

-- The chain of custody begins with the day on which the file had come from the phone.
alter table evidence_custody drop constraint evidence_custody_step_check;
alter table evidence_custody add constraint evidence_custody_step_check
    check (step in ('ANNOUNCED', 'ATTACHED', 'KEPT', 'HANDED_OVER', 'RETURNED', 'REMOVED'));
