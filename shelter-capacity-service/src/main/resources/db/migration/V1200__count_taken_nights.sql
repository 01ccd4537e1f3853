-- A search used to read every place and every stay of an area. What it needs of a shelter and a night is counted here as
-- it changes, in the transaction that changes it: see the decision on searching by nights (docs/adr/0021).

-- Stays of one shelter that end after a night, along one index. Nobody has to say whose a place is.
alter table allocation add column shelter uuid;
alter table allocation add column from_night date generated always as (lower(nights)) stored;
alter table allocation add column until_night date generated always as (upper(nights)) stored;
update allocation a set shelter = l.shelter from place l where l.id = a.place_id;
alter table allocation alter column shelter set not null;
create index allocation_shelter on allocation (shelter, until_night) include (from_night, place_id, expires_at);
create index place_of_shelter on place (shelter, id) include (room, kind, operational);
drop index place_shelter;

comment on column allocation.shelter is 'Where the place is, an opaque id; set by the database';
comment on column allocation.from_night is 'First of the nights';
comment on column allocation.until_night is 'The morning after the last of the nights: no longer taken';

alter table night add column taken integer not null default 0 check (taken >= 0);
alter table night add column taken_beds integer not null default 0 check (taken_beds >= 0);
alter table night add column taken_rooms integer not null default 0 check (taken_rooms >= 0);
alter table night add column exact_until timestamptz;

comment on table night is 'The limits of one night, what is taken of it, and the lock under which its places are given';
comment on column night.taken is 'Places held or given, until exact_until';
comment on column night.taken_beds is 'Beds among them';
comment on column night.taken_rooms is 'Rooms in which at least one place is taken';
comment on column night.exact_until is 'The first end of a hold among them: from this instant on the counts are too high, and whoever needs them counts again; null when none ends by itself';

alter table offer_profile add column operational integer not null default 0 check (operational >= 0);
alter table offer_profile add column beds integer not null default 0 check (beds >= 0);
alter table offer_profile add column rooms integer not null default 0 check (rooms >= 0);

comment on column offer_profile.operational is 'Its places in service';
comment on column offer_profile.beds is 'Its beds, in service or not';
comment on column offer_profile.rooms is 'Its rooms';

create function name_shelter_of_place() returns trigger language plpgsql as $$
begin
    select l.shelter into new.shelter from place l where l.id = new.place_id;
    return new;
end $$;
comment on function name_shelter_of_place() is 'Says of an allocation where its place is';
create trigger name_shelter before insert or update of place_id, shelter on allocation
    for each row execute function name_shelter_of_place();

-- Locked by date, then counted by a statement of its own, which sees what whoever held the lock before has left.
create function count_nights(of_shelter uuid, first_night date, until date) returns void language plpgsql as $$
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
       set operational = c.operational, beds = c.beds, rooms = c.rooms
      from (select l.shelter, count(*) filter (where l.operational) as operational, count(*) filter (where l.kind = 'BED') as beds,
                   count(distinct l.room) as rooms
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

select count_places((select array_agg(shelter) from offer_profile));
select count_nights(shelter, min(from_night), max(until_night)) from allocation group by shelter;
