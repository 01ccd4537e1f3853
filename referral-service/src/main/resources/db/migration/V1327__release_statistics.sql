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
