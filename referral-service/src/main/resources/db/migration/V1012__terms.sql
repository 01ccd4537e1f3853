-- The terms of case files: counted anew when the law or a calendar changes, and told to the agencies each morning.

-- Where recovery lasts until the conclusive decision, a decision within the days (an import may bring one) ends it with the last of
-- them. When the file is then suspended or she is disqualified before that day, the days wait, and the end alone is written: it
-- stands for the last of the days as well.
create function keep_recovery_days() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    new.recovery_least_on := new.recovery_ends_on;
    return new;
end $$;
comment on function keep_recovery_days() is 'Keeps the end of recovery as the last of its days, in a file that is written with the end alone';
create trigger case_file_recovery_days before insert or update of recovery_ends_on on case_file for each row
    when (new.recovery_least_on is null and new.recovery_ends_on is not null) execute function keep_recovery_days();

-- When the law or a calendar changes, the terms of open files are counted anew: shown first, then written as they were shown.
create policy recalculation_reads on case_file for select to current_user using ((select actor_is('system:recalculation')));
create policy recalculation_changes on case_file for update to current_user using ((select actor_is('system:recalculation')));
create policy recalculation_reads on case_file_event for select to current_user using ((select actor_is('system:recalculation')));
create policy recalculation_records on case_file_event for insert to current_user with check ((select actor_is('system:recalculation')));
create policy recalculation_reads on case_assignment for select to current_user using ((select actor_is('system:recalculation')));
create policy recalculation_tells on notice for insert to current_user
    with check ((select actor_is('system:recalculation')) and kind = 'CASE_TERMS_RECALCULATED' and role is null);

create function actor_recalculates(of_scope text) returns boolean language sql stable parallel safe as
    $$ select coalesce(actor_may_follow_cases() and (actor_has('competent-authority') or actor_has('mechanism-administrator'))
          and (of_scope = any (actor_regions()) or split_part(of_scope, '-', 1) = any (actor_regions())), false) $$;
comment on function actor_recalculates(text) is 'Whether the actor counts the terms of this country or region anew';

-- Open files in which terms run or wait, and the steps by which they came there. Nothing of a person, and not why.
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

-- Writes what was counted, each file only as it was when it was shown; says how many it found so.
create function recalculate_terms(of_scope text, of_files text, at timestamptz) returns integer
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
           set due_on = r."dueOn", recovery_least_on = r."recoveryLeastOn", recovery_ends_on = r."recoveryEndsOn", reconsideration_until = r."reconsiderationUntil", due_days_left = r."dueDaysLeft",
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
comment on function recalculate_terms(text, text, timestamptz) is 'Writes terms that were counted anew, with a step in each file''s history and a notice to who works on it';
revoke execute on function recalculate_terms(text, text, timestamptz) from public;
grant execute on function recalculate_terms(text, text, timestamptz) to "${user}";

-- Once a day each agency is told what of its cases is overdue, due and due soon: by whoever enters the day of a country first.
create table case_digest_day (
    country text        not null,
    day     date        not null,
    made_at timestamptz not null,
    primary key (country, day)
);

comment on table case_digest_day is 'The days on which agencies of a country were told what is due; whoever enters one tells them in that transaction';
comment on column case_digest_day.country is 'ISO 3166-1';
comment on column case_digest_day.day is 'The day in the country''s zone';
comment on column case_digest_day.made_at is 'Time of the transaction';

alter table case_digest_day enable row level security;
alter table case_digest_day force row level security;
create policy digest_only on case_digest_day using ((select actor_is('system:digest'))) with check ((select actor_is('system:digest')));
-- Of case files it sees those alone of which something is due, and who works on them.
create policy digest_reads on case_file for select
    using ((select actor_is('system:digest'))
       and (due_on is not null or stage in ('REASONABLE_GROUNDS_POSITIVE', 'RECOVERY') and recovery_ends_on is not null
            or exists (select 1 from case_concern k where k.case_file = case_file.id)));
create policy digest_reads on case_assignment for select using ((select actor_is('system:digest')) and ended_at is null);
create policy digest_tells on notice for insert
    with check ((select actor_is('system:digest')) and kind = 'CASES_DUE' and role is null and read_at is null and mailed_at is null);

-- What was due on a day long gone concerns nobody any more, and a mail need not list it: such notices are deleted.
create index notice_cases_due on notice (created_at) where kind = 'CASES_DUE';
create policy digest_finds on notice for select using ((select actor_is('system:digest')) and kind = 'CASES_DUE');
create policy digest_forgets on notice for delete using ((select actor_is('system:digest')) and kind = 'CASES_DUE');
