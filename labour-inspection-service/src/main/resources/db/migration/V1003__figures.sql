-- Figures of visits and findings. A ministry gets figures and never a row, since a row has the inspector and her words. The
-- policies are the owner's alone: only the functions below run as the owner, and whoever else calls herself by that name sees
-- nothing.
create policy figures_count on visit for select to current_user using ((select actor_is('system:figures')));
create policy figures_count on finding for select to current_user using ((select actor_is('system:figures')));
create policy figures_count on suspected_victim_report for select to current_user using ((select actor_is('system:figures')));

-- Who is given controlled figures needs what lies between them as well: a finding is counted once, by its screening and by
-- whether a suspected victim was reported from it; a report that is gone is counted by its finding.
create function figures_by_sector(of_country text)
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
                  from (select t.sector, t.positive, t.reported or r.id is not null as told
                          from finding t left join suspected_victim_report r on r.finding = t.id
                         where t.country = of_country) f
                 group by f.sector) as figures
         group by sector;
    perform set_config('palermo.subject', coalesce(actor, ''), true);
end $$;
comment on function figures_by_sector(text) is
    'Figures of a country: all of it for a ministry that covers it, her own inspectorate''s for an inspector, workplaces alone for anyone else. The service controls what a ministry sees of them';
revoke execute on function figures_by_sector(text) from public;
grant execute on function figures_by_sector(text) to "${user}";

-- Who is given controlled figures gets what had begun when the last period ended, so that it does not depend on who asks first.
create function figures_by_sector_until(of_country text, until timestamptz)
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
                  from (select t.sector, t.positive, t.reported or r.id is not null as told
                          from finding t join visit v on v.id = t.visit left join suspected_victim_report r on r.finding = t.id
                         where t.country = of_country and v.started_at < until) f
                 group by f.sector) as figures
         group by sector;
    perform set_config('palermo.subject', coalesce(actor, ''), true);
end $$;
comment on function figures_by_sector_until(text, timestamptz) is
    'Figures of visits that had begun before an instant, of a country that a ministry covers, for nobody else; the service controls what it sees of them';
revoke execute on function figures_by_sector_until(text, timestamptz) from public;
grant execute on function figures_by_sector_until(text, timestamptz) to "${user}";
