-- A data protection officer works through the requests of persons in the cases of her regions: copies, corrections, complaints, erasures.
-- Of the case she sees what people call it, and of its records these alone.
alter table case_record add column overdue_told boolean not null default false;
comment on column case_record.overdue_told is
    'Whether the officers were told that a request of the person is overdue; false for records of other kinds';

-- They are told again when a later term is over, and when it is over for a request that was reopened.
create function tell_overdue_again() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    new.overdue_told := false;
    return new;
end $$;
comment on function tell_overdue_again() is 'Forgets that the officers were told that a request is overdue';
create trigger case_record_overdue_again before update of due_at, state on case_record for each row
    when (old.kind = 'RIGHTS_REQUEST' and new.overdue_told
      and (new.due_at is distinct from old.due_at or old.state not in ('RECEIVED', 'TAKEN_UP')))
    execute function tell_overdue_again();

create index case_record_rights_open on case_record ((coalesce(due_at, recorded_at)), id)
    where kind = 'RIGHTS_REQUEST' and state in ('RECEIVED', 'TAKEN_UP');
create index case_record_rights_answered on case_record (changed_at desc, id desc)
    where kind = 'RIGHTS_REQUEST' and state in ('GRANTED', 'PARTLY_GRANTED', 'REFUSED');

create policy officer_reads on case_record for select
    using (kind = 'RIGHTS_REQUEST' and (select actor_has('data-protection-officer'))
       and (country = any ((select actor_regions())::text[]) or region = any ((select actor_regions())::text[])));
create policy officer_records on case_record for insert
    with check (kind = 'RIGHTS_REQUEST' and (select actor_has('data-protection-officer'))
       and (country = any ((select actor_regions())::text[]) or region = any ((select actor_regions())::text[]))
       and subject = (select actor_subject()) and agency = (select actor_agency()));
create policy officer_changes on case_record for update
    using (kind = 'RIGHTS_REQUEST' and (select actor_has('data-protection-officer'))
       and (country = any ((select actor_regions())::text[]) or region = any ((select actor_regions())::text[])));
create policy officer_keeps on case_record_edition for insert
    with check (kind = 'RIGHTS_REQUEST' and (select actor_has('data-protection-officer'))
       and (country = any ((select actor_regions())::text[]) or region = any ((select actor_regions())::text[])));

-- The part of the system that tells the officers what is overdue. It opens nothing: the content stays sealed to it.
create policy rights_watch_reads on case_record for select using ((select actor_is('system:rights')) and kind = 'RIGHTS_REQUEST');
create policy rights_watch_marks on case_record for update using ((select actor_is('system:rights')) and kind = 'RIGHTS_REQUEST');
create policy rights_watch_reads on case_file for select using ((select actor_is('system:rights')) and erased_at is null);
create policy rights_watch_tells on notice for insert
    with check ((select actor_is('system:rights')) and role = 'data-protection-officer' and read_at is null and mailed_at is null);

-- The answer to a request is a letter on the case. She who asked may have complained of whoever referred her: first responders do not
-- read it.
alter table case_letter add column rights_request uuid;
comment on column case_letter.rights_request is 'The request of the person that it answers; null for other letters';
alter table case_letter drop constraint case_letter_kind_check;
alter table case_letter add constraint case_letter_kind_check
    check (kind in ('DECISION', 'STATUS', 'BANK', 'LANDLORD', 'EMPLOYER', 'SCHOOL', 'HEALTH', 'RIGHTS_ANSWER'));
alter table case_letter add constraint case_letter_rights_request_check check ((kind = 'RIGHTS_ANSWER') = (rights_request is not null));
create index case_letter_rights_request on case_letter (rights_request, written_at desc, id desc) where rights_request is not null;

create policy officer_reads on case_letter for select
    using (kind = 'RIGHTS_ANSWER' and (select actor_has('data-protection-officer'))
       and (country = any ((select actor_regions())::text[]) or region = any ((select actor_regions())::text[])));
create policy officer_writes on case_letter for insert
    with check (kind = 'RIGHTS_ANSWER' and (select actor_has('data-protection-officer')) and state = 'WRITTEN'
       and (country = any ((select actor_regions())::text[]) or region = any ((select actor_regions())::text[]))
       and subject = (select actor_subject()) and agency = (select actor_agency()));
create policy answers_of_rights on case_letter as restrictive
    using (kind <> 'RIGHTS_ANSWER' or (select actor_is('system:erasure'))
        or ((select actor_has('data-protection-officer')) or (select actor_has('competent-authority')))
            and (country = any ((select actor_regions())::text[]) or region = any ((select actor_regions())::text[]))
        or (select actor_has('case-coordinator')) and case_file = any ((select assigned_cases())::uuid[]));

-- Those who work on the case write letters to others, and no answer in the name of an officer.
alter policy coordinator_writes on case_letter
    with check ((select actor_has('case-coordinator')) and state = 'WRITTEN' and kind not in ('DECISION', 'STATUS', 'RIGHTS_ANSWER')
       and case_file = any ((select assigned_cases())::uuid[])
       and subject = (select actor_subject()) and agency = (select actor_agency()));
alter policy authority_writes on case_letter
    with check ((select actor_has('competent-authority')) and state = 'WRITTEN' and kind <> 'RIGHTS_ANSWER'
       and (country = any ((select actor_regions())::text[]) or region = any ((select actor_regions())::text[]))
       and subject = (select actor_subject()) and agency = (select actor_agency()));

create or replace function keep_case_letter() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    if old.state <> 'WRITTEN' or new.state = 'WRITTEN'
        or (new.id, new.case_file, new.country, new.region, new.kind, new.language, new.decision, new.rights_request, new.agency,
            new.subject, new.written_at)
            is distinct from
            (old.id, old.case_file, old.country, old.region, old.kind, old.language, old.decision, old.rights_request, old.agency,
            old.subject, old.written_at)
        or new.state = 'HANDED_OVER' and new.content is distinct from old.content then
        raise exception 'A letter can only be handed over or discarded' using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;

-- The persons who were erased, latest first in each region, for the officers who prove it.
create index case_file_erased on case_file (region, erased_at desc, id desc) where erased_at is not null;

-- The legal holds that stand, latest first, for the officers who lift them.
create index legal_hold_standing on legal_hold (placed_at desc, id desc) where lifted_at is null;
