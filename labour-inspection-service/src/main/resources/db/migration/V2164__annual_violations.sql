-- Violations that visits of a year found, and penalties that were served in it, for the annual report. The policies are the owner's
-- alone: only the function below counts as the figures do.
create policy figures_count on finding_violation for select to current_user using ((select actor_is('system:figures')));
create policy figures_count on penalty for select to current_user using ((select actor_is('system:figures')));

create function annual_violations(of_country text, from_at timestamptz, until_at timestamptz, from_day date, until_day date, agriculture boolean)
    returns table (violations bigint, penalties bigint)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
begin
    if actor_reports_on(of_country) then
        perform set_config('palermo.subject', 'system:figures', true);
    end if;
    return query
        select (select count(*)
                  from finding_violation x
                  join finding f on f.id = x.finding
                  join visit v on v.id = f.visit
                  join workplace w on w.id = v.workplace
                 where x.country = of_country and v.started_at >= from_at and v.started_at < until_at
                   and (not agriculture or w.sector = 'Agriculture')),
               (select count(*)
                  from penalty p
                  join workplace w on w.id = p.workplace
                 where p.country = of_country and p.served_on >= from_day and p.served_on < until_day and p.state <> 'CANCELLED'
                   and (not agriculture or w.sector = 'Agriculture'));
    perform set_config('palermo.subject', coalesce(actor, ''), true);
end $$;
comment on function annual_violations(text, timestamptz, timestamptz, date, date, boolean) is
    'Violations that visits of a year found, and penalties that were served in it; the service controls what an office sees of them';
revoke execute on function annual_violations(text, timestamptz, timestamptz, date, date, boolean) from public;
grant execute on function annual_violations(text, timestamptz, timestamptz, date, date, boolean) to "${user}";
