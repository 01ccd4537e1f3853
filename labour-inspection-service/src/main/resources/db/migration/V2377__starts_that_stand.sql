-- The annual report counts a visit by the start that stands, which a correction may have changed. The figures by sector, the retention and
-- the list of visits still went by the start that was recorded first, so a visit could count in one year here and in another there. They
-- now go by the start that stands, too.
create index visit_stands on visit (country, (coalesce(corrected_start, started_at)), id);
drop index visit_country_stands;
drop index visit_end;
create index visit_page_stands on visit (agency, (coalesce(corrected_start, started_at)) desc, (coalesce(chosen, id)) desc);
drop index visit_page_chosen;

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
                  from visit v join workplace w on w.id = v.workplace
                 where v.country = of_country and coalesce(v.corrected_start, v.started_at) < until group by w.sector
                union all
                select f.sector, 0, count(*) filter (where f.positive and f.told), count(*) filter (where f.positive and not f.told),
                       count(*) filter (where not f.positive and f.told), count(*) filter (where not f.positive and not f.told)
                  from (select t.sector, t.positive,
                               t.reported or exists (select 1 from suspected_victim_report r where r.finding = t.id) as told
                          from finding t join visit v on v.id = t.visit
                         where t.country = of_country and coalesce(v.corrected_start, v.started_at) < until) f
                 group by f.sector) as figures
         group by sector;
    perform set_config('palermo.subject', coalesce(actor, ''), true);
end $$;

create or replace function over_visit_records(of_country text, over_before timestamptz, after_at timestamptz, after_visit uuid,
        at_most integer)
    returns table (record uuid, reference text, over_at timestamptz)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
begin
    if not coalesce(actor_is('system:retention')
            or (actor_has('data-protection-officer') or actor_has('auditor')) and of_country = any (actor_regions()), false) then
        return;
    end if;
    perform set_config('palermo.subject', 'system:erasure', true);
    return query select v.id, cast(null as text), coalesce(v.corrected_start, v.started_at) from visit v
                  where v.country = of_country and coalesce(v.corrected_start, v.started_at) < over_before
                    and (coalesce(v.corrected_start, v.started_at), v.id) > (after_at, after_visit)
                    and exists (select 1 from data_key k where k.owner = v.id and k.purpose = 'VISIT_RECORD')
                  order by coalesce(v.corrected_start, v.started_at), v.id
                  limit at_most;
    perform set_config('palermo.subject', coalesce(actor, ''), true);
end $$;

create or replace function erase_visit_record(of_visit uuid, over_before timestamptz, at timestamptz) returns boolean
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
    erased boolean := false;
begin
    if not coalesce(actor_is('system:retention'), false) then
        raise insufficient_privilege using message = 'not a record that the actor may erase';
    end if;
    if legal_hold_stands('visit_record', of_visit) then
        raise object_not_in_prerequisite_state using message = 'a legal hold stands';
    end if;
    perform set_config('palermo.subject', 'system:erasure', true);
    perform 1 from visit v where v.id = of_visit and coalesce(v.corrected_start, v.started_at) < over_before;
    if found then
        perform forget_legal_holds('visit_record', of_visit);
        erased := apply_erasure(of_visit, 'VISIT_RECORD', at);
    end if;
    perform set_config('palermo.subject', coalesce(actor, ''), true);
    return erased;
end $$;
