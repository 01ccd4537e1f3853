-- A search looks ahead, so what was free before last week is not kept: a room's spans are found anew at each placement in it,
-- in a time that does not grow with its age.
create or replace function span_rooms(of_rooms uuid[]) returns void language plpgsql as $$
declare
    ahead daterange := daterange(cast(actor_time() at time zone 'UTC' as date) - 7, null);
begin
    delete from free_span where room = any (of_rooms);
    insert into free_span (room, shelter, area, whole_room, places, beds, nights)
    select l.room, l.shelter, p.area, false, 1, 1, unnest(datemultirange(ahead) - coalesce(t.nights, '{}'))
      from place l join offer_profile p on p.shelter = l.shelter
     cross join lateral (select range_agg(a.nights) as nights from allocation a where a.place_id = l.id and a.nights && ahead and a.kind = 'PLACEMENT') t
     where l.room = any (of_rooms) and l.operational and l.kind = 'BED'
     union all
    select r.room, r.shelter, p.area, true, r.places, r.beds, unnest(datemultirange(ahead) - coalesce(t.nights, '{}'))
      from (select l.room, l.shelter, cast(count(*) filter (where l.operational) as integer) as places,
                   cast(count(*) filter (where l.operational and l.kind = 'BED') as integer) as beds
              from place l where l.room = any (of_rooms)
             group by l.room, l.shelter having bool_or(l.operational)) r
      join offer_profile p on p.shelter = r.shelter
     cross join lateral (select range_agg(a.nights) as nights from place l join allocation a on a.place_id = l.id and a.nights && ahead
                          where l.room = r.room and a.kind = 'PLACEMENT') t;
end $$;
comment on column free_span.nights is 'Half-open, from a week ago or the placement before on, without an end after the last';

-- A family that is placed changes all places of a room in one statement: the room is looked at once.
create function span_changed_allocations() returns trigger language plpgsql as $$
declare
    place_ids uuid[] := array(select w.place_id from written w join replaced o on o.id = w.id
                               where (w.kind = 'PLACEMENT' or o.kind = 'PLACEMENT')
                                 and (w.kind, w.place_id, w.nights) is distinct from (o.kind, o.place_id, o.nights)
                               union
                              select o.place_id from replaced o where o.kind = 'PLACEMENT');
begin
    if place_ids <> '{}' then
        perform lock_shelter(s.shelter) from (select distinct l.shelter from place l where l.id = any (place_ids) order by 1) s;
        perform span_rooms(array(select distinct l.room from place l where l.id = any (place_ids)));
    end if;
    return null;
end $$;
comment on function span_changed_allocations() is 'Finds the free spans of the rooms where a placement came or was changed';
drop trigger span_after_update on allocation;
create trigger span_after_update after update on allocation
    referencing new table as written old table as replaced for each statement execute function span_changed_allocations();

-- Before the area is read the profile is locked, so that it does not change unseen; in the order of everybody else.
create or replace function span_changed_places() returns trigger language plpgsql as $$
begin
    perform lock_shelter(s.shelter) from (select distinct shelter from written order by 1) s;
    perform 1 from offer_profile p where p.shelter in (select shelter from written) order by p.shelter for no key update;
    perform span_rooms(array(select distinct room from written));
    return null;
end $$;

delete from free_span where upper(nights) <= cast(actor_time() at time zone 'UTC' as date) - 7;
