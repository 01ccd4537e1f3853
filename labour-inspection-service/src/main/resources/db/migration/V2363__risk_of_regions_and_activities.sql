-- Points of a region of a country, where the weights have them: they count instead of those of the country. A workplace that names no
-- sector counts as the sector that its economic activity (ISIC) belongs to. Both are looked up in the terms: the pass stays one pass.
alter table workplace_risk
    add column counted_region text,
    add column counted_isic text;
comment on column workplace_risk.of_region is 'Points for the region of the workplace, or for the country when the region has none of its own';
comment on column workplace_risk.counted_region is 'The region whose own points count; null when those of the country do';
comment on column workplace_risk.counted_isic is
    'The code of ISIC from which the sector of its points follows; null when it names a sector, or the code leads to none';

create or replace function refresh_workplace_risk(of_agency uuid, of_country text, after_workplace uuid, at_most integer, terms text,
        at timestamptz)
    returns uuid
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp set jit = off as $$
declare
    t jsonb := cast(terms as jsonb);
    since timestamptz := t ->> 'since';
    since_day date := cast(t ->> 'since' as timestamptz) at time zone 'UTC';
    today date := (at - interval '12 hours') at time zone 'UTC';
    region_points integer := t ->> 'region';
    of_regions jsonb := coalesce(t -> 'regions', '{}');
    of_isic jsonb := coalesce(t -> 'isic', '{}');
    unnamed text := t ->> 'unnamed';
    each_finding integer := t #>> '{findings,each}';
    most_findings integer := t #>> '{findings,most}';
    each_violation integer := t #>> '{violations,each}';
    most_violations integer := t #>> '{violations,most}';
    each_order integer := t #>> '{orders,each}';
    most_orders integer := t #>> '{orders,most}';
    no_statement integer := t #>> '{statements,none}';
    empty_statement integer := t #>> '{statements,areas}';
    never_visited integer := t #>> '{lastVisit,never}';
    each_year integer := t #>> '{lastVisit,eachYear}';
    most_years integer := t #>> '{lastVisit,most}';
    version text := t ->> 'version';
    last_one uuid;
begin
    if not coalesce(actor_is('system:risk'), false) then
        return null;
    end if;
    with recursive next_ones as materialized (
        select w.id, w.sector, not w.closed and w.merged_into is null as is_open,
               case when of_regions ? w.region then w.region end as counted_region,
               case when w.sector = unnamed and of_isic ? w.isic then w.isic end as counted_isic
          from workplace w where w.country = of_country and w.id > after_workplace order by w.id limit at_most
    ), part(id, record, steps) as (
        select n.id, n.id, 0 from next_ones n
        union all
        select p.id, w.id, p.steps + 1 from part p join workplace w on w.merged_into = p.record where p.steps < 100
    ), whole as (
        select p.id, array_agg(p.record) as records from part p group by p.id
    ), law as materialized (
        select l.* from jsonb_to_recordset(t -> 'statements' -> 'laws')
            as l(regime text, "from" date, until date, currency text, minor bigint, "dueMonths" integer, areas text[])
    ), counted as (
        select n.id, n.sector, n.is_open, n.counted_region, n.counted_isic,
               coalesce((of_regions ->> n.counted_region)::integer, region_points) as of_region,
               coalesce(b.goods, 0) as goods, coalesce(b.of_sector, 0) as of_sector, v.last_at, v.positive,
               v.violations, o.orders, s.gap, s.year_ends
          from next_ones n
          join whole on whole.id = n.id
          left join jsonb_to_recordset(t -> 'sectors') as b(sector text, goods integer, of_sector integer)
               on b.sector = coalesce(of_isic ->> n.counted_isic, n.sector)
          cross join lateral (
              select max(coalesce(x.corrected_start, x.started_at)) as last_at, coalesce(sum(f.positive), 0)::integer as positive,
                     coalesce(sum(f.violations), 0)::integer as violations
                from visit x
                cross join lateral (
                    select count(*) filter (where g.positive) as positive, coalesce(sum(y.standing), 0) as violations
                      from finding g
                      cross join lateral (select count(*) as standing from finding_violation z
                                           where z.finding = g.id
                                             and not exists (select from directive_violation q join directive d on d.id = q.directive
                                                              where q.violation = z.id and d.state = 'QUASHED')) y
                     where g.visit = x.id and g.recorded_at >= since) f
               where x.workplace = any (whole.records) and x.agency = of_agency) v
          cross join lateral (select count(*)::integer as orders from directive d
                               where d.workplace = any (whole.records) and d.agency = of_agency and d.served_on >= since_day
                                 and directive_is_final(d.state, d.lifted_for, d.appeal_lodged_on, d.appeal_outcome, d.appeal_until,
                                                        today)) o
          left join lateral (
              select case when said.id is null then 'NONE' else 'AREAS' end as gap, y.year_ends
                from supply_link k
                cross join law
                cross join lateral (select u.year_ends, u.amount, u.currency from company_turnover u
                                     where u.company = k.buyer_company and u.year_ends + make_interval(months => law."dueMonths") <= today
                                     order by u.year_ends desc, u.recorded_at desc limit 1) y
                left join lateral (select c.id, c.areas from company_statement c
                                    where c.company = k.buyer_company and c.regime = law.regime
                                      and (c.period_end = y.year_ends or c.period_end is null
                                           and c.year between extract(year from y.year_ends) and extract(year from y.year_ends) + 1)
                                    order by coalesce(cardinality(c.areas), 1000) desc limit 1) said on true
               where k.supplier = any (whole.records) and k.tier = 0 and not k.withdrawn and (k.published or k.agency = of_agency)
                 and k.valid_from <= today and (k.valid_until is null or k.valid_until >= today)
                 and y.year_ends between law."from" and coalesce(law.until, 'infinity') and y.currency = law.currency
                 and y.amount >= law.minor
                 and (said.id is null or said.areas is not null and not said.areas @> law.areas)
               order by said.id is not null, y.year_ends desc
               limit 1) s on true
    ), points as (
        select c.*, least(most_findings, each_finding * c.positive) as findings,
               least(most_violations, each_violation * c.violations) as of_violations,
               least(most_orders, each_order * c.orders) as of_orders,
               case c.gap when 'NONE' then no_statement when 'AREAS' then empty_statement else 0 end as of_statement,
               case when c.last_at is null then never_visited
                    else least(most_years, each_year * greatest(0, extract(year from age(at, c.last_at)))::integer) end as last_visit
          from counted c
    ), written as (
        insert into workplace_risk as r (agency, workplace, country, sector, score, goods, of_sector, of_region, findings, of_violations,
                                         of_orders, of_statement, last_visit, positive_findings, violation_count, order_count,
                                         statement_gap, statement_year, last_visit_at, is_open, weights, computed_at, counted_region,
                                         counted_isic)
        select of_agency, p.id, of_country, p.sector,
               p.goods + p.of_sector + p.of_region + p.findings + p.of_violations + p.of_orders + p.of_statement + p.last_visit,
               p.goods, p.of_sector, p.of_region, p.findings, p.of_violations, p.of_orders, p.of_statement, p.last_visit, p.positive,
               p.violations, p.orders, p.gap, p.year_ends, p.last_at, p.is_open, version, at, p.counted_region, p.counted_isic
          from points p
        on conflict (agency, workplace) do update
           set country = excluded.country, region = excluded.region, sector = excluded.sector, score = excluded.score,
               goods = excluded.goods, of_sector = excluded.of_sector, of_region = excluded.of_region, findings = excluded.findings,
               of_violations = excluded.of_violations, of_orders = excluded.of_orders, of_statement = excluded.of_statement,
               last_visit = excluded.last_visit, positive_findings = excluded.positive_findings,
               violation_count = excluded.violation_count, order_count = excluded.order_count, statement_gap = excluded.statement_gap,
               statement_year = excluded.statement_year, last_visit_at = excluded.last_visit_at, is_open = excluded.is_open,
               weights = excluded.weights, computed_at = excluded.computed_at, counted_region = excluded.counted_region,
               counted_isic = excluded.counted_isic
        returning r.workplace
    )
    select max(w.workplace::text)::uuid into last_one from written w;
    return last_one;
end $$;
