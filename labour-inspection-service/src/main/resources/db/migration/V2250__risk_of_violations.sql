-- The risk of a workplace also reads violations, final orders and statements that say nothing, and how often workplaces are visited is
-- counted from it (C81 art. 16). It still reads nothing of why a visit was made.
alter table workplace_risk
    add column of_violations   integer not null default 0,
    add column violation_count integer not null default 0,
    add column of_orders       integer not null default 0,
    add column order_count     integer not null default 0,
    add column of_statement    integer not null default 0,
    add column statement_gap   text check (statement_gap in ('NONE', 'AREAS')),
    add column statement_year  date,
    add column is_open         boolean not null default true,
    add constraint workplace_risk_gap check ((statement_gap is null) = (statement_year is null));
alter table workplace_risk drop constraint workplace_risk_check;
alter table workplace_risk add constraint workplace_risk_adds_up
    check (score = goods + of_sector + of_region + findings + of_violations + of_orders + of_statement + last_visit);
-- Counted from the index alone.
create index workplace_risk_coverage on workplace_risk (agency, country, sector, last_visit_at) where is_open;

comment on column workplace_risk.of_violations is 'Points for violations of the last years that no appeal quashed';
comment on column workplace_risk.violation_count is 'How many violations were counted';
comment on column workplace_risk.of_orders is 'Points for orders of the last years that are final';
comment on column workplace_risk.order_count is 'How many final orders were counted';
comment on column workplace_risk.of_statement is 'Points for a statement that is missing or says nothing';
comment on column workplace_risk.statement_gap is
    'NONE: a company whose own site it is published no statement that its turnover obliges it to; AREAS: the statement lacks areas of the law; null when nothing is known to be missing';
comment on column workplace_risk.statement_year is 'Last day of the financial year of that statement';
comment on column workplace_risk.is_open is 'Whether work goes on there and the record stands for itself: others are not listed and not counted';

-- The sites that a company says are its own.
create index supply_link_own_site on supply_link (supplier) where tier = 0 and not withdrawn;

create policy risk_counts on finding_violation for select to current_user using ((select actor_is('system:risk')));
create policy risk_counts on directive for select to current_user using ((select actor_is('system:risk')));
create policy risk_counts on directive_violation for select to current_user using ((select actor_is('system:risk')));
create policy risk_counts on supply_link for select to current_user using ((select actor_is('system:risk')));

create function directive_is_final(state text, lifted_for text, appeal_lodged_on date, appeal_outcome text, appeal_until date, today date)
    returns boolean language sql immutable parallel safe as $$
    select state not in ('QUASHED', 'APPEALED') and lifted_for is distinct from 'ISSUED_IN_ERROR'
       and (appeal_outcome is not null or appeal_lodged_on is null and appeal_until < today)
$$;
comment on function directive_is_final(text, text, date, text, date, date) is
    'Whether no appeal can change an order any more and it was neither quashed nor made in error; one that an appeal varied stands in part';

create function violation_stands(of_violation uuid) returns boolean language sql stable parallel safe as $$
    select not exists (select from directive_violation o join directive d on d.id = o.directive
                        where o.violation = of_violation and d.state = 'QUASHED')
$$;
comment on function violation_stands(uuid) is 'Whether no order that is founded on a violation was quashed';
revoke execute on function directive_is_final(text, text, date, text, date, date), violation_stands(uuid) from public;
grant execute on function directive_is_final(text, text, date, text, date, date), violation_stands(uuid) to "${user}";

-- An instance of the release before computes nothing during an update: its scores would lack the new lines.
create or replace function refresh_workplace_risk(of_agency uuid, of_country text, after_workplace uuid, at_most integer, base text,
        region_points integer, each_finding integer, most_findings integer, findings_since timestamptz, never_visited integer,
        each_year integer, most_years integer, of_weights text, at timestamptz)
    returns uuid
    language sql as $$ select cast(null as uuid) $$;

-- The terms come from the service: {"version", "region", "since", "findings", "violations", "orders": {"each", "most"}, "lastVisit":
-- {"never", "eachYear", "most"}, "statements": {"none", "areas", "laws": [{"regime", "from", "until", "currency", "minor", "dueMonths",
-- "areas"}]}, "sectors": [{"sector", "goods", "of_sector"}]}. What was recorded on a merged record counts for the one that was kept.
-- Compiling the statement just in time would take eight times as long as running it.
create function refresh_workplace_risk(of_agency uuid, of_country text, after_workplace uuid, at_most integer, terms text, at timestamptz)
    returns uuid
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp set jit = off as $$
declare
    t jsonb := cast(terms as jsonb);
    since timestamptz := t ->> 'since';
    since_day date := cast(t ->> 'since' as timestamptz) at time zone 'UTC';
    today date := (at - interval '12 hours') at time zone 'UTC';
    last_one uuid;
begin
    if not coalesce(actor_is('system:risk'), false) then
        return null;
    end if;
    with recursive next_ones as materialized (
        select w.id, w.sector, not w.closed and w.merged_into is null as is_open
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
        select n.id, n.sector, n.is_open, coalesce(b.goods, 0) as goods, coalesce(b.of_sector, 0) as of_sector, v.last_at, f.positive,
               f.violations, o.orders, s.gap, s.year_ends
          from next_ones n
          join whole on whole.id = n.id
          left join jsonb_to_recordset(t -> 'sectors') as b(sector text, goods integer, of_sector integer) on b.sector = n.sector
          cross join lateral (select max(x.started_at) as last_at from visit x
                               where x.workplace = any (whole.records) and x.agency = of_agency) v
          cross join lateral (select (count(*) filter (where g.positive))::integer as positive, coalesce(sum(y.standing), 0)::integer as violations
                                from visit x
                                join finding g on g.visit = x.id and g.recorded_at >= since
                                cross join lateral (select count(*) as standing from finding_violation z
                                                     where z.finding = g.id and violation_stands(z.id)) y
                               where x.workplace = any (whole.records) and x.agency = of_agency) f
          cross join lateral (select count(*)::integer as orders from directive d
                               where d.workplace = any (whole.records) and d.agency = of_agency and d.served_on >= since_day
                                 and directive_is_final(d.state, d.lifted_for, d.appeal_lodged_on, d.appeal_outcome, d.appeal_until, today)) o
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
                 and y.year_ends between law."from" and coalesce(law.until, 'infinity') and y.currency = law.currency and y.amount >= law.minor
                 and (said.id is null or said.areas is not null and not said.areas @> law.areas)
               order by said.id is not null, y.year_ends desc
               limit 1) s on true
    ), points as (
        select c.*, (t ->> 'region')::integer as of_region,
               least((t #>> '{findings,most}')::integer, (t #>> '{findings,each}')::integer * c.positive) as findings,
               least((t #>> '{violations,most}')::integer, (t #>> '{violations,each}')::integer * c.violations) as of_violations,
               least((t #>> '{orders,most}')::integer, (t #>> '{orders,each}')::integer * c.orders) as of_orders,
               case c.gap when 'NONE' then (t #>> '{statements,none}')::integer when 'AREAS' then (t #>> '{statements,areas}')::integer
                    else 0 end as of_statement,
               case when c.last_at is null then (t #>> '{lastVisit,never}')::integer
                    else least((t #>> '{lastVisit,most}')::integer, (t #>> '{lastVisit,eachYear}')::integer
                               * greatest(0, extract(year from age(at, c.last_at)))::integer) end as last_visit
          from counted c
    ), written as (
        insert into workplace_risk as r (agency, workplace, country, sector, score, goods, of_sector, of_region, findings, of_violations,
                                         of_orders, of_statement, last_visit, positive_findings, violation_count, order_count, statement_gap,
                                         statement_year, last_visit_at, is_open, weights, computed_at)
        select of_agency, p.id, of_country, p.sector,
               p.goods + p.of_sector + p.of_region + p.findings + p.of_violations + p.of_orders + p.of_statement + p.last_visit,
               p.goods, p.of_sector, p.of_region, p.findings, p.of_violations, p.of_orders, p.of_statement, p.last_visit, p.positive,
               p.violations, p.orders, p.gap, p.year_ends, p.last_at, p.is_open, t ->> 'version', at
          from points p
        on conflict (agency, workplace) do update
           set country = excluded.country, sector = excluded.sector, score = excluded.score, goods = excluded.goods,
               of_sector = excluded.of_sector, of_region = excluded.of_region, findings = excluded.findings,
               of_violations = excluded.of_violations, of_orders = excluded.of_orders, of_statement = excluded.of_statement,
               last_visit = excluded.last_visit, positive_findings = excluded.positive_findings,
               violation_count = excluded.violation_count, order_count = excluded.order_count, statement_gap = excluded.statement_gap,
               statement_year = excluded.statement_year, last_visit_at = excluded.last_visit_at, is_open = excluded.is_open,
               weights = excluded.weights, computed_at = excluded.computed_at
        returning r.workplace
    )
    select max(w.workplace::text)::uuid into last_one from written w;
    return last_one;
end $$;
comment on function refresh_workplace_risk(uuid, text, uuid, integer, text, timestamptz)
    is 'Computes the risk of the next workplaces of a country for an inspectorate; the last of them, or null when none is left';
revoke execute on function refresh_workplace_risk(uuid, text, uuid, integer, text, timestamptz) from public;
grant execute on function refresh_workplace_risk(uuid, text, uuid, integer, text, timestamptz) to "${user}";
