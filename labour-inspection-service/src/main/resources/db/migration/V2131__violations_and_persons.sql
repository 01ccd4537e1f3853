-- A finding names violations of labour law, and several suspected victims, each with a report and a screening of her own.

create table finding_violation (
    id          uuid        primary key,
    finding     uuid        not null references finding,
    agency      uuid        not null,
    country     text        not null,
    position    integer     not null check (position between 0 and 49),
    code        text        not null,
    text        text        not null,
    acted_on    date        not null,
    workers     integer     not null check (workers between 1 and 1000000),
    statute     text        not null,
    verified    boolean     not null,
    recorded_at timestamptz not null,
    unique (finding, position)
);

comment on table finding_violation is 'Violations of labour law that a finding names, as the catalogue stood on the day of the act. No personal data';
comment on column finding_violation.id is 'UUIDv7';
comment on column finding_violation.finding is 'Of which finding';
comment on column finding_violation.agency is 'The inspectorate whose finding it is';
comment on column finding_violation.country is 'ISO 3166-1 of the workplace';
comment on column finding_violation.position is 'Place in the list as it was recorded, from 0';
comment on column finding_violation.code is 'Code of the catalogue';
comment on column finding_violation.text is 'What the employer did, in the words of the catalogue';
comment on column finding_violation.acted_on is 'The day of the act, or its last day';
comment on column finding_violation.workers is 'How many workers it concerns';
comment on column finding_violation.statute is 'As it was cited when the violation was recorded';
comment on column finding_violation.verified is 'Whether somebody had read the law by then';
comment on column finding_violation.recorded_at is 'Time of the transaction';

create index finding_violation_country on finding_violation (country, code);

alter table finding_violation enable row level security;
alter table finding_violation force row level security;
create policy served_only on finding_violation as restrictive using ((select actor_is_served()));
create policy inspectorate_reads on finding_violation for select
    using ((select actor_inspects()) and agency = (select actor_agency()));
create policy inspector_records on finding_violation for insert
    with check ((select actor_inspects()) and agency = (select actor_agency())
       and exists (select 1 from finding f where f.id = finding_violation.finding));

-- One report for each person. The release before reads the first one of a finding.
alter table suspected_victim_report drop constraint suspected_victim_report_finding_key;
create index report_finding on suspected_victim_report (finding, recorded_at, id);
alter table suspected_victim_report add column indicators text[];
alter table suspected_victim_report add column positive boolean;
alter table suspected_victim_report add column screening jsonb;
comment on column suspected_victim_report.indicators is 'Codes of the indicators that concern her alone; null when those of the finding count';
comment on column suspected_victim_report.positive is 'Result of her screening; null when that of the finding counts';
comment on column suspected_victim_report.screening is 'Her screening, dimension by dimension; null when that of the finding counts';

-- A finding is counted once, however many persons were reported from it.
create or replace function figures_by_sector(of_country text)
    returns table (sector text, workplaces bigint, visits bigint, positive_reported bigint, positive_only bigint, reported_only bigint, neither bigint)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_column
declare
    actor text := current_setting('palermo.subject', true);
begin
    if coalesce((actor_has('competent-authority') or actor_has('national-rapporteur') or actor_has('mechanism-administrator'))
            and of_country = any (actor_regions()), false) then
        perform set_config('palermo.subject', 'system:figures', true);
    end if;
    return query
        select sector, cast(sum(workplaces) as bigint), cast(sum(visits) as bigint), cast(sum(positive_reported) as bigint),
               cast(sum(positive_only) as bigint), cast(sum(reported_only) as bigint), cast(sum(neither) as bigint)
          from (select w.sector, count(*) as workplaces, 0 as visits, 0 as positive_reported, 0 as positive_only, 0 as reported_only, 0 as neither
                  from workplace w where w.country = of_country group by w.sector
                union all
                select w.sector, 0, count(*), 0, 0, 0, 0
                  from visit v join workplace w on w.id = v.workplace where v.country = of_country group by w.sector
                union all
                select f.sector, 0, 0, count(*) filter (where f.positive and f.told), count(*) filter (where f.positive and not f.told),
                       count(*) filter (where not f.positive and f.told), count(*) filter (where not f.positive and not f.told)
                  from (select t.sector, t.positive,
                               t.reported or exists (select 1 from suspected_victim_report r where r.finding = t.id) as told
                          from finding t
                         where t.country = of_country) f
                 group by f.sector) as figures
         group by sector;
    perform set_config('palermo.subject', coalesce(actor, ''), true);
end $$;

create or replace function figures_by_sector_until(of_country text, until timestamptz)
    returns table (sector text, visits bigint, positive_reported bigint, positive_only bigint, reported_only bigint, neither bigint)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_column
declare
    actor text := current_setting('palermo.subject', true);
begin
    if not coalesce((actor_has('competent-authority') or actor_has('national-rapporteur') or actor_has('mechanism-administrator'))
            and of_country = any (actor_regions()), false) then
        return;
    end if;
    perform set_config('palermo.subject', 'system:figures', true);
    return query
        select sector, cast(sum(visits) as bigint), cast(sum(positive_reported) as bigint), cast(sum(positive_only) as bigint),
               cast(sum(reported_only) as bigint), cast(sum(neither) as bigint)
          from (select w.sector, count(*) as visits, 0 as positive_reported, 0 as positive_only, 0 as reported_only, 0 as neither
                  from visit v join workplace w on w.id = v.workplace where v.country = of_country and v.started_at < until group by w.sector
                union all
                select f.sector, 0, count(*) filter (where f.positive and f.told), count(*) filter (where f.positive and not f.told),
                       count(*) filter (where not f.positive and f.told), count(*) filter (where not f.positive and not f.told)
                  from (select t.sector, t.positive,
                               t.reported or exists (select 1 from suspected_victim_report r where r.finding = t.id) as told
                          from finding t join visit v on v.id = t.visit
                         where t.country = of_country and v.started_at < until) f
                 group by f.sector) as figures
         group by sector;
    perform set_config('palermo.subject', coalesce(actor, ''), true);
end $$;
