-- Break-glass: who has opened a record of somebody else in an emergency, how the access ends and is reviewed, and the approval
-- by a second person to open more than a few.

create table break_glass (
    id          uuid primary key,
    kind        text        not null,
    record      uuid        not null,
    reference   text        not null,
    owner       uuid        not null,
    country     text        not null,
    region      text        not null,
    subject     text        not null,
    agency      uuid        not null,
    reason      text        not null check (reason in ('RISK_TO_LIFE', 'MISSING_PERSON', 'MEDICAL_EMERGENCY', 'CHILD_AT_RISK', 'OTHER')),
    explanation bytea,
    opened_at   timestamptz not null,
    ends_at     timestamptz not null,
    ended_at    timestamptz,
    ended_by    text,
    reviewed_at timestamptz,
    reviewed_by text,
    outcome     text        check (outcome in ('JUSTIFIED', 'NOT_JUSTIFIED')),
    comment     bytea,
    version     integer     not null default 0,
    check (ends_at > opened_at),
    check ((ended_at is null) = (ended_by is null)),
    check ((reviewed_at is null) = (reviewed_by is null) and (reviewed_at is null) = (outcome is null)),
    check (comment is null or reviewed_at is not null),
    check (reviewed_by <> subject)
);

comment on table break_glass is 'Who has opened a record of somebody else in an emergency, why and until when; what was written stays as it is';
comment on column break_glass.id is 'UUIDv7';
comment on column break_glass.kind is 'Kind of record, as the audit calls it';
comment on column break_glass.record is 'Id of the record';
comment on column break_glass.reference is 'What people call the record';
comment on column break_glass.owner is 'The organisation whose record it is: it is told, sees this row and reviews it';
comment on column break_glass.country is 'ISO 3166-1 of the record: the competent authority of its country sees this row as well';
comment on column break_glass.region is 'Region of the record: a competent authority that covers it sees this row as well';
comment on column break_glass.subject is 'Who opened it';
comment on column break_glass.agency is 'For which organisation';
comment on column break_glass.reason is 'Why, coded';
comment on column break_glass.explanation is 'Why, in her words, sealed under a key of this row; null when the person was erased';
comment on column break_glass.opened_at is 'Time of the transaction';
comment on column break_glass.ends_at is 'From this instant it opens nothing';
comment on column break_glass.ended_at is 'When somebody ended it before';
comment on column break_glass.ended_by is 'Who did';
comment on column break_glass.reviewed_at is 'When it was reviewed';
comment on column break_glass.reviewed_by is 'Who did; never who opened it';
comment on column break_glass.outcome is 'What the review found';
comment on column break_glass.comment is 'What the reviewer wrote, sealed under the key of this row; null when nothing or when the person was erased';
comment on column break_glass.version is 'For ETag and If-Match';

create index break_glass_opener on break_glass (subject, ends_at);
create index break_glass_of_day on break_glass (subject, opened_at);
create index break_glass_record on break_glass (record, opened_at);
create index break_glass_latest on break_glass (opened_at desc, id desc);

-- Somebody who has to do with people in danger, and never somebody of an immigration body, whatever roles its people hold. Nor
-- a data protection officer: what she sees she may erase.
create function actor_may_break_glass() returns boolean language sql stable parallel safe as
    $$ select actor_agency() is not null and actor_is_served()
          and (actor_has('case-coordinator') or actor_has('first-responder') or actor_has('competent-authority'))
          and not actor_has('data-protection-officer') $$;
comment on function actor_may_break_glass() is 'Whether the actor may open a record in an emergency';

-- A transaction that reads under a break-glass access says so, once it has found that the actor may not see the record
-- otherwise. So all other transactions pay nothing, and the time of a refusal does not tell whether a record of others exists.
-- Saying so opens nothing: the row decides, read as the actor, who sees her own.
create function actor_is_under_glass() returns boolean language sql stable parallel safe as
    $$ select coalesce(current_setting('palermo.glass', true), '') <> '' $$;
comment on function actor_is_under_glass() is 'Whether the transaction reads under a break-glass access';

create function opened_records(of_kind text) returns uuid[] language sql stable parallel safe as
    $$ select coalesce(array_agg(b.record), '{}') from break_glass b
        where b.id = nullif(current_setting('palermo.glass', true), '')::uuid
          and b.kind = of_kind and b.subject = actor_subject() and b.agency = actor_agency()
          and b.ended_at is null and b.ends_at > actor_time() and actor_may_break_glass() $$;
comment on function opened_records(text) is 'Id of the record of a kind that the actor has open now and reads in this transaction, as an array of one or none';

-- Each step is made once, in one's own name and at the time of the transaction; a review comes when the access is over. Texts
-- may be emptied, which erasing does.
create function check_glass_step() returns trigger language plpgsql as $$
begin
    if old.reviewed_at is not null
            and (new.ended_at, new.ended_by, new.reviewed_at, new.reviewed_by, new.outcome)
                is distinct from (old.ended_at, old.ended_by, old.reviewed_at, old.reviewed_by, old.outcome)
        or old.reviewed_at is not null and new.comment is distinct from old.comment and new.comment is not null
        or (new.ended_at, new.ended_by) is distinct from (old.ended_at, old.ended_by)
            and (old.ended_at is not null or old.ends_at <= actor_time()
                or (new.ended_at, new.ended_by) is distinct from (actor_time(), actor_subject()))
        or (new.reviewed_at, new.reviewed_by) is distinct from (old.reviewed_at, old.reviewed_by)
            and (old.ended_at is null and old.ends_at > actor_time()
                or (new.reviewed_at, new.reviewed_by) is distinct from (actor_time(), actor_subject()))
    then
        raise insufficient_privilege using message = 'not a step that can be made now, or not by this actor';
    end if;
    return new;
end $$;
comment on function check_glass_step() is 'Refuses to end or review a break-glass access twice, too early or in the name of another';

create trigger break_glass_step before update of ended_at, ended_by, reviewed_at, reviewed_by, outcome, comment on break_glass
    for each row execute function check_glass_step();

alter table break_glass enable row level security;
alter table break_glass force row level security;
create policy served_only on break_glass as restrictive using ((select actor_is_served()));

-- These ask for columns of the row alone: if they asked for the record, the record's own policies would ask for this table.
create policy opener_reads on break_glass for select
    using (subject = (select actor_subject()) and agency = (select actor_agency()));
create policy owner_reads on break_glass for select
    using (owner = (select actor_agency()) and (select actor_has('agency-administrator') or actor_has('first-responder')));
create policy authority_reads on break_glass for select
    using ((select actor_has('competent-authority'))
       and (country = any ((select actor_regions())::text[]) or region = any ((select actor_regions())::text[])));
create policy auditor_reads on break_glass for select
    using ((select actor_has('auditor')));

create policy opener_opens on break_glass for insert
    with check ((select actor_may_break_glass()) and subject = (select actor_subject()) and agency = (select actor_agency())
       and opened_at = (select actor_time()) and explanation is not null
       and ended_at is null and reviewed_at is null and version = 0);
create policy reader_goes_on on break_glass for update
    using ((subject = (select actor_subject()) and agency = (select actor_agency()))
        or (owner = (select actor_agency()) and (select actor_has('agency-administrator') or actor_has('first-responder')))
        or ((select actor_has('competent-authority'))
            and (country = any ((select actor_regions())::text[]) or region = any ((select actor_regions())::text[])))
        or (select actor_has('auditor')));

create policy erasure_finds on break_glass for select to current_user using ((select actor_is('system:erasure')));
create policy erasure_empties on break_glass for update to current_user using ((select actor_is('system:erasure')));

-- The key of what was written is for whoever may read the row.
create policy reader_reads_glass on data_key as restrictive for select
    using (purpose <> 'BREAK_GLASS' or (select actor_is('system:keys') or actor_is('system:erasure'))
        or exists (select 1 from break_glass b where b.id = data_key.owner));

-- One person opens few records alone; a second person lets her open more, for some hours.
create table break_glass_approval (
    id           uuid        primary key,
    person       text        not null,
    agency       uuid        not null,
    by_authority boolean     not null,
    approved_by  text        not null,
    approved_at  timestamptz not null,
    ends_at      timestamptz not null,
    check (approved_by <> person),
    check (ends_at > approved_at)
);

comment on table break_glass_approval is 'That a second person lets somebody open more records in an emergency than one person may alone; it stays as it is';
comment on column break_glass_approval.id is 'UUIDv7';
comment on column break_glass_approval.person is 'Subject of who opens';
comment on column break_glass_approval.agency is 'Organisation of who approved: it counts for who acts for the same';
comment on column break_glass_approval.by_authority is 'Approved by a competent authority: it counts for any organisation';
comment on column break_glass_approval.approved_by is 'Subject of who approved; never who opens';
comment on column break_glass_approval.approved_at is 'Time of the transaction';
comment on column break_glass_approval.ends_at is 'From this instant the usual limits hold';

create index break_glass_approval_person on break_glass_approval (person, ends_at);

alter table break_glass_approval enable row level security;
alter table break_glass_approval force row level security;
create policy served_only on break_glass_approval as restrictive using ((select actor_is_served()));
create policy both_read on break_glass_approval for select
    using (person = (select actor_subject()) or approved_by = (select actor_subject()) or (select actor_has('auditor')));
create policy another_approves on break_glass_approval for insert
    with check (((select actor_has('competent-authority')) or (select actor_has('agency-administrator') or actor_has('first-responder') or actor_has('case-coordinator')))
       and approved_by = (select actor_subject()) and person <> (select actor_subject()) and agency = (select actor_agency()) and approved_at = (select actor_time())
       and by_authority = (select actor_has('competent-authority')));
