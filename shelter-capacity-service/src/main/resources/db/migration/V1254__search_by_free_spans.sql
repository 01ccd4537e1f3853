-- In a full country a search had to look at each shelter of its areas to learn that none has a place. What no placement
-- takes is kept here as spans of nights, so that the few who could have a place for the whole stay come out of one index.
-- Holds are left out: they come and go by the minute and hide a place for half an hour only, so a span promises nothing and
-- its shelter is counted exactly (free_places), as before.
create table free_span (
    room       uuid      not null,
    shelter    uuid      not null references offer_profile on delete cascade,
    area       text      not null,
    whole_room boolean   not null,
    places     integer   not null check (places > 0),
    beds       integer   not null check (beds >= 0),
    nights     daterange not null
);
create index free_span_of_room on free_span (room);
create index free_span_of_shelter on free_span (shelter);
create index free_span_in_area on free_span using gist (area, whole_room, nights) include (shelter, places, beds);

comment on table free_span is 'From one placement to the next: nights on which no placement takes a bed, or any place of a room; nothing in it says who or where, so it has no policy';
comment on column free_span.room is 'The room, or the room of the bed, an opaque id';
comment on column free_span.shelter is 'Where the room is, an opaque id';
comment on column free_span.area is 'The shelter''s area';
comment on column free_span.whole_room is 'True for a room, which a family takes whole; false for one bed of it';
comment on column free_span.places is 'Places in service';
comment on column free_span.beds is 'Beds among them';
comment on column free_span.nights is 'Half-open, without a beginning before the first placement and without an end after the last';

create function span_rooms(of_rooms uuid[]) returns void language plpgsql as $$
begin
    delete from free_span where room = any (of_rooms);
    insert into free_span (room, shelter, area, whole_room, places, beds, nights)
    select l.room, l.shelter, p.area, false, 1, 1, unnest(datemultirange(daterange(null, null)) - coalesce(t.nights, '{}'))
      from place l join offer_profile p on p.shelter = l.shelter
     cross join lateral (select range_agg(a.nights) as nights from allocation a where a.place_id = l.id and a.kind = 'PLACEMENT') t
     where l.room = any (of_rooms) and l.operational and l.kind = 'BED'
     union all
    select r.room, r.shelter, p.area, true, r.places, r.beds, unnest(datemultirange(daterange(null, null)) - coalesce(t.nights, '{}'))
      from (select l.room, l.shelter, cast(count(*) filter (where l.operational) as integer) as places,
                   cast(count(*) filter (where l.operational and l.kind = 'BED') as integer) as beds
              from place l where l.room = any (of_rooms)
             group by l.room, l.shelter having bool_or(l.operational)) r
      join offer_profile p on p.shelter = r.shelter
     cross join lateral (select range_agg(a.nights) as nights from place l join allocation a on a.place_id = l.id
                          where l.room = r.room and a.kind = 'PLACEMENT') t;
end $$;
comment on function span_rooms(uuid[]) is 'Finds anew the free spans of rooms and of their beds; to be called under the locks of their shelters';
create index place_of_room on place (room);

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
create trigger span_after_update after update on allocation for each row
    when ((new.kind = 'PLACEMENT' or old.kind = 'PLACEMENT') and (new.kind, new.place_id, new.nights) is distinct from (old.kind, old.place_id, old.nights))
    execute function span_changed_allocation();

create function span_changed_places() returns trigger language plpgsql as $$
begin
    perform lock_shelter(s.shelter) from (select distinct shelter from written order by 1) s;
    perform span_rooms(array(select distinct room from written));
    return null;
end $$;
comment on function span_changed_places() is 'Finds the free spans of rooms that got a place or had one changed';
-- Named to come before the count, which locks the profile: the shelter is locked first.
create trigger a_span_after_insert after insert on place referencing new table as written for each statement execute function span_changed_places();
create trigger a_span_after_update after update on place referencing new table as written for each statement execute function span_changed_places();

create function move_spans() returns trigger language plpgsql as $$
begin
    update free_span set area = new.area where shelter = new.shelter;
    return null;
end $$;
comment on function move_spans() is 'Has the free spans follow their shelter into another area';
create trigger move_spans after update of area on offer_profile for each row when (new.area <> old.area) execute function move_spans();

create function span_all() returns trigger language plpgsql as $$
begin
    perform span_rooms(array(select distinct room from place));
    return null;
end $$;
comment on function span_all() is 'Finds all free spans anew when all allocations are gone at once';
create trigger span_after_truncate after truncate on allocation for each statement execute function span_all();

-- A plan made for the questions at hand costs more than the question: the functions keep theirs.
alter function free_places(offer_profile, asked_stay, timestamptz) set plan_cache_mode = force_generic_plan;
alter function vacancy(uuid, text, asked_stay, timestamptz, timestamptz, boolean) set plan_cache_mode = force_generic_plan;
alter function count_nights(uuid, date, date) set plan_cache_mode = force_generic_plan;
alter function lock_nights(uuid, date, date, timestamptz) set plan_cache_mode = force_generic_plan;

create function spanned_shelters(of_area text, asked asked_stay, most integer) returns uuid[] language plpgsql stable parallel safe
    set plan_cache_mode = force_generic_plan as $$
declare
    shelters uuid[];
    spans bigint;
begin
    select array_agg(f.shelter) filter (where f.places >= asked.size and f.beds >= asked.beds), sum(f.spans)
      into shelters, spans
      from (select s.shelter, sum(s.places) as places, sum(s.beds) as beds, count(*) as spans
              from (select shelter, places, beds from free_span
                     where area = of_area and whole_room = asked.family and nights @> daterange(asked.from_night, asked.until_night)
                     limit most) s
             group by s.shelter) f;
    return case when spans >= most then null else coalesce(shelters, '{}') end;
end $$;
comment on function spanned_shelters(text, asked_stay, integer) is 'Shelters of an area with enough rooms or beds that no placement takes on any night of the stay; null when there are so many spans that most shelters will do';

drop function promising_shelters(text, asked_stay, timestamptz);
create function promising_shelters(of_area text, asked asked_stay, at timestamptz, among uuid[]) returns setof offer_profile language sql stable parallel safe as $$
    select p.* from offer_profile p
     where p.shelter = any (coalesce(among, array(select c.shelter from offer_profile c where c.area = of_area)))
       and p.area = of_area and takes(p, asked)
       and not exists (
       select from night n
        where n.shelter = p.shelter and n.night >= asked.from_night and n.night < asked.until_night
          and (n.exact_until is null or n.exact_until > at)
          and (least(p.operational, coalesce(n.staffed, p.staffed), coalesce(n.hygiene_limit, p.hygiene_limit)) - p.unregistered - n.taken < asked.size
            or case when asked.family then p.rooms - n.taken_rooms < 1 else p.beds - n.taken_beds < asked.size end))
$$;
comment on function promising_shelters(text, asked_stay, timestamptz, uuid[]) is 'Shelters, of some or of all of an area, that would take them and may have a place';

create or replace function search_areas(areas text[], asked asked_stay, at timestamptz, stale_before timestamptz, enough integer)
    returns table (area text, places integer, assess boolean, takes boolean) language plpgsql stable parallel safe
    set plan_cache_mode = force_generic_plan as $$
declare
    most_spans constant integer := 200;
    among uuid[];
    unseen cursor (of_area text) for select c.* from promising_shelters(of_area, asked, at, among) c where takes_unseen(c, asked, stale_before);
    others cursor (of_area text) for select c.* from promising_shelters(of_area, asked, at, among) c where not takes_unseen(c, asked, stale_before);
    p offer_profile;
begin
    foreach area in array areas loop
        places := 0;
        assess := false;
        among := spanned_shelters(area, asked, most_spans);
        open unseen(area);
        loop
            fetch unseen into p;
            exit when not found;
            places := places + free_places(p, asked, at);
            exit when places >= enough;
        end loop;
        close unseen;
        takes := places > 0 or exists (select from offer_profile c where c.area = search_areas.area and takes(c, asked));
        if places = 0 and takes then
            assess := exists (select from offer_profile c where c.area = search_areas.area and takes(c, asked) and c.census_at < stale_before);
            open others(area);
            loop
                exit when assess;
                fetch others into p;
                exit when not found;
                assess := free_places(p, asked, at) > 0;
            end loop;
            close others;
        end if;
        return next;
    end loop;
end $$;

create or replace function fitting_shelters(of_area text, asked asked_stay, at timestamptz, stale_before timestamptz, after uuid, enough integer)
    returns setof uuid language plpgsql stable parallel safe
    set plan_cache_mode = force_generic_plan as $$
declare
    most_spans constant integer := 200;
    among uuid[] := spanned_shelters(of_area, asked, most_spans);
    p offer_profile;
    found integer := 0;
begin
    for p in
        select * from promising_shelters(of_area, asked, at, among) c
         where c.shelter > after and takes_unseen(c, asked, stale_before)
         order by c.shelter
    loop
        if free_places(p, asked, at) > 0 then
            return next p.shelter;
            found := found + 1;
            exit when found >= enough;
        end if;
    end loop;
end $$;

select span_rooms(array_agg(distinct room)) from place;
