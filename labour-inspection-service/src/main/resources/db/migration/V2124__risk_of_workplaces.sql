-- The risk of workplaces, line by line, computed in the background from published lists and from an inspectorate's own visits and
-- findings. It reads neither complaints nor tips, nor why a visit was made.
create table workplace_risk (
    agency            uuid        not null,
    workplace         uuid        not null references workplace,
    country           text        not null,
    sector            text        not null,
    score             integer     not null,
    goods             integer     not null,
    of_sector         integer     not null,
    of_region         integer     not null,
    findings          integer     not null,
    last_visit        integer     not null,
    positive_findings integer     not null,
    last_visit_at     timestamptz,
    weights           text        not null,
    computed_at       timestamptz not null,
    primary key (agency, workplace),
    check (score = goods + of_sector + of_region + findings + last_visit)
);
create index workplace_risk_first on workplace_risk (agency, country, score desc, workplace desc);

comment on table workplace_risk is 'Where an inspectorate should go first, as a score whose lines add up; for its chief inspector';
comment on column workplace_risk.agency is 'The inspectorate';
comment on column workplace_risk.workplace is 'The workplace';
comment on column workplace_risk.country is 'ISO 3166-1 of the workplace';
comment on column workplace_risk.sector is 'Sector of the workplace when it was computed';
comment on column workplace_risk.score is 'The sum of the lines';
comment on column workplace_risk.goods is 'Points for goods of child or forced labour in the country';
comment on column workplace_risk.of_sector is 'Points for the sector';
comment on column workplace_risk.of_region is 'Points for the country';
comment on column workplace_risk.findings is 'Points for positive screenings of the last years';
comment on column workplace_risk.last_visit is 'Points for the time since the last visit';
comment on column workplace_risk.positive_findings is 'How many positive screenings were counted';
comment on column workplace_risk.last_visit_at is 'When the last visit began; null when there was none';
comment on column workplace_risk.weights is 'Version of the weights';
comment on column workplace_risk.computed_at is 'Time of the transaction';

alter table workplace_risk enable row level security;
alter table workplace_risk force row level security;
create policy served_only on workplace_risk as restrictive using ((select actor_is_served()));
create policy chief_reads on workplace_risk for select
    using ((select actor_has('chief-inspector')) and agency = (select actor_agency()));
create policy risk_keeps on workplace_risk to current_user
    using ((select actor_is('system:risk'))) with check ((select actor_is('system:risk')));
create policy risk_counts on visit for select to current_user using ((select actor_is('system:risk')));
create policy risk_counts on finding for select to current_user using ((select actor_is('system:risk')));

-- Base points of each sector come from the service: [{"sector", "goods", "of_sector"}]. Points for findings and time are counted here.
create function refresh_workplace_risk(of_agency uuid, of_country text, after_workplace uuid, at_most integer, base text, region_points integer,
        each_finding integer, most_findings integer, findings_since timestamptz, never_visited integer, each_year integer, most_years integer,
        of_weights text, at timestamptz)
    returns uuid
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    last_one uuid;
begin
    if not coalesce(actor_is('system:risk'), false) then
        return null;
    end if;
    with next_ones as (
        select w.id, w.sector from workplace w where w.country = of_country and w.id > after_workplace order by w.id limit at_most
    ), points as (
        select s.id, s.sector, coalesce(b.goods, 0) as goods, coalesce(b.of_sector, 0) as of_sector, v.last_at, f.positive,
               least(most_findings, each_finding * f.positive) as findings,
               case when v.last_at is null then never_visited
                    else least(most_years, each_year * greatest(0, extract(year from age(at, v.last_at)))::integer) end as last_visit
          from next_ones s
          left join jsonb_to_recordset(cast(base as jsonb)) as b(sector text, goods integer, of_sector integer) on b.sector = s.sector
          cross join lateral (select max(t.started_at) as last_at from visit t where t.workplace = s.id and t.agency = of_agency) v
          cross join lateral (select count(*)::integer as positive from visit t join finding g on g.visit = t.id
                               where t.workplace = s.id and t.agency = of_agency and g.positive and g.recorded_at >= findings_since) f
    ), written as (
        insert into workplace_risk as r (agency, workplace, country, sector, score, goods, of_sector, of_region, findings, last_visit,
                                         positive_findings, last_visit_at, weights, computed_at)
        select of_agency, p.id, of_country, p.sector, p.goods + p.of_sector + region_points + p.findings + p.last_visit, p.goods, p.of_sector,
               region_points, p.findings, p.last_visit, p.positive, p.last_at, of_weights, at
          from points p
        on conflict (agency, workplace) do update
           set country = excluded.country, sector = excluded.sector, score = excluded.score, goods = excluded.goods,
               of_sector = excluded.of_sector, of_region = excluded.of_region, findings = excluded.findings,
               last_visit = excluded.last_visit, positive_findings = excluded.positive_findings,
               last_visit_at = excluded.last_visit_at, weights = excluded.weights, computed_at = excluded.computed_at
        returning r.workplace
    )
    select max(w.workplace::text)::uuid into last_one from written w;
    return last_one;
end $$;
comment on function refresh_workplace_risk(uuid, text, uuid, integer, text, integer, integer, integer, timestamptz, integer, integer, integer, text, timestamptz)
    is 'Computes the risk of the next workplaces of a country for an inspectorate; the last of them, or null when none is left';
revoke execute on function refresh_workplace_risk(uuid, text, uuid, integer, text, integer, integer, integer, timestamptz, integer, integer, integer, text, timestamptz)
    from public;
grant execute on function refresh_workplace_risk(uuid, text, uuid, integer, text, integer, integer, integer, timestamptz, integer, integer, integer, text, timestamptz)
    to "${user}";
