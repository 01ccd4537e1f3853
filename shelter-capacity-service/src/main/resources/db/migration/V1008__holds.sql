-- Holds: places kept for people for a short time, what an organisation may hold, and the rooms that families have to
-- themselves. Policies on holds that read placements or broadcasts follow in the files of those.

create function actor_may_hold() returns boolean language sql stable parallel safe as
    $$ select actor_is_served() and (actor_has('ngo') or actor_has('case-coordinator') or actor_has('first-responder')) $$;
comment on function actor_may_hold() is 'Whether the actor may hold places for somebody';

create table hold (
    id           uuid        primary key,
    reference    text        unique,
    shelter      uuid        not null references shelter,
    area         text        not null,
    agency       uuid        not null,
    subject      text,
    from_night   date        not null,
    nights       integer     not null check (nights > 0),
    women        integer,
    children     text,
    needs        text,
    state        text        not null check (state in ('HELD', 'RELEASED', 'PLACED', 'REFUSED')),
    held_at      timestamptz not null,
    expires_at   timestamptz not null,
    ended_at     timestamptz,
    version      integer     not null default 0,
    erased_at    timestamptz,
    -- A hold has an end, and so has the stay that it became. So many days later, by the profile, the hold is erased.
    over_at      timestamptz not null generated always as (
        greatest(coalesce(ended_at, expires_at),
                 case state when 'PLACED' then coalesce(stay_over_at, cast(from_night + nights as timestamp) at time zone 'UTC') end)) stored,
    offer        uuid        not null unique,
    languages    text        not null default '',
    boys         text,
    women_ages   text        not null default '',
    case_file    uuid,
    request      uuid,
    stay_over_at timestamptz,
    constraint hold_erased_whole check (erased_at is null
        or reference is null and subject is null and women is null and children is null and needs is null)
);
create index hold_agency on hold (agency, held_at desc, id desc);
create index hold_open on hold (agency, expires_at) where state = 'HELD';
create index hold_end on hold (over_at, id) where erased_at is null;
create index hold_case on hold (case_file) where case_file is not null;
create index hold_request on hold (request) where request is not null;

comment on table hold is 'Places kept for somebody for a short time; the row stays when the hold has ended';
comment on column hold.id is 'UUIDv7';
comment on column hold.reference is 'What people call it, Crockford base 32 with a check symbol; null once erased';
comment on column hold.shelter is 'Where; not told to the holder';
comment on column hold.area is 'What the holder is told of where';
comment on column hold.agency is 'The organisation that holds';
comment on column hold.subject is 'Who asked; null once erased';
comment on column hold.from_night is 'First night, date of the shelter''s zone';
comment on column hold.nights is 'How many nights';
comment on column hold.women is 'How many women; null once erased';
comment on column hold.children is 'Ages of the children in years, joined by commas; null once erased';
comment on column hold.needs is 'Codes of what they need, joined by commas; null once erased';
comment on column hold.state is 'HELD (until expires_at), RELEASED, PLACED, REFUSED';
comment on column hold.held_at is 'Time of the transaction';
comment on column hold.expires_at is 'Its end: from this instant on the places are free';
comment on column hold.ended_at is 'When it was released, placed or refused';
comment on column hold.version is 'Counts changes';
comment on column hold.erased_at is 'When its time was over; from then on it is nobody''s, and counted only';
comment on column hold.over_at is 'Its end, or that of the stay that it became, whichever is later';
comment on column hold.offer is 'The offer that it was made of: one offer makes one hold. Unique over all organisations, whatever a policy shows';
comment on column hold.languages is 'Languages of which one should be spoken (BCP 47), joined by commas';
comment on column hold.boys is 'Ages in years of the boys among the children, joined by commas; null when it was not said';
comment on column hold.women_ages is 'Ages in years of the women, joined by commas; empty when it was not said';
comment on column hold.case_file is 'For which case of the mechanism, when it is for one; told to nobody but the case; null once erased';
comment on column hold.request is 'For which request of that case; null without one, and once erased';
comment on column hold.stay_over_at is 'When the stay for which a shelter was asked on it is over, as it stands; null when none was asked';

create table hold_place (
    hold       uuid not null references hold,
    place_id   uuid not null references place,
    allocation uuid not null unique,
    primary key (hold, place_id)
);

comment on table hold_place is 'Which places a hold took; stays when the allocation is gone';
comment on column hold_place.hold is 'The hold';
comment on column hold_place.place_id is 'The place';
comment on column hold_place.allocation is 'Id of the allocation, which may have ended';

alter table hold enable row level security;
alter table hold force row level security;
create policy served_only on hold as restrictive using ((select actor_is_served()));
create policy not_erased on hold as restrictive for select using (erased_at is null or (select actor_is('system:erasure')));
create policy holder_reads on hold for select
    using ((select actor_may_hold()) and agency = (select actor_agency()));
create policy holder_holds on hold for insert
    with check ((select actor_may_hold()) and agency = (select actor_agency()) and state = 'HELD');
create policy holder_releases on hold for update
    using ((select actor_may_hold()) and agency = (select actor_agency()))
    with check ((select actor_may_hold()) and agency = (select actor_agency()) and state in ('HELD', 'RELEASED'));
-- Places that come free are held in the name of those who wait; of the holds of others, only the number is read.
create policy waitlist_reads on hold for select using ((select actor_is('system:waitlist')));
create policy waitlist_holds on hold for insert with check ((select actor_is('system:waitlist')) and state = 'HELD');
-- If a person is erased in the mechanism, her case is forgotten here. The row must be visible after its case was taken from it,
-- too.
create policy inbox_finds on hold for select using ((select actor_is('system:inbox')));
create policy inbox_forgets on hold for update using ((select actor_is('system:inbox')) and case_file is not null)
    with check ((select actor_is('system:inbox')) and case_file is null);
create policy requests_read on hold for select to current_user using ((select actor_is('system:requests')));
create policy census_reads on hold for select to current_user using ((select actor_is('system:census')));
create policy families_read on hold for select to current_user using ((select actor_is('system:families')));
-- Only functions of the owner erase. The job itself sees no row: it finds and erases through them.
create policy erasure_finds on hold for select to current_user using ((select actor_is('system:erasure')));
create policy erasure_empties on hold for update to current_user using ((select actor_is('system:erasure')));

alter table hold_place enable row level security;
alter table hold_place force row level security;
create policy served_only on hold_place as restrictive using ((select actor_is_served()));
create policy with_the_hold on hold_place for select
    using ((select true from hold h where h.id = hold_place.hold));
create policy holder_holds on hold_place for insert
    with check ((select actor_may_hold())
       and exists (select 1 from hold h where h.id = hold_place.hold and h.agency = (select actor_agency())));
create policy waitlist_holds on hold_place for insert
    with check ((select actor_is('system:waitlist')) and exists (select 1 from hold h where h.id = hold_place.hold));
create policy families_read on hold_place for select to current_user using ((select actor_is('system:families')));
create policy families_take on hold_place for insert to current_user with check ((select actor_is('system:families')));
create policy erasure_finds on hold_place for select to current_user using ((select actor_is('system:erasure')));
create policy erasure_deletes on hold_place for delete to current_user using ((select actor_is('system:erasure')));

-- A hold that is erased belongs to no case any more.
create function forget_case_of_hold() returns trigger language plpgsql as $$
begin
    new.case_file := null;
    new.request := null;
    return new;
end $$;
comment on function forget_case_of_hold() is 'Takes the case from a hold, or from a broadcast, that is erased';
create trigger hold_case_forgotten before update of erased_at on hold for each row
    when (old.erased_at is null and new.erased_at is not null) execute function forget_case_of_hold();

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
create policy served_only on hold_raise as restrictive using ((select actor_is_served()));
create policy holder_reads on hold_raise for select using ((select actor_may_hold()) and agency = (select actor_agency()));
create policy waitlist_reads on hold_raise for select using ((select actor_is('system:waitlist')));
create policy administrator_reads on hold_raise for select
    using ((select actor_has('mechanism-administrator')) and country = any ((select actor_regions())::text[]));
create policy administrator_raises on hold_raise for insert
    with check ((select actor_has('mechanism-administrator')) and country = any ((select actor_regions())::text[]));

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
create policy served_only on hold_series as restrictive using ((select actor_is_served()));
create policy holder_marks on hold_series using ((select actor_may_hold()) and agency = (select actor_agency()))
    with check ((select actor_may_hold()) and agency = (select actor_agency()));

-- A family has a room to itself. A bed of the room that was out of service when the family came, or that is added later,
-- becomes the family's too, from tonight on and for as long as it has the room. Otherwise the next person to come would get it.
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
-- Named to run first: the shelter is locked before anything of it.
create trigger a_give_after_insert after insert on place referencing new table as written for each statement execute function give_to_families();
create trigger a_give_after_update after update on place referencing new table as written for each statement execute function give_to_families();
