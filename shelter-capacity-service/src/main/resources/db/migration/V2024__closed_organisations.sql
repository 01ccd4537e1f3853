-- An organisation that the mechanism has closed answers nobody any more, so none of its shelters takes anybody in.

create table closed_operator (
    agency    uuid        primary key,
    closed_at timestamptz not null
);

comment on table closed_operator is 'Organisations of the register that the mechanism has told are closed; none of their shelters may be opened';
comment on column closed_operator.agency is 'The organisation';
comment on column closed_operator.closed_at is 'Time of the transaction that was told';

create policy closing_finds on shelter for select to current_user using ((select actor_is('system:closing')));
create policy closing_closes on shelter for update to current_user using ((select actor_is('system:closing')))
    with check ((select actor_is('system:closing')) and status = 'CLOSED');
create policy closing_counts on hold for select to current_user using ((select actor_is('system:closing')));
create policy closing_counts on placement for select to current_user using ((select actor_is('system:closing')));

-- The shelters are locked first: whoever gives a place of one, or opens one, at the same time is done before, or finds it closed.
create function close_shelters_of(of_agency uuid) returns table (shelter uuid)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
    closed uuid[];
begin
    if not coalesce(actor_is('system:inbox'), false) then
        return;
    end if;
    perform set_config('palermo.subject', 'system:closing', true);
    perform lock_shelter(s.id) from (select id from shelter h where h.operator_agency = of_agency order by id) s;
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
comment on function close_shelters_of(uuid) is
    'Closes the shelters of an organisation that the mechanism has closed; the ids of those that were not closed. No row for anybody but the inbox';
revoke execute on function close_shelters_of(uuid) from public;
grant execute on function close_shelters_of(uuid) to "${user}";

create function open_work_of_operator(of_agency uuid) returns table (people bigint, holds bigint)
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
               (select count(*) from shelter s join hold h on h.shelter = s.id
                 where s.operator_agency = of_agency and h.state = 'HELD' and h.expires_at > actor_time());
    perform set_config('palermo.subject', coalesce(actor, ''), true);
end $$;
comment on function open_work_of_operator(uuid) is
    'How many stays are agreed or go on in the shelters of an organisation, with people who were counted there without one, and how many holds. No row for anybody but the inbox';
revoke execute on function open_work_of_operator(uuid) from public;
grant execute on function open_work_of_operator(uuid) to "${user}";
