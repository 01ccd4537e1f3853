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
