-- What statistics count of case files and of the records beside them, and the releases that are made of it. It is written down in
-- codes with each step and each record, so that a year of a million files is counted from narrow rows and no register of persons is
-- read for it.

-- A row names no file: nothing has to be erased from it.
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

comment on table counted_step is 'Steps of case files as statistics count them; no id of a file or a person; of what is there only the age group changes';
comment on column counted_step.country is 'ISO 3166-1';
comment on column counted_step.kind is 'A referral, a notification without identity, or the first decision of its kind on a file';
comment on column counted_step.at is 'When it was received or decided';
comment on column counted_step.region is 'The file''s, ISO 3166-2 or a code of our own below it';
comment on column counted_step.age_group is 'The file''s, as it is known now';
comment on column counted_step.sex is 'The file''s';
comment on column counted_step.exploitation is 'The file''s kinds as one category, see exploitation_category';
comment on column counted_step.outcome is 'Of a decision';
comment on column counted_step.due_on is 'Last day of the term for a decision; null where the law sets none or an earlier register has none';

create index counted_step_at on counted_step (country, kind, at) include (region, age_group, sex, exploitation, outcome, due_on);

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
create policy steps_are_found on counted_step for select to current_user using ((select actor_is('system:statistics')));
create policy steps_are_counted_anew on counted_step for update to current_user using ((select actor_is('system:statistics')));

-- Of what the steps are counted.
create policy statistics_reads on case_file for select to current_user using ((select actor_is('system:statistics')));
create policy statistics_reads on case_file_event for select to current_user using ((select actor_is('system:statistics')));

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

-- Statistics count the age group as it is known now. A counted row names no file, so of rows that are alike any is hers. Releases keep
-- what they said.
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
revoke execute on function count_age_group() from public;
create trigger case_file_age_group_counted after update of age_group on case_file for each row
    when (old.age_group <> new.age_group) execute function count_age_group();

-- The records beside case files are sealed, so what is counted of one is written down apart when it is recorded or changed: codes, a
-- quarter, an amount. Which record and which case it was says a keyed hash, so that a record that is corrected is counted once; of a
-- person who was erased it says nobody.
create table counted_record (
    record      bytea  not null,
    part        text   not null,
    country     text   not null,
    quarter     text   not null,
    first_code  text   not null,
    second_code text   not null,
    contributor bytea  not null,
    minor       bigint check (minor >= 0),
    currency    text,
    primary key (record, part),
    check ((minor is null) = (currency is null))
);

comment on table counted_record is 'Records of cases as statistics count them; no id of a record, a case or a person';
comment on column counted_record.record is 'Keyed hash of which record it is, or of the asset of a trial that several files have';
comment on column counted_record.part is 'What is counted: a record may be counted as several things, e.g. an asset as confiscated and as allocated';
comment on column counted_record.country is 'ISO 3166-1';
comment on column counted_record.quarter is 'In which it counts, as in 2026-Q4, by the date that the record says';
comment on column counted_record.first_code is 'What the table divides by first';
comment on column counted_record.second_code is 'What the table divides by second; NONE where it does not';
comment on column counted_record.contributor is 'Keyed hash of the case, or of the asset of a trial, with the quarter and the part: each counts once among those that an amount is of';
comment on column counted_record.minor is 'Amount in the minor unit';
comment on column counted_record.currency is 'ISO 4217';

create index counted_record_quarter on counted_record (country, quarter, part);

alter table counted_record enable row level security;
alter table counted_record force row level security;
create policy served_only on counted_record as restrictive using ((select actor_is_served()) or (select actor_is('system:statistics')));
create policy offices_count on counted_record for select
    using ((select actor_has('competent-authority') or actor_has('national-rapporteur')) and country = any ((select actor_regions())::text[]));
create policy records_are_counted on counted_record to current_user
    using ((select actor_is('system:statistics'))) with check ((select actor_is('system:statistics')));

-- An asset of a trial stands in the files of several victims and is counted once, under a keyed hash of the asset. Two who say it at
-- once come one after the other.
create function count_record(of_record bytea, of_country text, parts text) returns void
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
begin
    perform pg_advisory_xact_lock(hashtextextended('palermo.counted ' || encode(of_record, 'hex'), 0));
    perform set_config('palermo.subject', 'system:statistics', true);
    delete from counted_record c where c.record = of_record;
    insert into counted_record (record, part, country, quarter, first_code, second_code, contributor, minor, currency)
    select of_record, p.part, of_country, p.quarter, p.first, p.second, decode(p.contributor, 'hex'), p.minor, p.currency
      from jsonb_to_recordset(cast(parts as jsonb))
        as p(part text, quarter text, first text, second text, contributor text, minor bigint, currency text);
    perform set_config('palermo.subject', coalesce(actor, ''), true);
end $$;
comment on function count_record(bytea, text, text) is 'Counts a record as these things, and as nothing else that it was counted as before';
revoke execute on function count_record(bytea, text, text) from public;
grant execute on function count_record(bytea, text, text) to "${user}";

-- The statistics of a quarter, taken once and published when an office says so. What stands in a release is what the public gets,
-- to the letter; the true numbers behind it are in statistics_release. Nothing in it changes but that it is published.
create table quarterly_release (
    id           uuid        primary key,
    country      text        not null,
    quarter      text        not null check (quarter ~ '^\d{4}-Q[1-4]$'),
    revision     integer     not null check (revision >= 1),
    because      text        check (because in ('LATE_RECORDS', 'CORRECTION', 'METHOD')),
    taken_at     timestamptz not null,
    published_at timestamptz,
    figures      jsonb       not null,
    unique (country, quarter, revision),
    check ((because is null) = (revision = 1))
);

comment on table quarterly_release is 'Statistics of quarters: insert only, and published once';
comment on column quarterly_release.id is 'UUIDv7';
comment on column quarterly_release.country is 'ISO 3166-1';
comment on column quarterly_release.quarter is 'As in 2026-Q4';
comment on column quarterly_release.revision is '1 for the first of the quarter';
comment on column quarterly_release.because is 'Why it was taken again, a code; null for the first';
comment on column quarterly_release.taken_at is 'When it was counted; time of the transaction';
comment on column quarterly_release.published_at is 'Since when everybody gets it; null before';
comment on column quarterly_release.figures is 'Its tables and indicators, as they are published';

alter table quarterly_release enable row level security;
alter table quarterly_release force row level security;
create policy everybody_reads_what_is_published on quarterly_release for select using (published_at is not null);
create policy offices_read on quarterly_release for select
    using ((select actor_has('competent-authority') or actor_has('national-rapporteur')) and country = any ((select actor_regions())::text[])
       and (select actor_is_served()));
create policy offices_take on quarterly_release for insert
    with check ((select actor_has('competent-authority') or actor_has('national-rapporteur')) and country = any ((select actor_regions())::text[])
       and (select actor_is_served()) and published_at is null);
create policy offices_publish on quarterly_release for update
    using ((select actor_has('competent-authority') or actor_has('national-rapporteur')) and country = any ((select actor_regions())::text[])
       and (select actor_is_served()) and published_at is null)
    with check (published_at is not null);

create function keep_release() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    if old.published_at is not null
       or (new.id, new.country, new.quarter, new.revision, new.because, new.taken_at, new.figures)
          is distinct from (old.id, old.country, old.quarter, old.revision, old.because, old.taken_at, old.figures) then
        raise exception 'a release of statistics does not change' using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end $$;
comment on function keep_release() is 'A release is published and changes in nothing else';
create trigger quarterly_release_stands before update on quarterly_release for each row execute function keep_release();

-- What is published of a quarter is asked for by everybody, so it is kept as it goes out: written when the release is taken, the
-- workbook and what is not there yet at the first asking. There is no policy to change or delete one.
create table quarterly_document (
    release uuid  not null references quarterly_release,
    name    text  not null,
    body    bytea not null,
    primary key (release, name)
);

comment on table quarterly_document is 'What a release of statistics is handed out as; insert only';
comment on column quarterly_document.release is 'The release; who may read it may read this';
comment on column quarterly_document.name is 'control.json, indicators.json, tables.json, workbook.xlsx, or a table''s name and .csv';
comment on column quarterly_document.body is 'As it goes out; texts in UTF-8';

alter table quarterly_document enable row level security;
alter table quarterly_document force row level security;
create policy read_with_the_release on quarterly_document for select using (exists (select 1 from quarterly_release r where r.id = release));
create policy add_with_the_release on quarterly_document for insert with check (exists (select 1 from quarterly_release r where r.id = release));
