comment on column case_file.due_days_left is 'Of a paused duty: working days left of the first decision, days of the conclusive one; since it was over, days as a negative number';

-- Of a person who was erased nothing is due to anybody.
create function erase_duty() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    new.due_on := null;
    return new;
end $$;
create trigger case_file_duty_erased before update of erased_at on case_file for each row
    when (old.erased_at is null and new.erased_at is not null) execute function erase_duty();
comment on function erase_duty() is 'Ends the open duty of a file whose person is erased';

-- As the part of the system that may mark a file, in this transaction only.
select set_config('palermo.subject', 'system:erasure', true);
update case_file set due_on = null where erased_at is not null and due_on is not null;
-- Nor after a reconsideration that was refused.
update case_file set due_on = null
 where stage in ('REASONABLE_GROUNDS_NEGATIVE', 'CONCLUSIVE_GROUNDS_NEGATIVE', 'DISQUALIFIED') and stage = reconsidered_from and due_on is not null;

-- As before; what is left of recovery in a suspended file has no end that is known.
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
             or actor_has('agency-administrator') and to_agency = actor_agency() and (c.sender = to_agency or w.works_on_it)
             or actor_has('mechanism-administrator') and c.country = any (actor_regions()) and w.works_on_it);
    perform set_config('palermo.subject', coalesce(actor, ''), true);
end $$;
