-- Releases of statistics. Figures that were released stay as they are: whoever may not read each record behind them gets the
-- same ones until the next period.

-- The true numbers stand here too, since only they tell what a subtraction of two releases would show; the service hands out
-- none of them. A release is added once, by the first who asks, and neither changes nor is deleted.
-- A release is read far more often than it is taken, and its whole table is large. What answers read of it is cut out once, when
-- it is taken, or at the first reading when a later version of the service reads more of it.
create table statistics_release (
    series   text        not null,
    country  text        not null,
    period   text        not null,
    taken_at timestamptz not null,
    figures  jsonb       not null,
    shown    text,
    shown_as uuid,
    primary key (series, country, period),
    check ((shown is null) = (shown_as is null))
);

comment on table statistics_release is 'Tables after disclosure control, one for each period; insert only';
comment on column statistics_release.series is 'Which figures, e.g. cases';
comment on column statistics_release.country is 'ISO 3166-1 alpha-2';
comment on column statistics_release.period is 'Week, month, quarter or year that it stands for, e.g. 2026-Q3';
comment on column statistics_release.taken_at is 'When it was counted; time of the transaction';
comment on column statistics_release.figures is 'Dimensions, rule, and of each cell its true number and what is shown';
comment on column statistics_release.shown is 'What answers read of it, without the true numbers; null until it was cut out';
comment on column statistics_release.shown_as is 'UUIDv7; names what was cut out, so that a service that has it in memory need not read it again';

create function actor_counts_in(of_country text) returns boolean language sql stable parallel safe as
    $$ select coalesce((actor_has('competent-authority') or actor_has('national-rapporteur')
                     or actor_has('mechanism-administrator') or actor_has('regional-coordinator'))
          and exists (select 1 from unnest(actor_regions()) r where split_part(r, '-', 1) = of_country), false) $$;
comment on function actor_counts_in(text) is 'Whether the actor holds an office that is given figures of that country or of a region of it';

alter table statistics_release enable row level security;
alter table statistics_release force row level security;
create policy served_only on statistics_release as restrictive using ((select actor_is_served()));
create policy offices_read on statistics_release for select using (actor_counts_in(country));
create policy offices_add on statistics_release for insert with check (actor_counts_in(country));

-- What answers read is cut out once and does not change.
create policy offices_finish on statistics_release for update
    using (actor_counts_in(country) and shown is null) with check (actor_counts_in(country) and shown is not null);
