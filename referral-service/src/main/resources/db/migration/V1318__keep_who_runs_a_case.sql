-- A case that was handed on stays somebody's when nobody works on it any more: of the organisation that has taken it over last, which is told
-- of it and assigns its people to it.
alter table case_file add column run_by uuid;
comment on column case_file.run_by is 'The organisation that has taken the case over from the one that referred; null while it is that one''s';
select set_config('palermo.subject', 'system:onward', true);
update case_file c
   set run_by = (select a.agency from case_assignment a where a.case_file = c.id order by a.ended_at is not null, a.assigned_at desc, a.id desc limit 1)
 where c.handed_on;
select set_config('palermo.subject', '', true);

-- As before, but that the file keeps who runs it, and that nobody who refers to the file waits for it.
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
                       coalesce(c.recovery_ends_on, case when c.suspended_on is not null and c.recovery_days_left is not null then date '9999-12-30' end)
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

-- As before; a case is theirs who run it, whether they work on it or not.
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
               coalesce(c.recovery_ends_on, case when c.suspended_on is not null and c.recovery_days_left is not null then date '9999-12-30' end)
          from case_file c
         cross join lateral (select exists (select 1 from case_assignment a
                                             where a.case_file = c.id and a.agency = to_agency and a.ended_at is null) as works_on_it) w
         where c.id = of_file
           and (actor_has('competent-authority') and (c.country = any (actor_regions()) or c.region = any (actor_regions()))
             or actor_has('agency-administrator') and to_agency = actor_agency() and (coalesce(c.run_by, c.sender) = to_agency or w.works_on_it)
             or actor_has('mechanism-administrator') and c.country = any (actor_regions()) and w.works_on_it);
    perform set_config('palermo.subject', coalesce(actor, ''), true);
end $$;

create or replace function case_file_to_open(of_id uuid, of_reference text)
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

create or replace function removal_question_about(of_hash bytea, at timestamptz)
    returns table (case_file uuid, stands boolean, region text, stage text, suspended_from text, recovery_ends_on date, recovery_days_left integer,
                   protected_until date)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
    acting_for text := current_setting('palermo.agency', true);
    acting_kind text := current_setting('palermo.agency_kind', true);
begin
    perform set_config('palermo.subject', 'system:removal-questions', true), set_config('palermo.agency', '', true), set_config('palermo.agency_kind', '', true);
    insert into notice (id, agency, kind, about, reference, created_at)
    select uuidv7(), told.to_agency, 'REMOVAL_ASKED', told.id, told.reference, at
      from (select c.id, c.reference, coalesce(c.run_by, c.sender) as to_agency
              from case_certificate p join case_file c on c.id = p.case_file where p.hash = of_hash
             union
            select c.id, c.reference, a.agency
              from case_certificate p join case_file c on c.id = p.case_file
              join case_assignment a on a.case_file = c.id and a.ended_at is null
             where p.hash = of_hash) told
      join organisation o on o.id = told.to_agency and o.kind <> 'IMMIGRATION';
    return query
        select c.id, p.replaced_at is null, c.region, c.stage, c.suspended_from, c.recovery_ends_on, c.recovery_days_left, c.protected_until
          from case_certificate p join case_file c on c.id = p.case_file
         where p.hash = of_hash;
    perform set_config('palermo.subject', coalesce(actor, ''), true), set_config('palermo.agency', coalesce(acting_for, ''), true),
            set_config('palermo.agency_kind', coalesce(acting_kind, ''), true);
end $$;

-- Of an organisation that works on a case no longer nobody is there to withdraw.
create policy authority_withdraws on onward_referral for update
    using ((select actor_has('competent-authority'))
       and (country = any ((select actor_regions())::text[]) or region = any ((select actor_regions())::text[])))
    with check (state = 'WITHDRAWN' and answered_by = (select actor_subject()));
