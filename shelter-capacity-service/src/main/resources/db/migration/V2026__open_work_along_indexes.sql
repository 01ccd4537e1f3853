-- A hold that has ended keeps its row until it is erased, and nothing leads from a shelter to its holds: what is held is counted by the
-- places that are taken for it. Stays are found by the organisation that runs the shelter, past ones left out.
create index placement_staying on placement (operator_agency) where state in ('ACCEPTED', 'ARRIVED', 'ABSENT', 'MISSING');

create or replace function open_work_of_operator(of_agency uuid) returns table (people bigint, holds bigint)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
begin
    if not coalesce(actor_is('system:inbox'), false) then
        return;
    end if;
    perform set_config('palermo.subject', 'system:closing', true);
    return query
        select (select count(*) from placement p
                 where p.operator_agency = of_agency and p.state in ('ACCEPTED', 'ARRIVED', 'ABSENT', 'MISSING'))
               + (select coalesce(sum(o.unregistered), 0) from shelter s join offer_profile o on o.shelter = s.id
                   where s.operator_agency = of_agency),
               (select count(*) from shelter s join allocation a on a.shelter = s.id
                 where s.operator_agency = of_agency and a.until_night >= cast(actor_time() as date) - 1 and a.expires_at > actor_time());
    perform set_config('palermo.subject', coalesce(actor, ''), true);
end $$;
comment on function open_work_of_operator(uuid) is
    'How many stays are agreed or go on in the shelters of an organisation, with people who were counted there without one, and how many places are held. No row for anybody but the inbox';
drop policy closing_counts on hold;

-- The rows of the shelters are locked before it is read which of them are open: one that somebody opens at this instant would otherwise
-- be read as closed, and stay open. One that somebody registers at this instant is waited for, or waits.
create or replace function close_shelters_of(of_agency uuid) returns table (shelter uuid)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
    closed uuid[];
begin
    if not coalesce(actor_is('system:inbox'), false) then
        return;
    end if;
    perform set_config('palermo.subject', 'system:closing', true);
    perform pg_advisory_xact_lock(hashtextextended('palermo.operator.' || of_agency, 0));
    perform lock_shelter(s.id) from (select id from shelter h where h.operator_agency = of_agency order by id) s;
    perform 1 from shelter h where h.operator_agency = of_agency order by h.id for update;
    with now_closed as (
        update shelter s set status = 'CLOSED', version = s.version + 1
         where s.operator_agency = of_agency and s.status <> 'CLOSED' returning s.id)
    select coalesce(array_agg(c.id order by c.id), '{}') into closed from now_closed c;
    update offer_profile p set status = 'CLOSED' where p.shelter = any (closed);
    -- A status that a phone recorded lies in the past, and the last one may be of this very transaction.
    insert into shelter_state (shelter, status, since, recorded_by, recorded_at)
    select c.id, 'CLOSED', greatest(actor_time(), max(t.since) + interval '1 microsecond'), 'system:closing', actor_time()
      from unnest(closed) c (id) left join shelter_state t on t.shelter = c.id
     group by c.id;
    perform set_config('palermo.subject', coalesce(actor, ''), true);
    return query select c.id from unnest(closed) c (id);
end $$;

create function await_closing_of_operator() returns trigger language plpgsql as $$
begin
    perform pg_advisory_xact_lock_shared(hashtextextended('palermo.operator.' || new.operator_agency, 0));
    return new;
end $$;
comment on function await_closing_of_operator() is
    'Waits until nobody closes the organisation that runs the new shelter; whether it is closed is read after that';
create trigger shelter_awaits_closing before insert on shelter for each row execute function await_closing_of_operator();
