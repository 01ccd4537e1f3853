-- A family has a room to itself. A bed that was out of service when it came, or that was added later, was free at once for
-- whoever came next. It becomes the family's, from tonight on and as long as the room is.
create policy families_read on hold for select to current_user using ((select actor_is('system:families')));
create policy families_read on hold_place for select to current_user using ((select actor_is('system:families')));
create policy families_take on hold_place for insert to current_user with check ((select actor_is('system:families')));

create function give_to_families() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
    tonight date := cast(actor_time() at time zone 'UTC' as date) - 1;
begin
    perform lock_shelter(s.shelter) from (select distinct shelter from written order by 1) s;
    perform set_config('palermo.subject', 'system:families', true);
    -- What has expired still stands in the way of the exclusion constraint.
    delete from allocation a using written w where a.place_id = w.id and w.operational and a.expires_at <= actor_time();
    with theirs as materialized (
        select uuidv7() as id, w.id as place_id, p.hold, daterange(greatest(min(a.from_night), tonight), max(a.until_night)) as nights,
               min(a.kind) as kind, max(a.expires_at) as expires_at
          from written w
          join place l on l.room = w.room and l.id <> w.id
          join allocation a on a.place_id = l.id and a.until_night > tonight and (a.expires_at is null or a.expires_at > actor_time())
          join hold_place p on p.allocation = a.id
          join hold h on h.id = p.hold
         where w.operational and h.children <> '' and h.women + cardinality(string_to_array(h.children, ',')) > 1
           and not exists (select 1 from hold_place o where o.hold = p.hold and o.place_id = w.id)
         group by w.id, p.hold),
    taken as (
        insert into allocation (id, place_id, nights, kind, expires_at)
        select id, place_id, nights, kind, expires_at from theirs order by place_id
            on conflict do nothing
        returning id)
    insert into hold_place (hold, place_id, allocation)
    select t.hold, t.place_id, t.id from theirs t where t.id in (select id from taken);
    perform set_config('palermo.subject', coalesce(actor, ''), true);
    return null;
end $$;
comment on function give_to_families() is 'Gives places that come into service to the families that have their rooms';
-- Named to come first: it locks the shelter before anything of it.
create trigger a_give_after_insert after insert on place referencing new table as written for each statement execute function give_to_families();
create trigger a_give_after_update after update on place referencing new table as written for each statement execute function give_to_families();
