-- Free spans: the nights on which no placement takes a bed or a room. In a full country a search would otherwise look at each
-- shelter of its areas to learn that none has a place; one index over the spans finds the few that could have one.

-- Holds are left out: they come and go by the minute, and hide a place for half an hour only. So a span promises nothing, and
-- what is held is subtracted when a search counts (counted_shelters).
create table free_span (
    room       uuid      not null,
    shelter    uuid      not null references offer_profile on delete cascade,
    area       text      not null,
    whole_room boolean   not null,
    places     integer   not null check (places > 0),
    beds       integer   not null check (beds >= 0),
    nights     daterange not null,
    unit       uuid      not null
);
create index free_span_of_room on free_span (room);
create index free_span_of_shelter on free_span (shelter);
create index free_span_in_area on free_span using gist (area, whole_room, nights) include (unit, shelter, places, beds);

comment on table free_span is 'From one placement to the next: nights on which no placement takes a bed, or any place of a room; nothing in it says who or where, so it has no policy';
comment on column free_span.room is 'The room, or the room of the bed, an opaque id';
comment on column free_span.shelter is 'Where the room is, an opaque id';
comment on column free_span.area is 'The shelter''s area';
comment on column free_span.whole_room is 'True for a room, which a family takes whole; false for one bed of it';
comment on column free_span.places is 'Places in service';
comment on column free_span.beds is 'Beds among them';
comment on column free_span.nights is 'Half-open, from a week ago or the placement before on, without an end after the last';
comment on column free_span.unit is 'The bed, or the room of a whole one: what is free, an opaque id';

-- A search looks ahead, so what was free before last week is not kept: finding a room's spans anew at each placement in it
-- takes a time that does not grow with the room's age.
create function span_rooms(of_rooms uuid[]) returns void language plpgsql as $$
declare
    ahead daterange := daterange(cast(actor_time() at time zone 'UTC' as date) - 7, null);
begin
    delete from free_span where room = any (of_rooms);
    insert into free_span (unit, room, shelter, area, whole_room, places, beds, nights)
    select l.id, l.room, l.shelter, p.area, false, 1, 1, unnest(datemultirange(ahead) - coalesce(t.nights, '{}'))
      from place l join offer_profile p on p.shelter = l.shelter
     cross join lateral (select range_agg(a.nights) as nights from allocation a where a.place_id = l.id and a.nights && ahead and a.kind = 'PLACEMENT') t
     where l.room = any (of_rooms) and l.operational and l.kind = 'BED'
     union all
    select r.room, r.room, r.shelter, p.area, true, r.places, r.beds, unnest(datemultirange(ahead) - coalesce(t.nights, '{}'))
      from (select l.room, l.shelter, cast(count(*) filter (where l.operational) as integer) as places,
                   cast(count(*) filter (where l.operational and l.kind = 'BED') as integer) as beds
              from place l where l.room = any (of_rooms)
             group by l.room, l.shelter having bool_or(l.operational)) r
      join offer_profile p on p.shelter = r.shelter
     cross join lateral (select range_agg(a.nights) as nights from place l join allocation a on a.place_id = l.id and a.nights && ahead
                          where l.room = r.room and a.kind = 'PLACEMENT') t;
end $$;
comment on function span_rooms(uuid[]) is 'Finds anew the free spans of rooms and of their beds; to be called under the locks of their shelters';

create function span_changed_allocation() returns trigger language plpgsql as $$
declare
    place_ids uuid[] := array_remove(array[new.place_id, old.place_id], null);
begin
    perform lock_shelter(s.shelter) from (select distinct l.shelter from place l where l.id = any (place_ids) order by 1) s;
    perform span_rooms(array(select distinct l.room from place l where l.id = any (place_ids)));
    return null;
end $$;
comment on function span_changed_allocation() is 'Finds the free spans of a room where a placement came, was changed or went';
create trigger span_after_insert after insert on allocation for each row when (new.kind = 'PLACEMENT') execute function span_changed_allocation();
create trigger span_after_delete after delete on allocation for each row when (old.kind = 'PLACEMENT') execute function span_changed_allocation();

-- When a family is placed, one statement changes all places of a room: the room is looked at once.
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
create trigger span_after_update after update on allocation
    referencing new table as written old table as replaced for each statement execute function span_changed_allocations();

create function span_all() returns trigger language plpgsql as $$
begin
    perform span_rooms(array(select distinct room from place));
    return null;
end $$;
comment on function span_all() is 'Finds all free spans anew when all allocations are gone at once';
create trigger span_after_truncate after truncate on allocation for each statement execute function span_all();

-- The profile is locked before its area is read, so that the area does not change unseen; after the shelter, as everywhere.
create function span_changed_places() returns trigger language plpgsql as $$
begin
    perform lock_shelter(s.shelter) from (select distinct shelter from written order by 1) s;
    perform 1 from offer_profile p where p.shelter in (select shelter from written) order by p.shelter for no key update;
    perform span_rooms(array(select distinct room from written));
    return null;
end $$;
comment on function span_changed_places() is 'Finds the free spans of rooms that got a place or had one changed';
-- Named to run before the count of places, which locks the profile: the shelter is locked first.
create trigger a_span_after_insert after insert on place referencing new table as written for each statement execute function span_changed_places();
create trigger a_span_after_update after update on place referencing new table as written for each statement execute function span_changed_places();

create function move_spans() returns trigger language plpgsql as $$
begin
    update free_span set area = new.area where shelter = new.shelter;
    return null;
end $$;
comment on function move_spans() is 'Has the free spans follow their shelter into another area';
create trigger move_spans after update of area on offer_profile for each row when (new.area <> old.area) execute function move_spans();
