-- A violation that an order names is published by its order, or not at all: its appeal may still be pending, or may have left the
-- violation out. Penalties are published for all others.
create or replace function final_penalties(of_workplaces uuid[], today date)
    returns table (workplace uuid, country text, penalty uuid, state text, amount bigint, paid bigint, currency text, served_on date, final_on date,
                   violation uuid, code text, text text, statute text, acted_on date, workers integer)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_column
declare
    actor text := current_setting('palermo.subject', true);
    acting_kind text := current_setting('palermo.agency_kind', true);
begin
    perform set_config('palermo.subject', 'system:final', true), set_config('palermo.agency_kind', '', true);
    return query
        select * from (
            select p.workplace, p.country, p.id as penalty, p.state, p.amount, p.paid, p.currency, p.served_on,
                   case when p.appeal_outcome is not null then p.appeal_decided_on when p.appeal_lodged_on is null then p.appeal_until + 1 end as final_on,
                   v.id as violation, v.code, v.text, v.statute, v.acted_on, v.workers
              from penalty p
              join workplace w on w.id = p.workplace and w.kind <> 'PRIVATE_HOUSEHOLD'
              join finding_violation v on v.id = p.violation
             where p.workplace = any (of_workplaces) and p.amount > 0 and p.state <> 'APPEALED'
               and (p.state <> 'CANCELLED' or p.cancelled_for = 'CANT_BE_COLLECTED')
               and not exists (select 1 from directive_violation o where o.violation = v.id)) as found
         where final_on <= today
         order by final_on desc, penalty
         limit 2000;
    perform set_config('palermo.subject', coalesce(actor, ''), true), set_config('palermo.agency_kind', coalesce(acting_kind, ''), true);
end $$;
comment on function final_penalties(uuid[], date) is
    'Penalties of workplaces that are final, for violations that no order names; at most 2,000 rows, the latest first';
