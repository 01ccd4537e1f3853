-- A hold in few statements: what the organisation holds already, a shelter under its lock, and the places. Which rooms a family
-- gets and what an organisation may hold is decided by the service; the locks and their order are as before: docs/adr/0021.

-- The nights of a hold are updated each time that a place is taken: with room in the page, no index has to be written.
alter table night set (fillfactor = 70);

create function asked_of(stay jsonb, at timestamptz) returns asked_stay language plpgsql
    set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_variable
declare
    asked asked_stay;
begin
    asked := (
        select jsonb_populate_record(cast(null as asked_stay),
                   stay || jsonb_build_object('doubted', no.doubted,
                       'shown', case when not holds_raised(cast(stay ->> 'asker' as uuid), stay ->> 'country',
                                                          cast(stay ->> 'from_night' as date), cast(stay ->> 'until_night' as date))
                                     then stay -> 'shown' end,
                       'avoided', no.unwilling || avoided_shelters(array(
                           select cast(o as uuid) from jsonb_array_elements_text(stay -> 'organisations') o))))
          from shelters_that_said_no(cast(stay ->> 'asker' as uuid), cast(stay ->> 'caseFile' as uuid), cast(stay ->> 'women' as integer),
                   stay ->> 'children', cast(stay ->> 'from_night' as date), cast(stay ->> 'until_night' as date), at) no);
    return asked;
end $$;
comment on function asked_of(jsonb, timestamptz) is 'A stay as the service writes it, with the shelters to leave out and how many places of a house may be held';

-- Holds of an organisation wait for each other, so that two at once can't exceed the limit. What is held is read after the wait.
create function lock_open_holds(of_agency uuid, of_offer uuid, of_area text, of_country text, from_night date, of_nights integer, at timestamptz)
    returns table (used boolean, holds integer, people integer, nights integer, in_area integer, registered integer, raised integer,
                   given_back integer)
    language plpgsql set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_variable
begin
    perform pg_advisory_xact_lock(hashtextextended('open holds ' || of_agency, 0));
    return query
    with mine as materialized (
        select h.id, h.area, h.nights, h.women + cardinality(string_to_array(h.children, ',')) as people, h.state, h.held_at,
               h.state = 'HELD' and h.expires_at > at as open
          from hold h
         where h.agency = of_agency and (h.state = 'HELD' and h.expires_at > at or h.held_at > at - interval '1 day'))
    select exists (select from hold h where h.offer = of_offer),
           cast(count(*) filter (where m.open) as integer), cast(coalesce(sum(m.people) filter (where m.open), 0) as integer),
           cast(coalesce(sum(m.people * m.nights) filter (where m.open), 0) as integer),
           cast(coalesce(sum(m.people) filter (where m.open and m.area = of_area), 0) as integer),
           (select cast(coalesce(sum(p.registered), 0) as integer) from offer_profile p where p.area = of_area),
           (select coalesce(max(r.people), 0) from hold_raise r
             where r.agency = of_agency and r.country = of_country and r.night = from_night and r.nights >= of_nights),
           (select cast(count(*) as integer) from mine g
             where g.held_at > at - interval '1 day'
               and (g.state = 'RELEASED' or g.state = 'HELD' and not g.open and not exists (select from placement p where p.hold = g.id)))
      from mine m;
end $$;
comment on function lock_open_holds(uuid, uuid, text, text, date, integer, timestamptz) is
    'What an organisation holds, and may hold for such a stay; whether an offer was used; how many holds it gave back or let run out within a day. Other holds of the organisation wait until the end of the transaction';

-- What has expired would violate the exclusion constraint. A statement that deletes nothing would still count for nothing.
create function vacancy_with_places(of_shelter uuid, of_area text, asked asked_stay, at timestamptz, stale_before timestamptz, willing boolean)
    returns table (shelter uuid, spare integer, free_beds integer, free_rooms text, free_places text)
    language plpgsql set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
    if exists (select from allocation a
                where a.shelter = of_shelter and a.until_night > asked.from_night and a.from_night < asked.until_night and a.expires_at <= at) then
        delete from allocation a
         where a.shelter = of_shelter and a.until_night > asked.from_night and a.from_night < asked.until_night and a.expires_at <= at;
    end if;
    return query
    select v.shelter, v.spare, v.free_beds, v.free_rooms, coalesce(f.places, '')
      from vacancy(of_shelter, of_area, asked, at, stale_before, willing) v
     cross join lateral (
           select string_agg(p.id || chr(31) || p.room || chr(31) || p.kind, chr(30) order by p.id) as places
             from (select l.id, l.room, l.kind from place l
                    where l.shelter = v.shelter and l.operational and (asked.family or l.kind = 'BED')
                      and l.id <> all (array(select a.place_id from allocation a
                                              where a.shelter = v.shelter and a.until_night > asked.from_night and a.from_night < asked.until_night))
                    order by l.id
                    limit case when not asked.family then asked.size end) p) f;
end $$;
comment on function vacancy_with_places(uuid, text, asked_stay, timestamptz, timestamptz, boolean) is
    'Deletes what has expired on the nights of a stay, and says what the shelter has: as vacancy, and its free places as id, room and kind joined by the separators of ASCII: for a family all, for others the beds that they need. The caller has locked the nights for placing';

-- Shelters are tried in the order of their ids, and a shelter stays locked while the next ones are tried. The first reading only
-- shows which are worth trying: each is read again under its lock. So is who has said no, because a shelter that refuses holds
-- the same lock. The first shelter nearly always has the place.
create function lock_next_vacancy(stay jsonb, of_area text, at timestamptz, stale_before timestamptz, after uuid)
    returns table (shelter uuid, spare integer, free_beds integer, free_rooms text, free_places text)
    language plpgsql set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_variable
declare
    asked asked_stay := asked_of(stay, at);
    kept_away constant uuid[] := asked.avoided;
    at_once integer := 1;
    tried integer;
begin
    loop
        tried := 0;
        for shelter in select f from fitting_shelters(of_area, asked, at, stale_before, after, at_once) f loop
            tried := tried + 1;
            after := shelter;
            perform lock_nights(shelter, asked.from_night, asked.until_night, at);
            select no.doubted, kept_away || no.unwilling into asked.doubted, asked.avoided
              from shelters_that_said_no(cast(stay ->> 'asker' as uuid), cast(stay ->> 'caseFile' as uuid), cast(stay ->> 'women' as integer),
                       stay ->> 'children', asked.from_night, asked.until_night, at) no;
            select v.spare, v.free_beds, v.free_rooms, v.free_places into spare, free_beds, free_rooms, free_places
              from vacancy_with_places(shelter, of_area, asked, at, stale_before, false) v;
            if spare >= asked.size then
                return next;
                return;
            end if;
        end loop;
        exit when tried = 0;
        at_once := 8;
    end loop;
end $$;
comment on function lock_next_vacancy(jsonb, text, timestamptz, timestamptz, uuid) is
    'Locks the next shelter of an area by id that may take them now, and says what it has as vacancy_with_places does; no row when there is none';

-- Whoever writes which places a hold took must see the hold. As conditions of the policies, the three queries contained all policies of
-- holds, and those of placements and broadcasts, three times: to begin such a statement took longer than to run it. Now the one that
-- applies is run.
create function actor_holds(of_hold uuid) returns boolean language plpgsql stable parallel safe as $$
begin
    return exists (select from hold h where h.id = of_hold and h.agency = actor_agency());
end $$;
comment on function actor_holds(uuid) is 'Whether a hold that the actor sees belongs to the organisation of the actor';

create function actor_sees_hold(of_hold uuid) returns boolean language plpgsql stable parallel safe as $$
begin
    return exists (select from hold h where h.id = of_hold);
end $$;
comment on function actor_sees_hold(uuid) is 'Whether the actor sees a hold';

create function actor_answered_with(of_hold uuid) returns boolean language plpgsql stable parallel safe as $$
begin
    return exists (select from hold h join broadcast_alert a on a.broadcast = h.offer and a.shelter = h.shelter
                    where h.id = of_hold and h.state = 'HELD' and a.operator_agency = actor_agency());
end $$;
comment on function actor_answered_with(uuid) is 'Whether a hold that the actor sees is at the shelter that the organisation of the actor runs, for a broadcast that asked it';

alter policy holder_holds on hold_place with check ((select actor_may_hold()) and actor_holds(hold));
alter policy waitlist_holds on hold_place with check ((select actor_is('system:waitlist')) and actor_sees_hold(hold));
alter policy asked_operator_holds on hold_place with check ((select actor_has('shelter-manager')) and actor_answered_with(hold));

-- One statement after the other, because the policy of hold_place reads the hold.
create function give_places(of_hold jsonb, allocations uuid[], places uuid[], whole_rooms boolean) returns integer
    language plpgsql set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
declare
    h hold := jsonb_populate_record(cast(null as hold), of_hold);
    given integer;
begin
    insert into hold (id, reference, shelter, area, agency, subject, from_night, nights, women, children, needs, state,
                      held_at, expires_at, version, offer, languages, boys, women_ages, case_file, request)
    values (h.id, h.reference, h.shelter, h.area, h.agency, h.subject, h.from_night, h.nights, h.women, h.children, h.needs, h.state,
            h.held_at, h.expires_at, h.version, h.offer, h.languages, h.boys, h.women_ages, h.case_file, h.request);
    with taken as (
        insert into allocation (id, place_id, nights, kind, expires_at, whole_rooms)
        select w.id, w.place_id, daterange(h.from_night, h.from_night + h.nights), 'HOLD', h.expires_at, give_places.whole_rooms
          from unnest(allocations, places) w(id, place_id)
         order by w.place_id
            on conflict do nothing
        returning id, place_id)
    insert into hold_place (hold, place_id, allocation) select h.id, place_id, id from taken;
    get diagnostics given = row_count;
    return given;
end $$;
comment on function give_places(jsonb, uuid[], uuid[], boolean) is 'Writes a hold and takes its places, those of the order of their ids that nobody has; how many it got. The caller has locked the nights of the shelter';

-- The lock of the shelter comes first, as everywhere. Nearly always each night has its row.
create or replace function lock_nights(of_shelter uuid, from_night date, until_night date, at timestamptz) returns void language plpgsql
    set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_variable
declare
    first_night date;
    until date;
    locked integer;
begin
    perform lock_shelter(of_shelter);
    select least(from_night, min(a.from_night)), greatest(until_night, max(a.until_night)) into first_night, until
      from allocation a
     where a.shelter = of_shelter and a.until_night > from_night and a.from_night < until_night and a.expires_at <= at;
    perform 1 from night n where n.shelter = of_shelter and n.night >= first_night and n.night < until order by n.night for update;
    get diagnostics locked = row_count;
    if locked < until - first_night then
        insert into night (shelter, night)
        select of_shelter, first_night + i from generate_series(0, until - first_night - 1) i
            on conflict do nothing;
        perform 1 from night n where n.shelter = of_shelter and n.night >= first_night and n.night < until order by n.night for update;
    end if;
    perform 1 from offer_profile p where p.shelter = of_shelter for share;
end $$;

-- The nights are locked by date, then counted by a statement of its own: it sees what the transaction that held the lock
-- before has written. Nearly always each night has its row.
create or replace function count_nights(of_shelter uuid, first_night date, until date) returns void language plpgsql
    set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_variable
declare
    locked integer;
begin
    perform 1 from night n where n.shelter = of_shelter and n.night >= first_night and n.night < until order by n.night for update;
    get diagnostics locked = row_count;
    if locked < until - first_night then
        insert into night (shelter, night)
        select of_shelter, first_night + i from generate_series(0, until - first_night - 1) i
            on conflict do nothing;
        perform 1 from night n where n.shelter = of_shelter and n.night >= first_night and n.night < until order by n.night for update;
    end if;
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
