-- Case files: where each stands, its terms, its steps and decisions, and the receipt of the referral. Who the person is stands
-- in another file.

-- Who may see a case file is said here, under the service's own filter and for the owner of the tables as well. Each transaction
-- says who acts (palermo.subject, .agency, .regions, .roles); what was not said is empty and sees nothing. Conditions on the actor
-- stand in a sub-select of their own, so they are evaluated once a query and not once a row.
--
-- Policies for a part of the system (system:…) stand beside its functions, most of them in the files of other topics. With `to
-- current_user` they are the owner's alone: only those functions run as the owner, and whoever else calls herself by such a name
-- sees nothing.

-- By the kind of her organisation in the register, whatever her token says.
create function actor_may_follow_cases() returns boolean language sql stable parallel safe as
    $$ select actor_is_served() $$;
comment on function actor_may_follow_cases() is 'False for an immigration body and for an organisation that is not registered';

create function case_is_over(stage text) returns boolean language sql immutable parallel safe as
    $$ select stage in ('NOTIFIED_ONLY', 'WITHDRAWN', 'CLOSED', 'CLOSED_REFERRED') $$;
comment on function case_is_over(text) is 'Whether nothing follows this stage of a case file';

-- The columns …_from say where a detour of a file came from, and …_left what is left of terms that are paused. In the United
-- Kingdom recovery and reflection ends with the later of thirty days and the conclusive decision (Nationality and Borders Act 2022
-- s. 61(3)), so its days and its end are two values: the days run, wait and are extended, the end is open until she is decided on.
create table case_file (
    id                        uuid primary key,
    external_id               text,
    reference                 text        not null unique,
    country                   text        not null,
    region                    text        not null,
    stage                     text        not null,
    age_group                 text        not null check (age_group in ('ADULT', 'CHILD', 'UNSURE')),
    sex                       text        not null check (sex in ('FEMALE', 'MALE', 'OTHER', 'UNKNOWN')),
    exploitation              text        not null,
    sender                    uuid        not null,
    referred_at               timestamptz not null,
    due_on                    date,
    recovery_ends_on          date,
    reconsideration_until     date,
    synthetic                 boolean     not null default false,
    version                   integer     not null default 0,
    erased_at                 timestamptz,
    erased_for                text        check (erased_for in ('DATA_SUBJECT_REQUEST', 'RETENTION', 'UNLAWFUL')),
    closed_at                 timestamptz,
    suspended_from            text,
    suspended_on              date,
    reconsidered_from         text,
    disqualified_from         text,
    due_days_left             integer,
    recovery_days_left        integer     check (recovery_days_left >= 0),
    reconsideration_days_left integer     check (reconsideration_days_left >= 0),
    protected_until           date,
    told_of                   uuid,
    handed_on                 boolean     not null default false,
    run_by                    uuid,
    age_determination         uuid,
    recovery_least_on         date,
    unique (country, external_id),
    check (stage in ('DRAFT', 'REFERRED', 'REASONABLE_GROUNDS_POSITIVE', 'REASONABLE_GROUNDS_NEGATIVE', 'RECOVERY',
                     'CONCLUSIVE_GROUNDS_POSITIVE', 'CONCLUSIVE_GROUNDS_NEGATIVE', 'RECONSIDERATION', 'SUSPENDED',
                     'DISQUALIFIED', 'TRANSITION', 'NOTIFIED_ONLY', 'WITHDRAWN', 'CLOSED', 'CLOSED_REFERRED')),
    constraint case_file_closed check ((closed_at is not null) = case_is_over(stage))
);

comment on table case_file is 'One person''s way through the mechanism, without her identity';
comment on column case_file.id is 'UUIDv7; that of the sender''s report where another service has sent it';
comment on column case_file.external_id is 'Id in the register that it was imported from; of who declined a keyed hash of it';
comment on column case_file.reference is 'What people call it: Crockford base 32 with a check symbol';
comment on column case_file.country is 'ISO 3166-1';
comment on column case_file.region is 'ISO 3166-2 or a code of our own below it';
comment on column case_file.stage is 'Where it stands';
comment on column case_file.age_group is 'Adult, child or unsure';
comment on column case_file.sex is 'Sex';
comment on column case_file.exploitation is 'Kinds of exploitation, comma separated';
comment on column case_file.sender is 'The organisation that referred';
comment on column case_file.referred_at is 'When it was received';
comment on column case_file.due_on is 'Last day of the open duty, in the jurisdiction; null when none is open or the law sets none';
comment on column case_file.recovery_ends_on is 'Last day of recovery and reflection, by which she is protected; null while it is open or its days wait';
comment on column case_file.reconsideration_until is 'Last day to ask for reconsideration';
comment on column case_file.synthetic is 'Made up for the sample';
comment on column case_file.version is 'For ETag and If-Match';
comment on column case_file.erased_at is 'When the person was erased; the row stays for the statistics';
comment on column case_file.erased_for is 'Why';
comment on column case_file.closed_at is 'When it came into a stage after which nothing follows; null while something may';
comment on column case_file.suspended_from is 'The stage to which a suspended file goes back';
comment on column case_file.suspended_on is 'Since when it is suspended, in the jurisdiction';
comment on column case_file.reconsidered_from is 'The stage in which reconsideration was asked; stays when the decision was confirmed';
comment on column case_file.disqualified_from is 'The stage in which she was disqualified';
comment on column case_file.due_days_left is 'Of a paused duty: working days left of the first decision, days of the conclusive one; since it was over, days as a negative number';
comment on column case_file.recovery_days_left is 'Of a paused recovery and reflection: days left';
comment on column case_file.reconsideration_days_left is 'Of a paused term for reconsideration: days left';
comment on column case_file.protected_until is 'Last day of what a decision grants beyond recovery and reflection';
comment on column case_file.told_of is 'The decision of which she was told last';
comment on column case_file.handed_on is 'Whether the organisation that referred has transferred the case to another, and sees it no longer';
comment on column case_file.run_by is 'The organisation that has taken the case over from the one that referred; null while it is that one''s';
comment on column case_file.age_determination is 'The latest determination of her age; null when there was none';
comment on column case_file.recovery_least_on is 'Last of the days that recovery and reflection lasts at least; after it a conclusive decision may be made where the law says so';

create index case_file_region on case_file (region, referred_at desc, id desc);
create index case_file_region_stage on case_file (region, stage, referred_at desc, id desc);
create index case_file_region_due on case_file (region, referred_at desc, id desc, due_on) where due_on is not null;
create index case_file_sender on case_file (sender, region, referred_at desc, id desc);
create index case_file_stage on case_file (country, stage) include (region, sender);
create index case_file_end on case_file (country, closed_at, id) where closed_at is not null and erased_at is null;
-- Whose recovery and reflection ends soon, or is over and nothing decided: looked for by region, among those files alone.
create index case_file_region_recovery on case_file (region, referred_at desc, id desc, recovery_ends_on)
    where stage in ('REASONABLE_GROUNDS_POSITIVE', 'RECOVERY') and recovery_ends_on is not null;
-- Who can be decided on since the days are over: in the same way.
create index case_file_region_decidable on case_file (region, referred_at desc, id desc, recovery_least_on)
    where stage in ('REASONABLE_GROUNDS_POSITIVE', 'RECOVERY') and recovery_least_on is not null;
-- The worklist of what is overdue begins with the longest overdue: along an index of each region, of a first responder's own too.
create index case_file_region_due_first on case_file (region, due_on, id) where due_on is not null;
create index case_file_sender_due_first on case_file (sender, region, due_on, id) where due_on is not null;

alter table case_file enable row level security;
alter table case_file force row level security;
create policy covering_offices_read on case_file for select
    using ((select actor_may_follow_cases())
       and (select actor_has('competent-authority') or actor_has('national-rapporteur') or actor_has('mechanism-administrator'))
       and (country = any ((select actor_regions())::text[]) or region = any ((select actor_regions())::text[])));
-- Who has referred a person and handed her case on follows it no longer. Her receipt stays.
create policy sender_reads on case_file for select
    using ((select actor_may_follow_cases()) and (select actor_has('first-responder')) and sender = (select actor_agency()) and not handed_on);
create policy referral_opens on case_file for insert
    with check ((sender = (select actor_agency()) and (select actor_has('first-responder')))
        or (select actor_is('system:inbox'))
        or (select actor_has('mechanism-administrator')));
create policy authority_decides on case_file for update
    using ((select actor_may_follow_cases())
       and (select actor_has('competent-authority'))
       and (country = any ((select actor_regions())::text[]) or region = any ((select actor_regions())::text[])));
-- The officer who erases needs to know that the file is there and where it stands; identity is not in this table.
create policy protection_officer_reads on case_file for select
    using ((select actor_may_follow_cases())
       and (select actor_has('data-protection-officer'))
       and (country = any ((select actor_regions())::text[]) or region = any ((select actor_regions())::text[])));
-- A case file that the actor has opened in an emergency is read until the glass ends, with what belongs to it, and nothing of
-- it is written. opened_records is called once a statement, and only in a transaction that reads under a glass.
create policy a_glass_opens on case_file for select
    using ((select actor_is_under_glass()) and (select actor_may_follow_cases())
       and id = any ((select opened_records('case_file'))::uuid[]));

-- Her date of birth is held against what was said of her age; the receipt says when she was taken as of another.
create table referral_receipt (
    id             uuid primary key references case_file,
    reference      text        not null,
    sender         uuid        not null,
    taken          text        not null check (taken in ('REFERRED', 'NOTIFIED_ONLY')),
    received_at    timestamptz not null,
    age_correction text        check (age_correction in ('CHILD_BY_BIRTH', 'UNSURE_BY_BIRTH'))
);

comment on table referral_receipt is 'What the sender of a referral gets, and all that an immigration body ever sees of a case';
comment on column referral_receipt.id is 'The case file''s';
comment on column referral_receipt.reference is 'The case file''s';
comment on column referral_receipt.sender is 'The organisation that referred';
comment on column referral_receipt.taken is 'What became of the referral when it came';
comment on column referral_receipt.received_at is 'When it was received';
comment on column referral_receipt.age_correction is 'Why she was taken as of another age than was said, a code; null when she was not';

alter table referral_receipt enable row level security;
alter table referral_receipt force row level security;
create policy sender_reads on referral_receipt for select
    using (sender = (select actor_agency())
        or (select actor_is('system:inbox'))
        or (select actor_has('mechanism-administrator')));
create policy sender_writes on referral_receipt for insert
    with check ((sender = (select actor_agency()) and (select actor_has('first-responder')))
        or (select actor_is('system:inbox'))
        or (select actor_has('mechanism-administrator')));

create table case_file_event (
    id           uuid primary key,
    case_file    uuid        not null references case_file,
    name         text        not null,
    stage_before text        not null,
    stage_after  text        not null,
    occurred_at  timestamptz not null,
    subject      text        not null,
    agency       uuid,
    reasons      bytea,
    terms        jsonb,
    due_on       date
);

comment on table case_file_event is 'Every step of a case file';
comment on column case_file_event.id is 'UUIDv7';
comment on column case_file_event.case_file is 'Whose step';
comment on column case_file_event.name is 'What happened';
comment on column case_file_event.stage_before is 'Stage before';
comment on column case_file_event.stage_after is 'Stage after';
comment on column case_file_event.occurred_at is 'Time of the transaction';
comment on column case_file_event.subject is 'Who did it';
comment on column case_file_event.agency is 'For which organisation';
comment on column case_file_event.reasons is 'Why, sealed under the key of the case file';
comment on column case_file_event.terms is 'Terms that were counted anew: which, and their last day or the days that are left, before and after';
comment on column case_file_event.due_on is 'Last day of the duty that was open before this step; null when none was, or the law sets none';

create index case_file_event_file on case_file_event (case_file, occurred_at, id);

alter table case_file_event enable row level security;
alter table case_file_event force row level security;
create policy with_the_case_file on case_file_event for select
    using ((select actor_has('competent-authority') or actor_has('first-responder'))
       and exists (select 1 from case_file c where c.id = case_file_event.case_file));
create policy a_glass_opens on case_file_event for select
    using ((select actor_is_under_glass()) and (select actor_may_follow_cases())
       and case_file = any ((select opened_records('case_file'))::uuid[]));
create policy with_the_referral on case_file_event for insert
    with check (exists (select 1 from referral_receipt r where r.id = case_file_event.case_file)
        or exists (select 1 from case_file c where c.id = case_file_event.case_file));
-- with_the_referral lets in whoever sees the case file, and one who has opened it in an emergency does.
create policy a_glass_writes_nothing on case_file_event as restrictive for insert
    with check (not ((select actor_is_under_glass()) and case_file = any ((select opened_records('case_file'))::uuid[])));

create table case_decision (
    id              uuid primary key,
    case_file       uuid        not null references case_file,
    kind            text        not null,
    outcome         text        not null,
    decided_at      timestamptz not null,
    subject         text        not null,
    agency          uuid,
    test            bytea,
    reasons         bytea,
    protected_until date,
    told_on         date,
    told_by         text        check (told_by in ('IN_PERSON', 'PHONE', 'MESSAGE', 'EMAIL', 'LETTER', 'THROUGH_SUPPORT_WORKER',
                                                   'THROUGH_LEGAL_REPRESENTATIVE', 'THROUGH_GUARDIAN'))
);

comment on table case_decision is 'Decisions of the competent authority';
comment on column case_decision.id is 'UUIDv7';
comment on column case_decision.case_file is 'On whom';
comment on column case_decision.kind is 'Which decision';
comment on column case_decision.outcome is 'Positive or negative';
comment on column case_decision.decided_at is 'Time of the transaction';
comment on column case_decision.subject is 'Who decided';
comment on column case_decision.agency is 'For which authority';
comment on column case_decision.test is 'Standard of proof that was applied, sealed under the key of the case file';
comment on column case_decision.reasons is 'Why, sealed under the key of the case file';
comment on column case_decision.protected_until is 'Last day of what it grants, when it grants more than recovery and reflection';
comment on column case_decision.told_on is 'The day on which she was told, in the jurisdiction';
comment on column case_decision.told_by is 'By which safe channel';

create index case_decision_file on case_decision (case_file, decided_at);

alter table case_decision enable row level security;
alter table case_decision force row level security;
create policy with_the_case_file on case_decision for select
    using ((select actor_has('competent-authority') or actor_has('first-responder'))
       and exists (select 1 from case_file c where c.id = case_decision.case_file));
create policy a_glass_opens on case_decision for select
    using ((select actor_is_under_glass()) and (select actor_may_follow_cases())
       and case_file = any ((select opened_records('case_file'))::uuid[]));
create policy authority_decides on case_decision for insert
    with check ((select actor_has('competent-authority'))
       and exists (select 1 from case_file c where c.id = case_decision.case_file));
create policy authority_tells on case_decision for update
    using ((select actor_has('competent-authority'))
       and exists (select 1 from case_file c
                    where c.id = case_decision.case_file
                      and (c.country = any ((select actor_regions())::text[]) or c.region = any ((select actor_regions())::text[]))));
-- authority_decides too lets in whoever sees the case file.
create policy a_glass_writes_nothing on case_decision as restrictive for insert
    with check (not ((select actor_is_under_glass()) and case_file = any ((select opened_records('case_file'))::uuid[])));

-- From what people call a case to the case, for who may open it in an emergency: nothing of the person, and no stage. A case that
-- was handed on belongs to the organisation that runs it.
create policy break_glass_finds on case_file for select to current_user using ((select actor_is('system:break-glass')));
create function case_file_to_open(of_id uuid, of_reference text)
    returns table (id uuid, reference text, owner uuid, country text, region text)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
begin
    if not coalesce(actor_may_break_glass(), false) then
        raise insufficient_privilege using message = 'not somebody who may open a record in an emergency';
    end if;
    perform set_config('palermo.subject', 'system:break-glass', true);
    return query select c.id, c.reference,
                        coalesce(c.run_by, c.sender),
                        c.country, c.region
                   from case_file c where c.id = of_id or c.reference = of_reference;
    perform set_config('palermo.subject', coalesce(actor, ''), true);
end $$;
comment on function case_file_to_open(uuid, text) is 'Whose a case file is and where, by its id or reference, for who may open it in an emergency';
revoke execute on function case_file_to_open(uuid, text) from public;
grant execute on function case_file_to_open(uuid, text) to "${user}";

-- When a person is erased the row of her file stays, without a word of her, and so do stage, dates and codes of its history. Why a
-- step was taken or a decision made may tell of her: it is sealed under her key and goes with it. Of her nothing is due to anybody.
create policy erasure_reads on case_file for select to current_user using ((select actor_is('system:erasure')));
create policy erasure_marks on case_file for update to current_user using ((select actor_is('system:erasure')));
create policy erasure_reads on case_file_event for select to current_user using ((select actor_is('system:erasure')));
create policy erasure_empties on case_file_event for update to current_user using ((select actor_is('system:erasure')));
create policy erasure_finds on case_decision for select to current_user using ((select actor_is('system:erasure')));
create policy erasure_empties on case_decision for update to current_user using ((select actor_is('system:erasure')));

create function erase_duty() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    new.due_on := null;
    return new;
end $$;
comment on function erase_duty() is 'Ends the open duty of a file whose person is erased';
create trigger case_file_duty_erased before update of erased_at on case_file for each row
    when (old.erased_at is null and new.erased_at is not null) execute function erase_duty();

create function erase_step_reasons() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    update case_file_event e set reasons = null where e.case_file = new.id and e.reasons is not null;
    return null;
end $$;
comment on function erase_step_reasons() is 'Erases why the steps of a file were taken, of a person who is erased';
create trigger case_file_steps_erased after update of erased_at on case_file for each row
    when (old.erased_at is null and new.erased_at is not null) execute function erase_step_reasons();
