-- What statistics count of case files, in codes: written with each step, so that a year of a million files is counted from
-- narrow rows and no register of persons is read for it. A row names no file: nothing has to be erased from it.
alter table case_file_event add column due_on date;
comment on column case_file_event.due_on is 'Last day of the duty that was open before this step; null when none was, or the law sets none';

create table counted_step (
    country      text        not null,
    kind         text        not null check (kind in ('REFERRAL', 'NOTIFICATION', 'REASONABLE_GROUNDS', 'CONCLUSIVE_GROUNDS')),
    at           timestamptz not null,
    region       text        not null,
    age_group    text        not null,
    sex          text        not null,
    exploitation text        not null,
    outcome      text        check (outcome in ('POSITIVE', 'NEGATIVE')),
    due_on       date,
    check ((outcome is not null) = (kind in ('REASONABLE_GROUNDS', 'CONCLUSIVE_GROUNDS')))
);
create index counted_step_at on counted_step (country, kind, at) include (region, age_group, sex, exploitation, outcome, due_on);

comment on table counted_step is 'Steps of case files as statistics count them; no id of a file or a person; insert only';
comment on column counted_step.country is 'ISO 3166-1';
comment on column counted_step.kind is 'A referral, a notification without identity, or the first decision of its kind on a file';
comment on column counted_step.at is 'When it was received or decided';
comment on column counted_step.region is 'The file''s, ISO 3166-2 or a code of our own below it';
comment on column counted_step.age_group is 'The file''s';
comment on column counted_step.sex is 'The file''s';
comment on column counted_step.exploitation is 'The file''s kinds as one category, see exploitation_category';
comment on column counted_step.outcome is 'Of a decision';
comment on column counted_step.due_on is 'Last day of the term for a decision; null where the law sets none or an earlier register has none';

create function exploitation_category(kinds text) returns text language sql immutable strict parallel safe as $$
    select case when position(',' in kinds) = 0 then kinds
                when string_to_array(kinds, ',') <@ array['SEXUAL', 'LABOUR', 'DOMESTIC_SERVITUDE', 'CRIMINAL']
                     then case when 'SEXUAL' = any (string_to_array(kinds, ',')) then 'SEXUAL_AND_LABOUR' else 'SEVERAL_OF_LABOUR' end
                else 'SEVERAL' end
$$;
comment on function exploitation_category(text) is 'Kinds of exploitation, comma separated, as one of categories that do not overlap';

create function counted_kind(before text, after text) returns text language sql immutable parallel safe as $$
    select case when before = 'DRAFT' and after = 'REFERRED' then 'REFERRAL'
                when before = 'DRAFT' and after = 'NOTIFIED_ONLY' then 'NOTIFICATION'
                when before = 'REFERRED' and after in ('REASONABLE_GROUNDS_POSITIVE', 'REASONABLE_GROUNDS_NEGATIVE') then 'REASONABLE_GROUNDS'
                when before in ('REASONABLE_GROUNDS_POSITIVE', 'RECOVERY')
                 and after in ('CONCLUSIVE_GROUNDS_POSITIVE', 'CONCLUSIVE_GROUNDS_NEGATIVE') then 'CONCLUSIVE_GROUNDS' end
$$;
comment on function counted_kind(text, text) is 'What statistics count of a step from one stage to another; null for nothing';

create function counted_outcome(kind text, after text) returns text language sql immutable parallel safe as $$
    select case when kind in ('REASONABLE_GROUNDS', 'CONCLUSIVE_GROUNDS') then case when after like '%\_POSITIVE' then 'POSITIVE' else 'NEGATIVE' end end
$$;
comment on function counted_outcome(text, text) is 'How a counted decision came out; null for what is none';

alter table counted_step enable row level security;
alter table counted_step force row level security;
create policy served_only on counted_step as restrictive using ((select actor_is_served()) or (select actor_is('system:statistics')));
create policy offices_count on counted_step for select
    using ((select actor_has('competent-authority') or actor_has('national-rapporteur')) and country = any ((select actor_regions())::text[]));
create policy steps_are_counted on counted_step for insert to current_user with check ((select actor_is('system:statistics')));
create policy statistics_reads on case_file for select to current_user using ((select actor_is('system:statistics')));

create function count_case_steps() returns trigger
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
begin
    perform set_config('palermo.subject', 'system:statistics', true);
    insert into counted_step (country, kind, at, region, age_group, sex, exploitation, outcome, due_on)
    select c.country, k.kind, case when k.kind in ('REFERRAL', 'NOTIFICATION') then c.referred_at else a.occurred_at end, c.region, c.age_group, c.sex, exploitation_category(c.exploitation), counted_outcome(k.kind, a.stage_after),
           case when counted_outcome(k.kind, a.stage_after) is not null then a.due_on end
      from added a
     cross join lateral (select counted_kind(a.stage_before, a.stage_after) as kind) k
      join case_file c on c.id = a.case_file
     where k.kind is not null;
    perform set_config('palermo.subject', coalesce(actor, ''), true);
    return null;
end $$;
comment on function count_case_steps() is 'Writes down what statistics count of steps of case files';
revoke execute on function count_case_steps() from public;

create trigger case_file_steps_counted after insert on case_file_event referencing new table as added
    for each statement execute function count_case_steps();

-- What stood in histories before.
create policy statistics_reads on case_file_event for select to current_user using ((select actor_is('system:statistics')));
select set_config('palermo.subject', 'system:statistics', true);
insert into counted_step (country, kind, at, region, age_group, sex, exploitation, outcome)
select c.country, k.kind, case when k.kind in ('REFERRAL', 'NOTIFICATION') then c.referred_at else a.occurred_at end, c.region, c.age_group, c.sex, exploitation_category(c.exploitation), counted_outcome(k.kind, a.stage_after)
  from case_file_event a
 cross join lateral (select counted_kind(a.stage_before, a.stage_after) as kind) k
  join case_file c on c.id = a.case_file
 where k.kind is not null;
