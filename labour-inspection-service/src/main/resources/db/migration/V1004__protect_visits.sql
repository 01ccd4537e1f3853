-- Who may see a visit, a finding and a report is said here, under the service's own filter and for the owner of the
-- tables as well. An inspectorate sees its own and only adds to it: there is no policy for changing or deleting.
-- Workplaces and published lists hide nothing and have no policy.
drop policy visit_of_agency on visit;
drop policy visit_in_figures on visit;
drop policy visit_history on visit;
drop policy finding_of_agency on finding;
drop policy finding_in_figures on finding;
drop policy finding_history on finding;
drop policy report_of_agency on suspected_victim_report;
drop policy report_in_figures on suspected_victim_report;

create function actor_inspects() returns boolean language sql stable parallel safe as
    $$ select actor_has('inspector') or actor_has('chief-inspector') $$;
comment on function actor_inspects() is 'Whether the actor is a labour inspector or a chief one';

create policy inspectorate_reads on visit for select
    using ((select actor_inspects()) and agency = (select actor_agency()));
create policy inspector_records on visit for insert
    with check ((select actor_inspects()) and agency = (select actor_agency()) and recorded_by = (select actor_subject()));

create policy inspectorate_reads on finding for select
    using ((select actor_inspects()) and agency = (select actor_agency()));
create policy inspector_records on finding for insert
    with check ((select actor_inspects()) and agency = (select actor_agency()) and recorded_by = (select actor_subject())
       and exists (select 1 from visit v where v.id = finding.visit));

create policy inspectorate_reads on suspected_victim_report for select
    using ((select actor_inspects()) and agency = (select actor_agency()));
create policy inspector_reports on suspected_victim_report for insert
    with check ((select actor_inspects()) and agency = (select actor_agency())
       and exists (select 1 from finding f where f.id = suspected_victim_report.finding));

-- Past visits have no submission of a device. The import adds such ones and reads no others; of findings it reads none.
create policy history_matches on visit for select
    using ((select actor_is('system:visit-import')) and digest = '');
create policy history_adds on visit for insert
    with check ((select actor_is('system:visit-import')) and digest = '');
create policy history_adds on finding for insert
    with check ((select actor_is('system:visit-import')) and digest = ''
       and exists (select 1 from visit v where v.id = finding.visit));

-- A ministry gets figures and never a row, since a row has the inspector and her words. These policies are the owner's
-- alone: only the function below runs as the owner, and whoever else calls herself by that name sees nothing.
create policy figures_count on visit for select to current_user using ((select actor_is('system:figures')));
create policy figures_count on finding for select to current_user using ((select actor_is('system:figures')));
create policy figures_count on suspected_victim_report for select to current_user using ((select actor_is('system:figures')));

create function figures_by_sector(of_country text)
    returns table (sector text, workplaces bigint, visits bigint, findings bigint, positive bigint, suspected bigint)
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
        select sector, cast(sum(workplaces) as bigint), cast(sum(visits) as bigint), cast(sum(findings) as bigint),
               cast(sum(positive) as bigint), cast(sum(suspected) as bigint)
          from (select w.sector, count(*) as workplaces, 0 as visits, 0 as findings, 0 as positive, 0 as suspected
                  from workplace w where w.country = of_country group by w.sector
                union all
                select w.sector, 0, count(*), 0, 0, 0
                  from visit v join workplace w on w.id = v.workplace where v.country = of_country group by w.sector
                union all
                select f.sector, 0, 0, count(*), count(*) filter (where f.positive), count(r.id)
                  from finding f left join suspected_victim_report r on r.finding = f.id
                 where f.country = of_country group by f.sector) as figures
         group by sector;
    perform set_config('palermo.subject', coalesce(actor, ''), true);
end $$;
comment on function figures_by_sector(text) is
    'Figures of a country: all of it for a ministry that covers it, her own inspectorate''s for an inspector, workplaces alone for anyone else';

revoke execute on function figures_by_sector(text) from public;
grant execute on function figures_by_sector(text) to "${user}";
