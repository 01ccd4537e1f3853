-- Places, the nights on which they are taken, and the counts and locks with which they are given. Nothing here says who or
-- where, so these tables have no policy.

-- The extension is trusted since PostgreSQL 13: the owner of the database may create it.
create extension if not exists btree_gist;

create table place (
    id          uuid    primary key,
    shelter     uuid    not null references offer_profile,
    room        uuid    not null references room,
    kind        text    not null check (kind in ('BED', 'COT')),
    operational boolean not null,
    version     integer not null default 0
);
create index place_of_shelter on place (shelter, id) include (room, kind, operational);
create index place_of_room on place (room);

comment on table place is 'One sleeping place; a family takes all places of a room together';
comment on column place.id is 'UUIDv7; places are tried in its order';
comment on column place.shelter is 'Where it is, an opaque id';
comment on column place.room is 'Its room, an opaque id';
comment on column place.kind is 'BED or COT';
comment on column place.operational is 'False while it is out of service';
comment on column place.version is 'Counts changes, the ETag';

create table night (
    shelter       uuid        not null references offer_profile,
    night         date        not null,
    staffed       integer     check (staffed >= 0),
    hygiene_limit integer     check (hygiene_limit >= 0),
    taken         integer     not null default 0 check (taken >= 0),
    taken_beds    integer     not null default 0 check (taken_beds >= 0),
    taken_rooms   integer     not null default 0 check (taken_rooms >= 0),
    exact_until   timestamptz,
    primary key (shelter, night)
);

comment on table night is 'The limits of one night, what is taken of it, and the lock under which its places are given';
comment on column night.shelter is 'Whose night, an opaque id';
comment on column night.night is 'The date on which it begins, in the shelter''s zone';
comment on column night.staffed is 'Places that staff can look after this night; null for the usual number';
comment on column night.hygiene_limit is 'Places that hygiene allows this night; null for the usual number';
comment on column night.taken is 'Places held or given, until exact_until';
comment on column night.taken_beds is 'Beds among them';
comment on column night.taken_rooms is 'Rooms in which at least one place is taken';
comment on column night.exact_until is 'The first end of a hold among them: from this instant on the counts are too high, and whoever needs them counts again; null when none ends by itself';

create table allocation (
    id          uuid        primary key,
    place_id    uuid        not null references place,
    nights      daterange   not null check (not isempty(nights)),
    kind        text        not null check (kind in ('HOLD', 'PLACEMENT')),
    expires_at  timestamptz,
    shelter     uuid        not null,
    from_night  date        generated always as (lower(nights)) stored,
    until_night date        generated always as (upper(nights)) stored,
    whole_rooms boolean     not null default false,
    check ((kind = 'HOLD') = (expires_at is not null)),
    constraint allocation_once exclude using gist (place_id with =, nights with &&)
);
-- Stays of one shelter that end after a night, along one index; the second has only the few that are held.
create index allocation_shelter on allocation (shelter, until_night) include (from_night, place_id, expires_at);
create index allocation_held on allocation (shelter, until_night) include (from_night, place_id, expires_at) where expires_at is not null;

comment on table allocation is 'Who-less record that a place is taken: no person, agency, name or address, so no policy. The exclusion constraint is what makes double booking impossible';
comment on column allocation.id is 'UUIDv7';
comment on column allocation.place_id is 'Which place';
comment on column allocation.nights is 'Half-open range of nights, dates of the shelter''s zone';
comment on column allocation.kind is 'HOLD until its end, PLACEMENT without one';
comment on column allocation.expires_at is 'From this instant on the place is free again; nothing has to run for it';
comment on column allocation.shelter is 'Where the place is, an opaque id; set by the database';
comment on column allocation.from_night is 'First of the nights';
comment on column allocation.until_night is 'The morning after the last of the nights: no longer taken';
comment on column allocation.whole_rooms is 'Held for a family, which has its rooms to itself: how many places it took says how the house is divided, so nothing else of the house is held for these nights until it has answered';

create function name_shelter_of_place() returns trigger language plpgsql as $$
begin
    select l.shelter into new.shelter from place l where l.id = new.place_id;
    return new;
end $$;
comment on function name_shelter_of_place() is 'Says of an allocation where its place is';
create trigger name_shelter before insert or update of place_id, shelter on allocation
    for each row execute function name_shelter_of_place();

-- Locks. A transaction that changes what is counted on a shelter's nights waits for the shelter first, then for the nights by
-- date, then for the profile. Without the first lock, two could wait for each other: some lock nights first and some the
-- profile, and the insert of a night waits for another transaction that inserts the same.
create function lock_shelter(of_shelter uuid) returns void language plpgsql as $$
begin
    perform pg_advisory_xact_lock(hashtextextended('palermo.shelter.' || of_shelter, 0));
end $$;
comment on function lock_shelter(uuid) is 'Waits until nobody else changes what is counted of a shelter; until the end of the transaction';

-- To give places is also to delete the holds that have ended on them. This changes what is counted on nights beyond the stay,
-- so those nights are locked as well.
create function lock_nights(of_shelter uuid, from_night date, until_night date, at timestamptz) returns void language plpgsql
    set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_variable
declare
    first_night date;
    until date;
begin
    perform lock_shelter(of_shelter);
    select least(from_night, min(a.from_night)), greatest(until_night, max(a.until_night)) into first_night, until
      from allocation a
     where a.shelter = of_shelter and a.until_night > from_night and a.from_night < until_night and a.expires_at <= at;
    insert into night (shelter, night)
    select of_shelter, first_night + i from generate_series(0, until - first_night - 1) i
        on conflict do nothing;
    perform 1 from night n where n.shelter = of_shelter and n.night >= first_night and n.night < until order by n.night for update;
    perform 1 from offer_profile p where p.shelter = of_shelter for share;
end $$;
comment on function lock_nights(uuid, date, date, timestamptz) is 'Locks the nights of a stay, and those of what has ended on them, by date, then the profile; null as the time when nothing will be deleted';

-- Counts. A search doesn't read every place and every stay of an area. What it needs to know of a shelter and a night is
-- counted here as it changes, in the transaction that changes it: docs/adr/0021.

-- The nights are locked by date, then counted by a statement of its own: it sees what the transaction that held the lock
-- before has written.
create function count_nights(of_shelter uuid, first_night date, until date) returns void language plpgsql
    set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_variable
begin
    insert into night (shelter, night)
    select of_shelter, first_night + i from generate_series(0, until - first_night - 1) i
        on conflict do nothing;
    perform 1 from night n where n.shelter = of_shelter and n.night >= first_night and n.night < until order by n.night for update;
    update night n
       set taken = c.taken, taken_beds = c.beds, taken_rooms = c.rooms, exact_until = c.until
      from (select d.night, coalesce(t.taken, 0) as taken, coalesce(t.beds, 0) as beds, coalesce(t.rooms, 0) as rooms, t.until
              from (select first_night + i as night from generate_series(0, until - first_night - 1) i) d
              left join (select first_night + i as night, count(*) as taken, count(*) filter (where l.kind = 'BED') as beds,
                                count(distinct l.room) as rooms, min(a.expires_at) as until
                           from allocation a
                           join place l on l.id = a.place_id
                          cross join generate_series(greatest(a.from_night - first_night, 0), least(a.until_night, until) - first_night - 1) i
                          where a.shelter = of_shelter and a.until_night > first_night and a.from_night < until
                          group by i) t on t.night = d.night) c
     where n.shelter = of_shelter and n.night = c.night
       and (n.taken, n.taken_beds, n.taken_rooms, n.exact_until) is distinct from (c.taken, c.beds, c.rooms, c.until);
end $$;
comment on function count_nights(uuid, date, date) is 'Counts anew what is taken of a shelter from a night until before another; waits for whoever gives places there';

create function count_new_allocations() returns trigger language plpgsql as $$
begin
    perform count_nights(s.shelter, s.first_night, s.until)
       from (select shelter, min(from_night) as first_night, max(until_night) as until from written group by shelter order by shelter) s;
    return null;
end $$;
comment on function count_new_allocations() is 'Counts the nights of allocations that came, were changed or went';

create function count_changed_allocations() returns trigger language plpgsql as $$
begin
    perform count_nights(s.shelter, s.first_night, s.until)
       from (select shelter, min(from_night) as first_night, max(until_night) as until
               from (select shelter, from_night, until_night from written
                     union all select shelter, from_night, until_night from replaced) b
              group by shelter order by shelter) s;
    return null;
end $$;
comment on function count_changed_allocations() is 'Counts the nights on which a changed allocation stood and stands';
create trigger count_after_insert after insert on allocation
    referencing new table as written for each statement execute function count_new_allocations();
create trigger count_after_delete after delete on allocation
    referencing old table as written for each statement execute function count_new_allocations();
create trigger count_after_update after update on allocation
    referencing new table as written old table as replaced for each statement execute function count_changed_allocations();

create function forget_counts() returns trigger language plpgsql as $$
begin
    update night set taken = 0, taken_beds = 0, taken_rooms = 0, exact_until = null where taken > 0;
    return null;
end $$;
comment on function forget_counts() is 'Nothing is taken when all allocations are gone at once';
create trigger forget_after_truncate after truncate on allocation for each statement execute function forget_counts();

-- The lock first, in a statement of its own, as above.
create function count_places(of_shelters uuid[]) returns void language plpgsql as $$
begin
    perform 1 from offer_profile p where p.shelter = any (of_shelters) order by p.shelter for no key update;
    update offer_profile p
       set operational = c.operational, beds = c.beds, rooms = c.rooms, registered = c.registered
      from (select l.shelter, count(*) filter (where l.operational) as operational, count(*) filter (where l.kind = 'BED') as beds,
                   count(distinct l.room) as rooms, count(*) as registered
              from place l where l.shelter = any (of_shelters) group by l.shelter) c
     where p.shelter = c.shelter;
end $$;
comment on function count_places(uuid[]) is 'Counts anew the places of shelters';

create function count_changed_places() returns trigger language plpgsql as $$
begin
    perform count_places((select array_agg(distinct shelter) from written));
    return null;
end $$;
comment on function count_changed_places() is 'Counts the places of shelters that got one or had one changed';
create trigger count_after_insert after insert on place
    referencing new table as written for each statement execute function count_changed_places();
create trigger count_after_update after update on place
    referencing new table as written for each statement execute function count_changed_places();
