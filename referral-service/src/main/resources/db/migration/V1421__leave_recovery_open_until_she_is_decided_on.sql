-- In the United Kingdom recovery and reflection ends with the later of thirty days and the conclusive decision (Nationality and Borders Act 2022
-- s. 61(3)), so its days and its end are two values: the days run, wait and are extended, the end is open until she is decided on.
alter table case_file add column recovery_least_on date;
comment on column case_file.recovery_least_on is 'Last of the days that recovery and reflection lasts at least; after it a conclusive decision may be made where the law says so';
comment on column case_file.recovery_ends_on is 'Last day of recovery and reflection, by which she is protected; null while it is open or its days wait';

-- Who can be decided on since the days are over, looked for by region, among those files alone.
create index case_file_region_decidable on case_file (region, referred_at desc, id desc, recovery_least_on)
    where stage in ('REASONABLE_GROUNDS_POSITIVE', 'RECOVERY') and recovery_least_on is not null;

-- The release before knows one day, which is both.
create function keep_recovery_days() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    new.recovery_least_on := new.recovery_ends_on;
    return new;
end $$;
comment on function keep_recovery_days() is 'Keeps the days of recovery of a file that the release before has written';
create trigger case_file_recovery_days before insert or update of recovery_ends_on on case_file for each row
    when (new.recovery_least_on is null and new.recovery_ends_on is not null) execute function keep_recovery_days();

select set_config('palermo.subject', 'system:recalculation', true);
update case_file set recovery_least_on = recovery_ends_on where recovery_ends_on is not null;

-- Of who was decided on it ended with the decision, when that was later than the thirty days.
update case_file c
   set recovery_ends_on = d.decided_on, version = c.version + 1
  from (select e.case_file, max(cast(e.occurred_at at time zone 'Europe/London' as date)) as decided_on
          from case_file_event e
         where e.stage_before in ('REASONABLE_GROUNDS_POSITIVE', 'RECOVERY') and e.stage_after in ('CONCLUSIVE_GROUNDS_POSITIVE', 'CONCLUSIVE_GROUNDS_NEGATIVE')
         group by e.case_file) d
 where c.id = d.case_file and c.country = 'GB' and c.recovery_ends_on < d.decided_on
   and coalesce(c.suspended_from, c.stage) not in ('REASONABLE_GROUNDS_POSITIVE', 'RECOVERY')
   and coalesce(c.disqualified_from, '') not in ('REASONABLE_GROUNDS_POSITIVE', 'RECOVERY');

-- Of who was not it is open: each file says so in its history, who works on it is told, and the shelters that know the case protect her.
with opened as (
    update case_file c
       set recovery_ends_on = null, version = c.version + 1
     where c.country = 'GB' and c.recovery_ends_on is not null and c.closed_at is null and c.erased_at is null
       and (coalesce(c.suspended_from, c.stage) in ('REASONABLE_GROUNDS_POSITIVE', 'RECOVERY') or c.disqualified_from in ('REASONABLE_GROUNDS_POSITIVE', 'RECOVERY'))
    returning c.id, c.reference, c.stage, coalesce(c.suspended_from, c.stage) as protecting, c.recovery_least_on),
recorded as (
    insert into case_file_event (id, case_file, name, stage_before, stage_after, occurred_at, subject, terms)
    select uuidv7(), o.id, 'TermsRecalculated', o.stage, o.stage, now(), 'system:recalculation',
           jsonb_build_array(jsonb_build_object('clock', 'RECOVERY', 'before', o.recovery_least_on))
      from opened o),
told as (
    insert into notice (id, agency, kind, about, reference, created_at)
    select uuidv7(), t.agency, 'CASE_TERMS_RECALCULATED', t.id, t.reference, now()
      from (select distinct a.agency, o.id, o.reference from opened o join case_assignment a on a.case_file = o.id and a.ended_at is null) t),
sheltered as (
    select o.id from opened o
     where o.protecting in ('REASONABLE_GROUNDS_POSITIVE', 'RECOVERY') and exists (select 1 from case_assignment a where a.case_file = o.id)),
numbered as (
    insert into outbox_stream (subscriber, aggregate, last_sequence, next_attempt_at)
    select 'shelter', s.id, 1, now() from sheltered s order by s.id
    on conflict (subscriber, aggregate) do update set last_sequence = outbox_stream.last_sequence + 1
    returning aggregate, last_sequence)
insert into outbox_event (subscriber, aggregate, sequence, id, type, occurred_at, data, erased_on_delivery)
select 'shelter', n.aggregate, n.last_sequence, uuidv7(), 'org.palermo.referral.case-protection-changed', now(),
       jsonb_build_object('caseFile', n.aggregate, 'movableFrom', '9999-12-31'), false
  from numbered n;
select set_config('palermo.subject', '', true);

-- As before; while recovery is open nobody knows its end.
create or replace function case_to_assign(of_file uuid, to_agency uuid)
    returns table (country text, region text, takes_work boolean, stage text, recovery_ends_on date)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
begin
    if not coalesce(actor_may_follow_cases(), false) then
        return;
    end if;
    perform set_config('palermo.subject', 'system:assignments', true);
    return query
        select c.country, c.region,
               c.erased_at is null and c.stage not in ('DRAFT', 'NOTIFIED_ONLY', 'WITHDRAWN', 'CLOSED', 'CLOSED_REFERRED'),
               coalesce(c.suspended_from, c.stage),
               coalesce(c.recovery_ends_on, case when c.recovery_least_on is not null or c.suspended_on is not null and c.recovery_days_left is not null then date '9999-12-30' end)
          from case_file c
         cross join lateral (select exists (select 1 from case_assignment a
                                             where a.case_file = c.id and a.agency = to_agency and a.ended_at is null) as works_on_it) w
         where c.id = of_file
           and (actor_has('competent-authority') and (c.country = any (actor_regions()) or c.region = any (actor_regions()))
             or actor_has('agency-administrator') and to_agency = actor_agency() and (coalesce(c.run_by, c.sender) = to_agency or w.works_on_it)
             or actor_has('mechanism-administrator') and c.country = any (actor_regions()) and w.works_on_it);
    perform set_config('palermo.subject', coalesce(actor, ''), true);
end $$;

create or replace function take_over_case(of_transfer uuid, to_person uuid, at timestamptz)
    returns table (what text, person text, organisation uuid, since timestamptz, of_country text, of_region text, stands text, recovers_until date)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
    t onward_referral;
    c case_file;
    coordinates boolean;
    locked text;
begin
    if not coalesce(actor_may_follow_cases() and actor_answers_onward('TRANSFER'), false) then
        return;
    end if;
    perform set_config('palermo.subject', 'system:people', true);
    select exists (select 1 from person p where p.id = to_person and p.agency = actor_agency() and p.state = 'ACTIVE'
                      and 'case-coordinator' = any (string_to_array(p.roles, ','))) into coordinates;
    perform set_config('palermo.subject', 'system:onward', true);
    select * into t from onward_referral o
     where o.id = of_transfer and o.kind = 'TRANSFER' and o.to_agency = actor_agency() and o.state = 'ACCEPTED' and o.answered_at = at and o.answered_by = actor;
    if found then
        perform pg_advisory_xact_lock(hashtextextended('palermo.team ' || t.case_file, 0));
        for locked in select a.subject from case_assignment a where a.case_file = t.case_file and a.agency = t.from_agency and a.ended_at is null
                       union select to_person::text order by 1 loop
            perform pg_advisory_xact_lock(hashtextextended('palermo.assignments ' || locked, 0));
        end loop;
        select * into c from case_file f where f.id = t.case_file for no key update;
        if not coordinates then
            return query select 'NO_COORDINATOR', null::text, null::uuid, null::timestamptz, null::text, null::text, null::text, null::date;
        elsif c.erased_at is not null or c.stage in ('DRAFT', 'NOTIFIED_ONLY', 'WITHDRAWN', 'CLOSED', 'CLOSED_REFERRED') then
            return query select 'CASE_OVER', null::text, null::uuid, null::timestamptz, null::text, null::text, null::text, null::date;
        elsif not exists (select 1 from case_assignment a where a.case_file = c.id and a.agency = t.from_agency and a.ended_at is null) then
            return query select 'NOT_THEIRS', null::text, null::uuid, null::timestamptz, null::text, null::text, null::text, null::date;
        else
            return query
                with made as (
                    insert into case_assignment as a (id, case_file, country, region, subject, agency, assigned_at, assigned_by)
                    values (uuidv7(), c.id, c.country, c.region, to_person::text, t.to_agency, at, actor)
                    on conflict (case_file, subject) where ended_at is null do nothing
                    returning a.subject, a.agency, a.assigned_at)
                select 'ASSIGNED', m.subject, m.agency, m.assigned_at, c.country, c.region, coalesce(c.suspended_from, c.stage),
                       coalesce(c.recovery_ends_on, case when c.recovery_least_on is not null or c.suspended_on is not null and c.recovery_days_left is not null then date '9999-12-30' end)
                  from made m;
            return query
                update case_assignment as a set ended_at = at, ended_by = actor
                 where a.case_file = c.id and a.agency = t.from_agency and a.ended_at is null
                returning 'ENDED', a.subject, a.agency, a.assigned_at, c.country, c.region, null::text, null::date;
            update case_file f
               set handed_on = case f.sender when t.from_agency then true when t.to_agency then false else f.handed_on end,
                   run_by = case when f.sender = t.to_agency then null when coalesce(f.run_by, f.sender) = t.from_agency then t.to_agency else f.run_by end,
                   version = f.version + 1
             where f.id = c.id;
            update onward_referral o set from_agency = t.to_agency, version = o.version + 1
             where o.case_file = c.id and o.from_agency = t.from_agency and o.to_agency <> t.to_agency and o.state = 'PENDING';
            update onward_referral o set state = 'WITHDRAWN', reason = 'FOUND_ELSEWHERE', answered_at = at, answered_by = actor, version = o.version + 1
             where o.case_file = c.id and o.from_agency = t.from_agency and o.state = 'PENDING';
            insert into case_file_event (id, case_file, name, stage_before, stage_after, occurred_at, subject, agency)
            values (uuidv7(), c.id, 'Transferred', c.stage, c.stage, at, actor, t.to_agency);
        end if;
    end if;
    perform set_config('palermo.subject', coalesce(actor, ''), true);
end $$;

-- What a reference says of removal knows one day; while recovery is open she is protected at least until its days are over.
create function recovery_least_of(of_hash bytea) returns date
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
    acting_for text := current_setting('palermo.agency', true);
    acting_kind text := current_setting('palermo.agency_kind', true);
    least_on date;
begin
    perform set_config('palermo.subject', 'system:removal-questions', true), set_config('palermo.agency', '', true), set_config('palermo.agency_kind', '', true);
    select c.recovery_least_on into least_on from case_certificate p join case_file c on c.id = p.case_file where p.hash = of_hash;
    perform set_config('palermo.subject', coalesce(actor, ''), true), set_config('palermo.agency', coalesce(acting_for, ''), true),
            set_config('palermo.agency_kind', coalesce(acting_kind, ''), true);
    return least_on;
end $$;
comment on function recovery_least_of(bytea) is 'The last of the days of recovery of the case behind a reference, to whoever asks with it; null when there is none';
revoke execute on function recovery_least_of(bytea) from public;
grant execute on function recovery_least_of(bytea) to "${user}";

-- As terms_to_recalculate, which goes with the next release; and the days of recovery.
create function terms_to_count_anew(of_scope text, after_file uuid, at_most integer)
    returns table (id uuid, reference text, region text, stage text, referred_at timestamptz, version integer, due_on date, recovery_least_on date,
                   recovery_ends_on date, reconsideration_until date, due_days_left integer, recovery_days_left integer, reconsideration_days_left integer, steps text)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
begin
    if not actor_recalculates(of_scope) then
        return;
    end if;
    perform set_config('palermo.subject', 'system:recalculation', true);
    return query
        select c.id, c.reference, c.region, c.stage, c.referred_at, c.version, c.due_on, c.recovery_least_on, c.recovery_ends_on, c.reconsideration_until, c.due_days_left,
               c.recovery_days_left, c.reconsideration_days_left,
               (select cast(jsonb_agg(jsonb_build_object('name', e.name, 'before', e.stage_before, 'after', e.stage_after, 'at', e.occurred_at)
                                      order by e.occurred_at, e.id) as text)
                  from case_file_event e
                 where e.case_file = c.id and (e.stage_before <> e.stage_after or e.name = 'RecoveryExtended'))
          from case_file c
         where c.id > after_file and (c.country = of_scope or c.region = of_scope) and c.closed_at is null and c.erased_at is null
           and c.stage in ('REFERRED', 'REASONABLE_GROUNDS_POSITIVE', 'REASONABLE_GROUNDS_NEGATIVE', 'RECOVERY', 'CONCLUSIVE_GROUNDS_NEGATIVE',
                           'RECONSIDERATION', 'SUSPENDED', 'DISQUALIFIED')
         order by c.id
         limit at_most;
    perform set_config('palermo.subject', coalesce(actor, ''), true);
end $$;
comment on function terms_to_count_anew(text, uuid, integer) is 'Open files of a country or region with their terms and stages, for who counts terms anew; nothing of a person';
revoke execute on function terms_to_count_anew(text, uuid, integer) from public;
grant execute on function terms_to_count_anew(text, uuid, integer) to "${user}";

create or replace function recalculate_terms(of_scope text, of_files text, at timestamptz) returns integer
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
    changed integer;
begin
    if not actor_recalculates(of_scope) then
        return 0;
    end if;
    perform set_config('palermo.subject', 'system:recalculation', true);
    with counted as materialized (
        select * from jsonb_to_recordset(cast(of_files as jsonb))
            as r("id" uuid, "version" integer, "dueOn" date, "recoveryLeastOn" date, "recoveryEndsOn" date, "reconsiderationUntil" date, "dueDaysLeft" integer,
                 "recoveryDaysLeft" integer, "reconsiderationDaysLeft" integer, "changes" jsonb)),
    written as (
        update case_file c
           set due_on = r."dueOn", recovery_least_on = coalesce(r."recoveryLeastOn", r."recoveryEndsOn"), recovery_ends_on = r."recoveryEndsOn", reconsideration_until = r."reconsiderationUntil", due_days_left = r."dueDaysLeft",
               recovery_days_left = r."recoveryDaysLeft", reconsideration_days_left = r."reconsiderationDaysLeft", version = c.version + 1
          from counted r
         where c.id = r."id" and c.version = r."version" and (c.country = of_scope or c.region = of_scope) and c.closed_at is null and c.erased_at is null
        returning c.id, c.reference, c.stage, r."changes" as changes),
    recorded as (
        insert into case_file_event (id, case_file, name, stage_before, stage_after, occurred_at, subject, agency, terms)
        select uuidv7(), w.id, 'TermsRecalculated', w.stage, w.stage, at, actor, actor_agency(), w.changes from written w),
    told as (
        insert into notice (id, agency, kind, about, reference, created_at)
        select uuidv7(), t.agency, 'CASE_TERMS_RECALCULATED', t.id, t.reference, at
          from (select distinct a.agency, w.id, w.reference from written w join case_assignment a on a.case_file = w.id and a.ended_at is null) t)
    select count(*) from written into changed;
    perform set_config('palermo.subject', coalesce(actor, ''), true);
    return changed;
end $$;
