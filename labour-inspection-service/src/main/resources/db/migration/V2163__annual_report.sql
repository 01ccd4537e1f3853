-- The annual report of labour inspection (C81 art. 21, C129 art. 27): what no record of this service counts is entered by the chief
-- inspector, by year.
create table annual_figures (
    agency               uuid        not null,
    country              text        not null check (country ~ '^[A-Z]{2}$'),
    year                 integer     not null check (year between 1990 and 2200),
    convention           text        not null check (convention in ('C81', 'C129')),
    laws                 text,
    inspectors_women     integer check (inspectors_women >= 0),
    inspectors_men       integer check (inspectors_men >= 0),
    offices              integer check (offices >= 0),
    workplaces_liable    bigint check (workplaces_liable >= 0),
    workers_women        bigint check (workers_women >= 0),
    workers_men          bigint check (workers_men >= 0),
    employed_persons     bigint check (employed_persons >= 0),
    fatal_women          integer check (fatal_women >= 0),
    fatal_men            integer check (fatal_men >= 0),
    non_fatal_women      integer check (non_fatal_women >= 0),
    non_fatal_men        integer check (non_fatal_men >= 0),
    diseases_women       integer check (diseases_women >= 0),
    diseases_men         integer check (diseases_men >= 0),
    source               text,
    recorded_by          text        not null,
    recorded_at          timestamptz not null,
    version              integer     not null default 1,
    primary key (agency, country, year, convention)
);
create index annual_figures_country on annual_figures (country, year, convention);

comment on table annual_figures is 'Figures of the annual report that an inspectorate enters; null where it has none';
comment on column annual_figures.agency is 'The inspectorate';
comment on column annual_figures.country is 'ISO 3166-1 alpha-2';
comment on column annual_figures.year is 'Calendar year';
comment on column annual_figures.convention is 'C81 for industry and commerce, C129 for agriculture';
comment on column annual_figures.laws is 'Laws and regulations of the year, in words';
comment on column annual_figures.inspectors_women is 'Women among the inspectors at the end of the year';
comment on column annual_figures.inspectors_men is 'Men among the inspectors at the end of the year';
comment on column annual_figures.offices is 'Offices of the inspectorate';
comment on column annual_figures.workplaces_liable is 'Workplaces liable to inspection by another register';
comment on column annual_figures.workers_women is 'Women employed in them';
comment on column annual_figures.workers_men is 'Men employed in them';
comment on column annual_figures.employed_persons is 'Employed persons of the country, for the rate of inspectors';
comment on column annual_figures.fatal_women is 'Fatal accidents at work of women';
comment on column annual_figures.fatal_men is 'Fatal accidents at work of men';
comment on column annual_figures.non_fatal_women is 'Non-fatal accidents at work of women';
comment on column annual_figures.non_fatal_men is 'Non-fatal accidents at work of men';
comment on column annual_figures.diseases_women is 'Occupational diseases of women';
comment on column annual_figures.diseases_men is 'Occupational diseases of men';
comment on column annual_figures.source is 'Where the figures come from';
comment on column annual_figures.recorded_by is 'Subject of who entered them last';
comment on column annual_figures.recorded_at is 'Time of the transaction';
comment on column annual_figures.version is 'For If-Match';

create function actor_reports_on(of_country text) returns boolean language sql stable parallel safe as
    $$ select coalesce((actor_has('competent-authority') or actor_has('national-rapporteur') or actor_has('mechanism-administrator'))
              and of_country = any (actor_regions()), false) $$;
comment on function actor_reports_on(text) is 'Whether the actor holds an office that reads the annual report of the whole country';

alter table annual_figures enable row level security;
alter table annual_figures force row level security;
create policy served_only on annual_figures as restrictive using ((select actor_is_served()));
create policy inspectorate_reads on annual_figures for select using ((select actor_inspects()) and agency = (select actor_agency()));
create policy offices_read on annual_figures for select using (actor_reports_on(country));
create policy chief_enters on annual_figures for insert
    with check ((select actor_has('chief-inspector')) and agency = (select actor_agency()) and recorded_by = (select actor_subject())
        and country = any ((select actor_regions())::text[]));
create policy chief_changes on annual_figures for update
    using ((select actor_has('chief-inspector')) and agency = (select actor_agency()))
    with check (recorded_by = (select actor_subject()) and country = any ((select actor_regions())::text[]));

-- Visits of a year: all of the country for an office that reads the report of it, her own inspectorate's for an inspector.
create function annual_visits(of_country text, from_at timestamptz, until_at timestamptz, agriculture boolean)
    returns table (visits bigint, workplaces bigint)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
begin
    if actor_reports_on(of_country) then
        perform set_config('palermo.subject', 'system:figures', true);
    end if;
    return query select count(*), count(distinct v.workplace)
                   from visit v join workplace w on w.id = v.workplace
                  where v.country = of_country and v.started_at >= from_at and v.started_at < until_at
                    and (not agriculture or w.sector = 'Agriculture');
    perform set_config('palermo.subject', coalesce(actor, ''), true);
end $$;
comment on function annual_visits(text, timestamptz, timestamptz, boolean) is
    'Visits of a year and the workplaces that were visited; the service controls what an office sees of them';
revoke execute on function annual_visits(text, timestamptz, timestamptz, boolean) from public;
grant execute on function annual_visits(text, timestamptz, timestamptz, boolean) to "${user}";
