-- Kept years were those of UTC, so whoever read the report of a country that lies elsewhere counted the workplaces with visits in the hours
-- between the two turns of the year, one by one. Kept years are now those of the country's time zone, which the job writes down. While a
-- zone is new, all workplaces of the country wait to be counted anew, so the report is right meanwhile.
create table annual_zone (
    country text primary key,
    zone    text not null
);
comment on table annual_zone is 'Time zones by which the years of the annual report are kept; UTC for a country that is not here';
comment on column annual_zone.country is 'ISO 3166-1';
comment on column annual_zone.zone is 'Name of the time zone, such as Europe/London';

alter table annual_zone enable row level security;
alter table annual_zone force row level security;
create policy served_only on annual_zone as restrictive using ((select actor_is_served()) or (select actor_is('system:figures')));
create policy figures_keep on annual_zone to current_user
    using ((select actor_is('system:figures'))) with check ((select actor_is('system:figures')));

comment on column annual_part.year is
    'Year of the country in which a visit began, or of the day on which a penalty was served, or in which the workplace was registered';

create function year_in(zone text, at timestamptz) returns integer language sql immutable parallel safe as
    $$ select cast(extract(year from at at time zone coalesce(zone, 'UTC')) as integer) $$;
comment on function year_in(text, timestamptz) is 'The year of an instant in a time zone; in UTC without one';

create or replace function kept_year_begins(of_country text, of_year integer) returns timestamptz language sql stable parallel safe as
    $$ select make_timestamptz(of_year, 1, 1, 0, 0, 0, coalesce((select z.zone from annual_zone z where z.country = of_country), 'UTC')) $$;

create or replace function annual_records_of(of_record uuid)
    returns table (what text, country text, agency uuid, year integer, workers integer) language sql stable parallel safe as $$
    select cast('REGISTERED' as text), w.country, cast(null as uuid), year_in(z.zone, w.created_at), w.workers
      from workplace w left join annual_zone z on z.country = w.country where w.id = of_record
     union all
    select 'VISIT', v.country, v.agency, year_in(z.zone, coalesce(v.corrected_start, v.started_at)), null
      from visit v left join annual_zone z on z.country = v.country where v.workplace = of_record
     union all
    select 'VIOLATION', y.country, y.agency, year_in(z.zone, coalesce(v.corrected_start, v.started_at)), null
      from visit v
      join finding f on f.visit = v.id
      join finding_violation y on y.finding = f.id
      left join annual_zone z on z.country = y.country
     where v.workplace = of_record
     union all
    select 'PENALTY', x.country, x.agency, cast(extract(year from x.served_on) as integer), null
      from penalty x where x.workplace = of_record and x.state <> 'CANCELLED' $$;

create or replace function annual_workplaces(of_country text, until_at timestamptz, agriculture boolean)
    returns table (workplaces bigint, workers bigint, without_workers bigint)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
begin
    perform set_config('palermo.subject', 'system:figures', true);
    return query select a.registered, a.workers, a.without_workers
                   from annual_figures_of(of_country, null, kept_year_begins(of_country, year_in_utc(until_at - interval '20 days')),
                                          until_at, agriculture) a;
    perform set_config('palermo.subject', coalesce(actor, ''), true);
end $$;

-- Nobody counts meanwhile: a workplace that waits is counted by the new zone, and one that is not committed yet names itself. One that
-- stands there already stands there twice: counting it again changes nothing, and looking for it would take long.
create function keep_annual_zone(of_country text, of_zone text) returns integer
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    named integer;
begin
    if not coalesce(actor_is('system:figures'), false) then
        raise insufficient_privilege using message = 'only figures keep the time zones of the annual report';
    end if;
    if exists (select from annual_zone z where z.country = of_country and z.zone = of_zone)
            or not pg_try_advisory_xact_lock(hashtextextended('annual_count', 0)) then
        return 0;
    end if;
    insert into annual_zone (country, zone) values (of_country, of_zone) on conflict (country) do update set zone = excluded.zone;
    insert into annual_change (workplace)
    select w.id from workplace w where w.country = of_country
     union all
    select v.workplace from visit v join workplace w on w.id = v.workplace where v.country = of_country and w.country <> of_country;
    get diagnostics named = row_count;
    return named;
end $$;
comment on function keep_annual_zone(text, text) is
    'Writes down the time zone of a country; how many workplaces are counted anew because of it, 0 also when another counts';
revoke execute on function year_in(text, timestamptz), keep_annual_zone(text, text) from public;
grant execute on function keep_annual_zone(text, text) to "${user}";

-- The countries that are delivered, here, where no statement has a limit of time: the job finds nothing to do. It counts the workplaces that
-- are named, some thousand in a transaction.
do $$
begin
    perform pg_advisory_xact_lock(hashtextextended('annual_count', 0));
    perform set_config('palermo.subject', 'system:figures', true);
    perform keep_annual_zone('GB', 'Europe/London');
    perform keep_annual_zone('ZZ', 'Europe/Zurich');
    perform set_config('palermo.subject', '', true);
end $$;
