-- Every step of a case file: where its detours came from, what is left of terms that are paused, when she was told.
alter table case_file
    add column suspended_from            text,
    add column suspended_on              date,
    add column reconsidered_from         text,
    add column disqualified_from         text,
    add column due_days_left             integer,
    add column recovery_days_left        integer check (recovery_days_left >= 0),
    add column reconsideration_days_left integer check (reconsideration_days_left >= 0),
    add column protected_until           date,
    add column told_of                   uuid;

comment on column case_file.suspended_from is 'The stage to which a suspended file goes back';
comment on column case_file.suspended_on is 'Since when it is suspended, in the jurisdiction';
comment on column case_file.reconsidered_from is 'The stage in which reconsideration was asked; stays when the decision was confirmed';
comment on column case_file.disqualified_from is 'The stage in which she was disqualified';
comment on column case_file.due_days_left is 'Of a paused duty: working days left, or days since it was over as a negative number';
comment on column case_file.recovery_days_left is 'Of a paused recovery and reflection: days left';
comment on column case_file.reconsideration_days_left is 'Of a paused term for reconsideration: days left';
comment on column case_file.protected_until is 'Last day of what a decision grants beyond recovery and reflection';
comment on column case_file.told_of is 'The decision of which she was told last';

alter table case_decision
    add column protected_until date,
    add column told_on         date,
    add column told_by         text check (told_by in ('IN_PERSON', 'PHONE', 'MESSAGE', 'EMAIL', 'LETTER', 'THROUGH_SUPPORT_WORKER',
                                                       'THROUGH_LEGAL_REPRESENTATIVE', 'THROUGH_GUARDIAN'));
comment on column case_decision.protected_until is 'Last day of what it grants, when it grants more than recovery and reflection';
comment on column case_decision.told_on is 'The day on which she was told, in the jurisdiction';
comment on column case_decision.told_by is 'By which safe channel';
create policy authority_tells on case_decision for update
    using ((select actor_has('competent-authority'))
       and exists (select 1 from case_file c
                    where c.id = case_decision.case_file
                      and (c.country = any ((select actor_regions())::text[]) or c.region = any ((select actor_regions())::text[]))));

-- Why a step was taken may tell of her: it is sealed under her key and goes with it.
alter table case_file_event add column reasons bytea;
comment on column case_file_event.reasons is 'Why, sealed under the key of the case file';
create policy erasure_empties on case_file_event for update to current_user using ((select actor_is('system:erasure')));
create function erase_step_reasons() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    update case_file_event e set reasons = null where e.case_file = new.id and e.reasons is not null;
    return null;
end $$;
create trigger case_file_steps_erased after update of erased_at on case_file for each row
    when (old.erased_at is null and new.erased_at is not null) execute function erase_step_reasons();
comment on function erase_step_reasons() is 'Erases why the steps of a file were taken, of a person who is erased';

-- What imported files remember of their way.
select set_config('palermo.subject', 'system:erasure', true);
update case_file c
   set suspended_from = e.stage_before, suspended_on = cast(e.occurred_at as date),
       recovery_days_left = case when c.recovery_ends_on >= cast(e.occurred_at as date) then c.recovery_ends_on - cast(e.occurred_at as date) end,
       recovery_ends_on = case when c.recovery_ends_on < cast(e.occurred_at as date) then c.recovery_ends_on end
  from (select distinct on (case_file) case_file, stage_before, occurred_at from case_file_event
         where stage_after = 'SUSPENDED' order by case_file, occurred_at desc, id desc) e
 where e.case_file = c.id and c.stage = 'SUSPENDED';
update case_file c set reconsidered_from = e.stage_before
  from (select distinct on (case_file) case_file, stage_before from case_file_event
         where stage_after = 'RECONSIDERATION' and stage_before <> 'SUSPENDED' order by case_file, occurred_at desc, id desc) e
 where e.case_file = c.id and 'RECONSIDERATION' in (c.stage, c.suspended_from);
update case_file c set disqualified_from = e.stage_before
  from (select distinct on (case_file) case_file, stage_before from case_file_event
         where stage_after = 'DISQUALIFIED' and stage_before not in ('SUSPENDED', 'RECONSIDERATION') order by case_file, occurred_at desc, id desc) e
 where e.case_file = c.id and 'DISQUALIFIED' in (c.stage, c.suspended_from, c.reconsidered_from);
update case_file c set due_on = c.reconsideration_until
 where c.stage in ('REASONABLE_GROUNDS_NEGATIVE', 'CONCLUSIVE_GROUNDS_NEGATIVE', 'DISQUALIFIED');

-- As before; a suspended file protects by the stage to which it goes back.
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
               coalesce(c.suspended_from, c.stage), coalesce(c.recovery_ends_on, c.suspended_on + c.recovery_days_left)
          from case_file c
         cross join lateral (select exists (select 1 from case_assignment a
                                             where a.case_file = c.id and a.agency = to_agency and a.ended_at is null) as works_on_it) w
         where c.id = of_file
           and (actor_has('competent-authority') and (c.country = any (actor_regions()) or c.region = any (actor_regions()))
             or actor_has('agency-administrator') and to_agency = actor_agency() and (c.sender = to_agency or w.works_on_it)
             or actor_has('mechanism-administrator') and c.country = any (actor_regions()) and w.works_on_it);
    perform set_config('palermo.subject', coalesce(actor, ''), true);
end $$;
