-- What a search needs to know of shelters. These are functions because their plans are kept by the session: planned anew
-- at each question, they took longer to plan than to run.

create index offer_profile_of_area on offer_profile (area, shelter);
drop index offer_profile_area;

alter table offer_profile add column boys_max_age integer not null default 17;
alter table offer_profile add column languages text[] not null default '{}';

comment on column offer_profile.boys_max_age is 'Oldest age in years of a boy who comes with his mother or sister; -1 for none';
comment on column offer_profile.languages is 'Primary subtags (BCP 47) of what its staff speak';

create type asked_stay as (
    from_night date, until_night date, kind text, size integer, beds integer, family boolean, youngest integer, eldest integer,
    youngest_woman integer, oldest_woman integer, eldest_boy integer, needs text[], languages text[], avoided uuid[]);

comment on type asked_stay is 'Who needs what, from when, for how long: nothing that says who they are';
comment on column asked_stay.from_night is 'First night';
comment on column asked_stay.until_night is 'The morning after the last night';
comment on column asked_stay.kind is 'WOMEN, WOMEN_WITH_CHILDREN, GIRLS';
comment on column asked_stay.size is 'How many they are';
comment on column asked_stay.beds is 'How many of them need a bed';
comment on column asked_stay.family is 'True when they need rooms of their own';
comment on column asked_stay.youngest is 'Age in years of the youngest child, 0 without';
comment on column asked_stay.eldest is 'Age in years of the eldest child, -1 without';
comment on column asked_stay.youngest_woman is 'Age in years, null when it was not said';
comment on column asked_stay.oldest_woman is 'Age in years, null when it was not said';
comment on column asked_stay.eldest_boy is 'Age in years of the eldest boy, -1 without; null when it was not said who is a boy';
comment on column asked_stay.needs is 'Codes of what must be there';
comment on column asked_stay.languages is 'Primary subtags (BCP 47) of which one should be spoken';
comment on column asked_stay.avoided is 'Shelters that must not be given, opaque ids';

create function takes(p offer_profile, asked asked_stay) returns boolean language sql stable parallel safe as $$
    select p.status in ('OPEN', 'RESTRICTED')
       and case asked.kind when 'WOMEN' then p.women
                           when 'WOMEN_WITH_CHILDREN' then p.women_with_children
                           else p.girls and p.min_age <= asked.youngest and p.max_age >= asked.eldest end
       and (asked.youngest_woman is null or p.min_age <= asked.youngest_woman and p.max_age >= asked.oldest_woman)
       and (asked.eldest_boy is null or asked.eldest_boy <= p.boys_max_age)
       and p.features @> asked.needs
       and p.shelter <> all (asked.avoided)
$$;
comment on function takes(offer_profile, asked_stay) is 'Whether a shelter would take them at all';

create function takes_unseen(p offer_profile, asked asked_stay, stale_before timestamptz) returns boolean language sql stable parallel safe as $$
    select p.status = 'OPEN' and p.census_at >= stale_before
       and coalesce(asked.eldest_boy, asked.eldest) <= p.boys_max_age
       and (asked.languages = '{}' or p.languages && asked.languages)
$$;
comment on function takes_unseen(offer_profile, asked_stay, timestamptz) is 'Whether a shelter that takes them does so without an assessment: open, lately counted, understands them, and surely takes their boys';

-- Whole rooms, no more places than may be given: with how many beds at most can a number of places be taken (a knapsack,
-- from the most places down so that no room is taken twice). Exact, as the choice that a hold makes.
create function rooms_suffice(places integer[], beds integer[], size integer, needed_beds integer, spare integer) returns boolean
    language plpgsql immutable parallel safe as $$
declare
    most integer[] := array_fill(-1, array[spare]);
    free integer := 0;
    free_beds integer := 0;
    before integer;
begin
    for i in 1 .. coalesce(cardinality(places), 0) loop
        if places[i] between size and spare and beds[i] >= needed_beds then
            return true;
        end if;
        free := free + places[i];
        free_beds := free_beds + beds[i];
    end loop;
    if free < size or free_beds < needed_beds or free <= spare then
        return free >= size and free_beds >= needed_beds;
    end if;
    for i in 1 .. cardinality(places) loop
        for n in reverse spare .. places[i] loop
            before := case when n = places[i] then 0 else most[n - places[i]] end;
            if before >= 0 and before + beds[i] > most[n] then
                most[n] := before + beds[i];
            end if;
        end loop;
    end loop;
    for n in size .. spare loop
        if most[n] >= needed_beds then
            return true;
        end if;
    end loop;
    return false;
end $$;
comment on function rooms_suffice(integer[], integer[], integer, integer, integer) is 'Whether some of these rooms, given by places and beds, are enough for a family within what may be given';

-- A family takes whole rooms, others take beds.
create function free_places(p offer_profile, asked asked_stay, at timestamptz) returns integer language plpgsql stable parallel safe as $$
declare
    spare integer;
    gone uuid[];
    free integer;
    places integer[];
    beds integer[];
begin
    -- On the fullest of the nights; below zero after a limit was lowered.
    select min(least(p.operational, coalesce(n.staffed, p.staffed), coalesce(n.hygiene_limit, p.hygiene_limit)) - p.unregistered
             - case when n.exact_until <= at
                    then (select count(*) from allocation a
                           where a.shelter = p.shelter and a.until_night > d.night and a.from_night <= d.night
                             and (a.expires_at is null or a.expires_at > at))
                    else coalesce(n.taken, 0) end)
      into spare
      from (select asked.from_night + i as night from generate_series(0, asked.until_night - asked.from_night - 1) i) d
      left join night n on n.shelter = p.shelter and n.night = d.night;
    if spare < asked.size then
        return 0;
    end if;
    gone := array(select a.place_id from allocation a
                   where a.shelter = p.shelter and a.until_night > asked.from_night and a.from_night < asked.until_night
                     and (a.expires_at is null or a.expires_at > at));
    if not asked.family then
        select count(*) into free from place l
         where l.shelter = p.shelter and l.operational and l.kind = 'BED' and l.id <> all (gone);
        return case when free < asked.size then 0 else least(spare, free) end;
    end if;
    select coalesce(sum(r.places), 0), array_agg(r.places), array_agg(r.beds) into free, places, beds
      from (select count(*) filter (where l.operational) as places, count(*) filter (where l.operational and l.kind = 'BED') as beds
              from place l where l.shelter = p.shelter
             group by l.room having bool_or(l.operational) and bool_and(l.id <> all (gone))) r;
    return case when rooms_suffice(places, beds, asked.size, asked.beds, spare) then least(spare, free) else 0 end;
end $$;
comment on function free_places(offer_profile, asked_stay, timestamptz) is 'Places of a shelter that could be theirs for the whole stay, as far as they may be given; 0 when they do not fit';

-- Those that the counts of some night do not exclude; a night whose counts have run out excludes nobody.
create function promising_shelters(of_area text, asked asked_stay, at timestamptz) returns setof offer_profile language sql stable parallel safe as $$
    select p.* from offer_profile p
     where p.area = of_area and takes(p, asked)
       and not exists (
       select from night n
        where n.shelter = p.shelter and n.night >= asked.from_night and n.night < asked.until_night
          and (n.exact_until is null or n.exact_until > at)
          and (least(p.operational, coalesce(n.staffed, p.staffed), coalesce(n.hygiene_limit, p.hygiene_limit)) - p.unregistered - n.taken < asked.size
            or case when asked.family then p.rooms - n.taken_rooms < 1 else p.beds - n.taken_beds < asked.size end))
$$;
comment on function promising_shelters(text, asked_stay, timestamptz) is 'Shelters that would take them and may have a place';

-- One shelter is looked at after the other, by a cursor, since a loop over a query would look ten ahead: the first two or
-- three are nearly always enough.
create function search_areas(areas text[], asked asked_stay, at timestamptz, stale_before timestamptz, enough integer)
    returns table (area text, places integer, assess boolean, takes boolean) language plpgsql stable parallel safe as $$
declare
    unseen cursor (of_area text) for select c.* from promising_shelters(of_area, asked, at) c where takes_unseen(c, asked, stale_before);
    others cursor (of_area text) for select c.* from promising_shelters(of_area, asked, at) c where not takes_unseen(c, asked, stale_before);
    p offer_profile;
begin
    foreach area in array areas loop
        places := 0;
        assess := false;
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
comment on function search_areas(text[], asked_stay, timestamptz, timestamptz, integer) is 'What each area has for a stay: places, counted no further than enough; whether a shelter might after an assessment; whether any takes them at all';

create function fitting_shelters(of_area text, asked asked_stay, at timestamptz, stale_before timestamptz, after uuid, enough integer)
    returns setof uuid language plpgsql stable parallel safe as $$
declare
    p offer_profile;
    found integer := 0;
begin
    for p in
        select * from promising_shelters(of_area, asked, at) c
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
comment on function fitting_shelters(text, asked_stay, timestamptz, timestamptz, uuid, integer) is 'Shelters of an area that would take them now; the next ones by id';
