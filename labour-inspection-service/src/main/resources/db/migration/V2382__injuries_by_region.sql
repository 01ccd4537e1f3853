-- The annual report is by region but for accidents and diseases, which no record of this service counts. The chief inspector can enter
-- them by region too, beside those of the whole country.
create table annual_injuries (
    agency         uuid        not null,
    country        text        not null check (country ~ '^[A-Z]{2}$'),
    year           integer     not null check (year between 1990 and 2200),
    convention     text        not null check (convention in ('C81', 'C129')),
    region         text        not null check (left(region, 3) = country || '-'),
    fatal_women    integer check (fatal_women >= 0),
    fatal_men      integer check (fatal_men >= 0),
    non_fatal_women integer check (non_fatal_women >= 0),
    non_fatal_men  integer check (non_fatal_men >= 0),
    diseases_women integer check (diseases_women >= 0),
    diseases_men   integer check (diseases_men >= 0),
    recorded_by    text        not null,
    recorded_at    timestamptz not null,
    primary key (agency, country, year, convention, region)
);
create index annual_injuries_country on annual_injuries (country, year, convention, region);

comment on table annual_injuries is
    'Accidents and diseases of a region that an inspectorate enters for the annual report; null where it has none';
comment on column annual_injuries.agency is 'The inspectorate';
comment on column annual_injuries.country is 'ISO 3166-1 alpha-2';
comment on column annual_injuries.year is 'Calendar year';
comment on column annual_injuries.convention is 'C81 for industry and commerce, C129 for agriculture';
comment on column annual_injuries.region is 'ISO 3166-2, of this country';
comment on column annual_injuries.fatal_women is 'Fatal accidents at work of women';
comment on column annual_injuries.fatal_men is 'Fatal accidents at work of men';
comment on column annual_injuries.non_fatal_women is 'Non-fatal accidents at work of women';
comment on column annual_injuries.non_fatal_men is 'Non-fatal accidents at work of men';
comment on column annual_injuries.diseases_women is 'Occupational diseases of women';
comment on column annual_injuries.diseases_men is 'Occupational diseases of men';
comment on column annual_injuries.recorded_by is 'Subject of who entered them last';
comment on column annual_injuries.recorded_at is 'Time of the transaction';

alter table annual_injuries enable row level security;
alter table annual_injuries force row level security;
create policy served_only on annual_injuries as restrictive using ((select actor_is_served()));
create policy inspectorate_reads on annual_injuries for select using ((select actor_inspects()) and agency = (select actor_agency()));
create policy offices_read on annual_injuries for select using (actor_reports_on(country));
create policy chief_enters on annual_injuries for insert
    with check ((select actor_has('chief-inspector')) and agency = (select actor_agency()) and recorded_by = (select actor_subject())
        and country = any ((select actor_regions())::text[]));
create policy chief_changes on annual_injuries for update
    using ((select actor_has('chief-inspector')) and agency = (select actor_agency()))
    with check (recorded_by = (select actor_subject()) and country = any ((select actor_regions())::text[]));
create policy chief_removes on annual_injuries for delete
    using ((select actor_has('chief-inspector')) and agency = (select actor_agency())
        and country = any ((select actor_regions())::text[]));
