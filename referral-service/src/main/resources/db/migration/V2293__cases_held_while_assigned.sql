-- Whoever assigns a coordinator holds the cases as they are, so that of her and of who decides on one of them, the second sees what the
-- first has done. Locks are taken in one order everywhere: for each case, by its id, what keeps it from erasure and then its team; the
-- people; the case files by their ids; and last what is sent to other services.
create function hold_cases_to_assign(of_files text, to_agency uuid)
    returns table (id uuid, country text, region text, takes_work boolean, stage text, recovery_ends_on date)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
    files uuid[];
begin
    select array_agg(f.file) into files from unnest(string_to_array(of_files, ',')::uuid[]) f(file)
     where exists (select 1 from case_to_assign(f.file, to_agency));
    perform set_config('palermo.subject', 'system:assignments', true);
    perform 1 from case_file c where c.id = any (files) order by c.id for share;
    perform set_config('palermo.subject', coalesce(actor, ''), true);
    return query
        select f.file, a.country, a.region, a.takes_work, a.stage, a.recovery_ends_on
          from unnest(files) f(file) cross join lateral case_to_assign(f.file, to_agency) a;
end $$;
comment on function hold_cases_to_assign(text, uuid) is
    'Keeps cases as they are until the end of the transaction, for who may assign them; what case_to_assign says of them';
revoke execute on function hold_cases_to_assign(text, uuid) from public;
grant execute on function hold_cases_to_assign(text, uuid) to "${user}";

-- As before, and it locks the files in that order.
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
    perform 1 from case_file c
      where c.id in (select r."id" from jsonb_to_recordset(cast(of_files as jsonb)) as r("id" uuid))
        and (c.country = of_scope or c.region = of_scope)
      order by c.id for no key update;
    with counted as materialized (
        select * from jsonb_to_recordset(cast(of_files as jsonb))
            as r("id" uuid, "version" integer, "dueOn" date, "recoveryLeastOn" date, "recoveryEndsOn" date, "reconsiderationUntil" date,
                 "dueDaysLeft" integer, "recoveryDaysLeft" integer, "reconsiderationDaysLeft" integer, "changes" jsonb)),
    written as (
        update case_file c
           set due_on = r."dueOn", recovery_least_on = r."recoveryLeastOn", recovery_ends_on = r."recoveryEndsOn",
               reconsideration_until = r."reconsiderationUntil", due_days_left = r."dueDaysLeft",
               recovery_days_left = r."recoveryDaysLeft", reconsideration_days_left = r."reconsiderationDaysLeft", version = c.version + 1
          from counted r
         where c.id = r."id" and c.version = r."version" and (c.country = of_scope or c.region = of_scope)
           and c.closed_at is null and c.erased_at is null
        returning c.id, c.reference, c.stage, r."changes" as changes),
    recorded as (
        insert into case_file_event (id, case_file, name, stage_before, stage_after, occurred_at, subject, agency, terms)
        select uuidv7(), w.id, 'TermsRecalculated', w.stage, w.stage, at, actor, actor_agency(), w.changes from written w),
    told as (
        insert into notice (id, agency, kind, about, reference, created_at)
        select uuidv7(), t.agency, 'CASE_TERMS_RECALCULATED', t.id, t.reference, at
          from (select distinct a.agency, w.id, w.reference
                  from written w join case_assignment a on a.case_file = w.id and a.ended_at is null) t)
    select count(*) from written into changed;
    perform set_config('palermo.subject', coalesce(actor, ''), true);
    return changed;
end $$;
revoke execute on function recalculate_terms(text, text, timestamptz) from public;
grant execute on function recalculate_terms(text, text, timestamptz) to "${user}";
