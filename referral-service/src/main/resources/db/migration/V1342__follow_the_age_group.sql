-- The age group of a file can change: by a date of birth that is corrected, by a determination. What stands beside it follows.

-- Who is no adult any more needs a guardian from then on; one who is recorded as appointed counts.
create policy guardians_need on guardian_record for insert to current_user with check ((select actor_is('system:guardians')));
create function need_guardian() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
begin
    perform set_config('palermo.subject', 'system:guardians', true);
    insert into guardian_record (case_file, needed_since, appointed_at)
    values (new.id, actor_time(),
            (select min(r.recorded_at) from case_record r where r.case_file = new.id and r.kind = 'GUARDIAN' and r.state = 'APPOINTED'))
        on conflict do nothing;
    perform set_config('palermo.subject', coalesce(actor, ''), true);
    return null;
end $$;
comment on function need_guardian() is 'Notes that somebody who was held to be an adult needs a guardian';
create trigger case_file_guardian_needed after update of age_group on case_file for each row
    when (old.age_group = 'ADULT' and new.age_group <> 'ADULT') execute function need_guardian();
comment on table guardian_record is 'Whether a guardian was appointed, of a person who is or was no adult by her file; whether she needs one now says the file''s age group';

-- Statistics count the age group as it is known now. A counted row names no file, so of rows that are alike any is hers. Releases keep
-- what they said.
create policy steps_are_found on counted_step for select to current_user using ((select actor_is('system:statistics')));
create policy steps_are_counted_anew on counted_step for update to current_user using ((select actor_is('system:statistics')));
create function count_age_group() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
    step record;
begin
    perform set_config('palermo.subject', 'system:statistics', true);
    for step in
        select k.kind, case when k.kind = 'REFERRAL' then new.referred_at else e.occurred_at end as at, counted_outcome(k.kind, e.stage_after) as outcome
          from case_file_event e
         cross join lateral (select counted_kind(e.stage_before, e.stage_after) as kind) k
         where e.case_file = new.id and k.kind is not null
    loop
        update counted_step s
           set age_group = new.age_group
         where s.ctid = (select o.ctid from counted_step o
                          where o.country = new.country and o.kind = step.kind and o.at = step.at and o.region = new.region and o.age_group = old.age_group
                            and o.sex = new.sex and o.exploitation = exploitation_category(new.exploitation) and o.outcome is not distinct from step.outcome
                          limit 1 for update skip locked);
    end loop;
    perform set_config('palermo.subject', coalesce(actor, ''), true);
    return null;
end $$;
comment on function count_age_group() is 'Counts the steps of a file in the age group in which she is now';
create trigger case_file_age_group_counted after update of age_group on case_file for each row
    when (old.age_group <> new.age_group) execute function count_age_group();
comment on table counted_step is 'Steps of case files as statistics count them; no id of a file or a person; of what is there only the age group changes';
comment on column counted_step.age_group is 'The file''s, as it is known now';

-- Who is asked to take her answers by what she is, not by what she was when it was sent.
create function refer_age_group() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
begin
    perform set_config('palermo.subject', 'system:onward', true);
    update onward_referral o set age_group = new.age_group, version = o.version + 1 where o.case_file = new.id and o.state = 'PENDING';
    perform set_config('palermo.subject', coalesce(actor, ''), true);
    return null;
end $$;
comment on function refer_age_group() is 'Says the age group of a file to whoever has not answered yet whether she is taken';
create trigger case_file_age_group_referred after update of age_group on case_file for each row
    when (old.age_group <> new.age_group) execute function refer_age_group();
comment on column onward_referral.age_group is 'The case file''s when it was sent, and while it waits for its answer as it is';
revoke execute on function need_guardian(), count_age_group(), refer_age_group() from public;
