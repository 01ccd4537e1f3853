-- The last day of recovery as events and notices say it, by one function, as CaseCourse.knownRecoveryEnd says it in Java.
create function open_end() returns date language sql immutable parallel safe set search_path = pg_catalog, pg_temp
return date '9999-12-30';
comment on function open_end() is 'Stands for a last day that is not known yet';

create function recovery_end_of(c case_file) returns date language sql immutable parallel safe set search_path = pg_catalog, public, pg_temp
return coalesce(c.recovery_ends_on,
    case when c.recovery_least_on is not null or c.suspended_on is not null and c.recovery_days_left is not null then open_end() end);
comment on function recovery_end_of(case_file) is 'The last day of recovery of a case, open_end() while it is open or paused, null without recovery';

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
               c.erased_at is null and c.stage <> 'DRAFT' and not case_is_over(c.stage),
               coalesce(c.suspended_from, c.stage),
               recovery_end_of(c)
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
        elsif c.erased_at is not null or c.stage = 'DRAFT' or case_is_over(c.stage) then
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
                       recovery_end_of(c)
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
