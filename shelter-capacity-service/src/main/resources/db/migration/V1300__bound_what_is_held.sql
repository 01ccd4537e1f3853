-- Whoever asked with ever larger parties and held what fitted counted each house. A house now has so many places held at a
-- time (the profile's maxPartyShown), whoever holds them, until it has answered; beyond that it is asked. As long as it has
-- more free than that, nothing that a search or a hold says depends on how many more: docs/adr/0022.
alter type asked_stay add attribute shown integer;
comment on column asked_stay.shown is 'How many places of a house may be held on nights that meet the stay, theirs among them; null for all of them: a shelter has said yes itself, or their organisation was given more for a night';

alter table allocation add column whole_rooms boolean not null default false;
comment on column allocation.whole_rooms is 'Held for a family, which has its rooms to itself: how many places it took says how the house is divided, so nothing else of the house is held for these nights until it has answered';

-- Of all nights of the stay together: places that are held on different nights are different places, however few a night.
create function shown_places(of_shelter uuid, asked asked_stay, at timestamptz) returns integer language plpgsql stable parallel safe
    set plan_cache_mode = force_generic_plan as $$
begin
    if asked.shown is null then
        return null;
    end if;
    return (select case when count(*) > 0 and (asked.family or bool_or(a.whole_rooms)) then 0 else asked.shown - cast(count(*) as integer) end
              from allocation a
             where a.shelter = of_shelter and a.until_night > asked.from_night and a.from_night < asked.until_night and a.expires_at > at);
end $$;
comment on function shown_places(uuid, asked_stay, timestamptz) is 'How many more places of a shelter may be held for a stay until it has answered; null for all';

create or replace function counted_shelters(of_area text, asked asked_stay, at timestamptz, stale_before timestamptz, most integer)
    returns table (shelter uuid, places integer, unseen boolean) language plpgsql stable parallel safe
    set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
    return query
    with span as materialized (
        select f.unit, f.shelter, f.places, f.beds from free_span f
         where f.area = of_area and f.whole_room = asked.family and f.nights @> daterange(asked.from_night, asked.until_night)
         limit most),
    held as materialized (
        select a.shelter, case when asked.family then l.room else l.id end as unit, a.whole_rooms
          from allocation a join place l on l.id = a.place_id
         where a.shelter in (select h.shelter from span h) and a.until_night > asked.from_night and a.from_night < asked.until_night
           and a.expires_at > at),
    free as materialized (
        select s.shelter, cast(sum(s.places) as integer) as places, array_agg(s.places) as rooms, array_agg(s.beds) as beds
          from span s
         where s.unit not in (select h.unit from held h)
         group by s.shelter
        having sum(s.places) >= asked.size and sum(s.beds) >= asked.beds)
    select p.shelter, least(n.spare, f.places, w.shown), takes_unseen(p, asked, stale_before)
      from free f
      join offer_profile p on p.shelter = f.shelter and p.area = of_area
     -- On the fullest of the nights; below zero after a limit was lowered. Of a night on which nothing is known nothing is taken.
     cross join lateral (
           select least(cast(min(least(p.operational, coalesce(n.staffed, p.staffed), coalesce(n.hygiene_limit, p.hygiene_limit)) - p.unregistered
                      - case when n.exact_until <= at
                             then (select count(*) from allocation a
                                    where a.shelter = p.shelter and a.until_night > n.night and a.from_night <= n.night
                                      and (a.expires_at is null or a.expires_at > at))
                             else n.taken end) as integer),
                  case when count(*) < asked.until_night - asked.from_night then least(p.operational, p.staffed, p.hygiene_limit) - p.unregistered end) as spare
             from night n
            where n.shelter = p.shelter and n.night >= asked.from_night and n.night < asked.until_night) n
     -- As shown_places says it.
     cross join lateral (
           select case when asked.shown is null then null
                       when count(*) > 0 and (asked.family or bool_or(h.whole_rooms)) then 0
                       else asked.shown - cast(count(*) as integer) end as shown
             from held h where h.shelter = p.shelter) w
     where takes(p, asked) and n.spare >= asked.size and coalesce(w.shown, asked.size) >= asked.size
       and (not asked.family or rooms_suffice(f.rooms, f.beds, asked.size, asked.beds, n.spare));
end $$;

-- A house of which no more is shown says the same full or not: it has to be asked.
create or replace function search_areas(areas text[], asked asked_stay, at timestamptz, stale_before timestamptz, enough integer)
    returns table (area text, places integer, assess boolean, takes boolean) language plpgsql stable parallel safe
    set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
declare
    most integer;
begin
    foreach area in array areas loop
        most := 3 * enough;
        places := 0;
        assess := false;
        while coalesce(asked.shown, asked.size) >= asked.size loop
            select coalesce(sum(c.places) filter (where c.unseen), 0), coalesce(bool_or(not c.unseen), false)
              into places, assess
              from counted_shelters(search_areas.area, asked, at, stale_before, most) c;
            exit when places >= enough or not has_more_spans(area, asked, most);
            most := 10 * most;
        end loop;
        takes := places > 0 or exists (select from offer_profile c where c.area = search_areas.area and takes(c, asked));
        assess := places = 0 and takes
              and (assess or asked.shown < asked.size
                   or exists (select from offer_profile c where c.area = search_areas.area and takes(c, asked) and c.census_at < stale_before)
                   or exists (select from offer_profile c
                               where c.area = search_areas.area and takes(c, asked) and shown_places(c.shelter, asked, at) < asked.size));
        return next;
    end loop;
end $$;

create or replace function fitting_shelters(of_area text, asked asked_stay, at timestamptz, stale_before timestamptz, after uuid, enough integer)
    returns setof uuid language plpgsql stable parallel safe
    set plan_cache_mode = force_generic_plan as $$
declare
    many constant integer := 200;
    p offer_profile;
    found integer := 0;
begin
    if asked.shown < asked.size then
        return;
    end if;
    if not has_more_spans(of_area, asked, many) then
        return query
        select c.shelter from counted_shelters(of_area, asked, at, stale_before, null) c
         where c.unseen and c.shelter > after order by c.shelter limit enough;
        return;
    end if;
    for p in
        select * from promising_shelters(of_area, asked, at, null) c
         where c.shelter > after and takes_unseen(c, asked, stale_before)
         order by c.shelter
    loop
        if free_places(p, asked, at) > 0 and coalesce(shown_places(p.shelter, asked, at), asked.size) >= asked.size then
            return next p.shelter;
            found := found + 1;
            exit when found >= enough;
        end if;
    end loop;
end $$;

create or replace function vacancy(of_shelter uuid, of_area text, asked asked_stay, at timestamptz, stale_before timestamptz, willing boolean)
    returns table (shelter uuid, spare integer, free_beds integer, free_rooms text) language plpgsql stable parallel safe
    set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
    return query
    with house as materialized (
        select p.shelter, p.unregistered, p.staffed, p.hygiene_limit, p.operational
          from offer_profile p
         where p.shelter = of_shelter and p.area = of_area and takes(p, asked)
           and (willing or takes_unseen(p, asked, stale_before) and coalesce(shown_places(p.shelter, asked, at), asked.size) >= asked.size)),
    taken as materialized (
        select a.place_id, a.from_night, a.until_night
          from house h
          join allocation a on a.shelter = h.shelter and a.until_night > asked.from_night and a.from_night < asked.until_night
           and (a.expires_at is null or a.expires_at > at)),
    room as materialized (
        select l.room, count(*) filter (where l.operational and l.kind = 'BED') as beds,
               count(*) filter (where l.operational and l.kind = 'COT') as cots,
               count(*) filter (where l.operational and l.kind = 'BED' and t.place_id is null) as free_beds,
               bool_and(t.place_id is null) and bool_or(l.operational) as free
          from house h join place l on l.shelter = h.shelter
          left join (select distinct place_id from taken) t on t.place_id = l.id
         group by l.room)
    select h.shelter,
           (select cast(min(least(h.operational, coalesce(n.staffed, h.staffed), coalesce(n.hygiene_limit, h.hygiene_limit)) - h.unregistered
                 - (select count(*) from taken t where t.from_night <= d.night and t.until_night > d.night)) as integer)
              from (select asked.from_night + i as night from generate_series(0, asked.until_night - asked.from_night - 1) i) d
              left join night n on n.shelter = h.shelter and n.night = d.night),
           (select cast(coalesce(sum(r.free_beds), 0) as integer) from room r),
           (select coalesce(string_agg(r.room || chr(31) || r.beds || chr(31) || r.cots, chr(30)) filter (where r.free), '') from room r)
      from house h;
end $$;

-- What an organisation may hold goes by what is registered, in service or not, and never by what is free.
alter table offer_profile add column registered integer not null default 0 check (registered >= 0);
comment on column offer_profile.registered is 'Its places, in service or not';

create or replace function count_places(of_shelters uuid[]) returns void language plpgsql as $$
begin
    perform 1 from offer_profile p where p.shelter = any (of_shelters) order by p.shelter for no key update;
    update offer_profile p
       set operational = c.operational, beds = c.beds, rooms = c.rooms, registered = c.registered
      from (select l.shelter, count(*) filter (where l.operational) as operational, count(*) filter (where l.kind = 'BED') as beds,
                   count(distinct l.room) as rooms, count(*) as registered
              from place l where l.shelter = any (of_shelters) group by l.shelter) c
     where p.shelter = c.shelter;
end $$;
select count_places(array(select shelter from offer_profile));

create table hold_raise (
    id        uuid        primary key,
    agency    uuid        not null,
    country   text        not null,
    night     date        not null,
    nights    integer     not null check (nights > 0),
    people    integer     not null check (people > 0),
    raised_by text        not null,
    raised_at timestamptz not null
);
create index hold_raise_of_agency on hold_raise (agency, night);
comment on table hold_raise is 'More that an organisation may hold for stays that begin on one night, as an administrator has said: after a raid, say. For these it sees and holds all that is free';
comment on column hold_raise.id is 'UUIDv7';
comment on column hold_raise.agency is 'The organisation';
comment on column hold_raise.country is 'Where, ISO 3166-1';
comment on column hold_raise.night is 'The first night of the stays, a date of the country''s zone';
comment on column hold_raise.nights is 'How many nights such a stay has at most';
comment on column hold_raise.people is 'For how many people the organisation may hold places at the same time';
comment on column hold_raise.raised_by is 'Subject of the administrator';
comment on column hold_raise.raised_at is 'Time of the transaction';

alter table hold_raise enable row level security;
alter table hold_raise force row level security;
create policy holder_reads on hold_raise for select using ((select actor_may_hold()) and agency = (select actor_agency()));
create policy waitlist_reads on hold_raise for select using ((select actor_is('system:waitlist')));
create policy administrator_reads on hold_raise for select
    using ((select actor_has('mechanism-administrator')) and country = any ((select actor_regions())::text[]));
create policy administrator_raises on hold_raise for insert
    with check ((select actor_has('mechanism-administrator')) and country = any ((select actor_regions())::text[]));
create policy served_only on hold_raise as restrictive using ((select actor_is_served()));

create function holds_raised(of_agency uuid, of_country text, first_night date, until date) returns boolean language sql stable parallel safe as $$
    select exists (select from hold_raise r
                    where r.agency = of_agency and r.country = of_country and r.night = first_night and until <= r.night + r.nights)
$$;
comment on function holds_raised(uuid, text, date, date) is 'Whether an organisation was given more for a stay from this night on; no where none asks';

create table hold_series (
    agency  uuid        primary key,
    told_at timestamptz not null
);
comment on table hold_series is 'Organisations of which the administrators were told that they hold and give back again and again, so that they are told once a day';
comment on column hold_series.agency is 'The organisation';
comment on column hold_series.told_at is 'When they were told last';
alter table hold_series enable row level security;
alter table hold_series force row level security;
create policy holder_marks on hold_series using ((select actor_may_hold()) and agency = (select actor_agency()))
    with check ((select actor_may_hold()) and agency = (select actor_agency()));
create policy served_only on hold_series as restrictive using ((select actor_is_served()));
