-- Shelters: who runs them, where, for whom, their addresses and rooms, and what their staff report. The policies on these
-- tables decide who sees a row, besides the service's own filter, and they bind the owner of the tables as well.

-- Each transaction says who acts (palermo.subject, .agency, .regions, .roles). What was not said is empty and sees nothing.
-- What every search counts (offer_profile, place, night, allocation, free_span, area) says neither who nor where, and has no
-- policy.
--
-- A policy `to current_user` is for the owner of the tables. Functions of the owner (security definer) act as a part of the
-- system for a moment: each sets palermo.subject to the part's name, and then back to the caller's. If it fails, the failed
-- transaction takes the name along. Another role that sets such a name gets nothing from these policies. Policies that name a
-- part of the system without `to current_user` are for the service's own jobs.

create table shelter (
    id                        uuid        primary key,
    operator_agency           uuid        not null,
    operator_name             text        not null,
    country                   text        not null,
    region                    text        not null,
    name                      text        not null,
    takes_women               boolean     not null,
    takes_women_with_children boolean     not null,
    takes_girls               boolean     not null,
    takes_men                 boolean     not null,
    min_age                   integer     not null,
    max_age                   integer     not null,
    accessibility             text        not null,
    languages                 text        not null,
    pets                      boolean     not null,
    medical_isolation         boolean     not null,
    security                  text        not null check (security in ('STANDARD', 'HIGH')),
    lacks                     text        not null,
    status                    text        not null check (status in ('OPEN', 'RESTRICTED', 'REMOTE_ONLY', 'CLOSED')),
    confidential              boolean     not null,
    synthetic                 boolean     not null,
    registered_at             timestamptz not null,
    version                   integer     not null default 0,
    boys_max_age              integer     not null default 17,
    public_listing            boolean     not null default false,
    check (min_age <= max_age)
);
create index shelter_operator on shelter (operator_agency, registered_at desc, id desc);
create index shelter_region on shelter (country, region);

comment on table shelter is 'A house that takes survivors in; who runs it, where, for whom. Its address stands in a table of its own';
comment on column shelter.id is 'UUIDv7, or the id that an import brought';
comment on column shelter.operator_agency is 'The organisation that runs it';
comment on column shelter.operator_name is 'What that organisation is called';
comment on column shelter.country is 'ISO 3166-1 alpha-2';
comment on column shelter.region is 'ISO 3166-2, or a code of our own below it';
comment on column shelter.name is 'What its operator calls it; never told to who searches';
comment on column shelter.takes_women is 'Takes women on their own';
comment on column shelter.takes_women_with_children is 'Takes women with children';
comment on column shelter.takes_girls is 'Takes girls on their own';
comment on column shelter.takes_men is 'Takes men';
comment on column shelter.min_age is 'Youngest age in years of somebody who comes on her own';
comment on column shelter.max_age is 'Oldest age in years of somebody who comes on her own';
comment on column shelter.accessibility is 'Codes of what is accessible, joined by commas';
comment on column shelter.languages is 'BCP 47 tags of what its staff speak, joined by commas';
comment on column shelter.pets is 'An animal may come along';
comment on column shelter.medical_isolation is 'Has a room for medical isolation';
comment on column shelter.security is 'STANDARD or HIGH';
comment on column shelter.lacks is 'Codes of supplies that it is short of, joined by commas (A/75/289, 28)';
comment on column shelter.status is 'OPEN; RESTRICTED (after an assessment only); REMOTE_ONLY; CLOSED';
comment on column shelter.confidential is 'Its existence and its address are secret';
comment on column shelter.synthetic is 'Made up for the sample';
comment on column shelter.registered_at is 'Time of the transaction';
comment on column shelter.version is 'Counts changes, the ETag';
comment on column shelter.boys_max_age is 'Oldest age in years of a boy who comes with his mother or sister; -1 for none';
comment on column shelter.public_listing is 'Its provider lets the public directory name it, or when it is confidential, count it in its area';

alter table shelter enable row level security;
alter table shelter force row level security;
-- The register of organisations decides this, not the token alone: an immigration body, and an organisation that is not
-- registered, sees no shelter, place, stay or address, whatever roles its people have and through whichever function.
create policy served_only on shelter as restrictive using ((select actor_is_served()));
create policy operator_reads on shelter for select
    using ((select actor_has('shelter-manager')) and operator_agency = (select actor_agency()));
create policy administrator_reads on shelter for select
    using ((select actor_has('mechanism-administrator'))
       and (country = any ((select actor_regions())::text[]) or region = any ((select actor_regions())::text[])));
create policy operator_registers on shelter for insert
    with check ((select actor_has('shelter-manager')) and operator_agency = (select actor_agency()));
create policy administrator_registers on shelter for insert
    with check ((select actor_has('mechanism-administrator'))
       and (country = any ((select actor_regions())::text[]) or region = any ((select actor_regions())::text[])));
create policy operator_describes on shelter for update
    using ((select actor_has('shelter-manager')) and operator_agency = (select actor_agency()));
create policy administrator_describes on shelter for update
    using ((select actor_has('mechanism-administrator'))
       and (country = any ((select actor_regions())::text[]) or region = any ((select actor_regions())::text[])));
-- Parts of the system, for the functions of the owner.
create policy areas_read on shelter for select to current_user using ((select actor_is('system:areas')));
create policy capacity_reads on shelter for select to current_user using ((select actor_is('system:capacity')));
create policy placement_reads on shelter for select to current_user using ((select actor_is('system:placement')));
create policy availability_reads on shelter for select to current_user using ((select actor_is('system:availability')));
create policy broadcast_reads on shelter for select to current_user using ((select actor_is('system:broadcasts')));
create policy directory_reads on shelter for select to current_user using ((select actor_is('system:directory')));
create policy erasure_finds on shelter for select to current_user using ((select actor_is('system:erasure')));

-- An address is sealed, under a key of its shelter's own. Its parts and their lengths can't be told apart.
create table shelter_address (
    shelter uuid  primary key references shelter,
    sealed  bytea not null
);

comment on table shelter_address is 'Where a shelter is. Apart from everything else, because knowing it can cost a life';
comment on column shelter_address.shelter is 'Whose address';
comment on column shelter_address.sealed is 'House, street, town and postal code as JSON, sealed';

-- An administrator writes addresses and reads none.
alter table shelter_address enable row level security;
alter table shelter_address force row level security;
create policy served_only on shelter_address as restrictive using ((select actor_is_served()));
create policy operator_reads on shelter_address for select
    using ((select actor_has('shelter-manager'))
       and exists (select 1 from shelter s where s.id = shelter_address.shelter and s.operator_agency = (select actor_agency())));
create policy with_the_registration on shelter_address for insert
    with check (exists (select 1 from shelter s where s.id = shelter_address.shelter));
create policy register_reads on shelter_address for select to current_user using ((select actor_is('system:register')));
create policy register_writes on shelter_address for insert to current_user with check ((select actor_is('system:register')));
create policy register_moves on shelter_address for update to current_user using ((select actor_is('system:register')));
create policy release_reads on shelter_address for select to current_user using ((select actor_is('system:release')));

-- Only those who may read the address read its key. An administrator makes a new key and reads none.
create policy operator_reads_address on data_key as restrictive for select
    using (purpose <> 'SHELTER_ADDRESS' or (select actor_is('system:keys') or actor_is('system:erasure'))
        or exists (select 1 from shelter_address a where a.shelter = data_key.owner));

create function move_shelter(of_shelter uuid, to_sealed bytea) returns void
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
begin
    -- Who may describe the shelter may: the lock asks the policies of its updates.
    perform 1 from shelter s where s.id = of_shelter for no key update;
    if not found then
        raise insufficient_privilege using message = 'not a shelter that the actor describes';
    end if;
    perform set_config('palermo.subject', 'system:register', true);
    insert into shelter_address (shelter, sealed) values (of_shelter, to_sealed)
        on conflict (shelter) do update set sealed = excluded.sealed;
    perform set_config('palermo.subject', coalesce(actor, ''), true);
end $$;
comment on function move_shelter(uuid, bytea) is 'Writes the new address of a shelter without reading the old one';
revoke execute on function move_shelter(uuid, bytea) from public;
grant execute on function move_shelter(uuid, bytea) to "${user}";

-- What a room is called may say which house it is in, so searches read its id only.
create table room (
    id      uuid primary key,
    shelter uuid not null references shelter,
    name    text not null,
    unique (shelter, name)
);

comment on table room is 'A room of a shelter. Apart from its places, because what it is called may tell where they are';
comment on column room.id is 'UUIDv7; what searches know of it';
comment on column room.shelter is 'Where it is';
comment on column room.name is 'What it is called within its shelter';

-- The policy asks for the one shelter by its key. With `exists`, PostgreSQL would rather hash all shelters.
alter table room enable row level security;
alter table room force row level security;
create policy served_only on room as restrictive using ((select actor_is_served()));
create policy with_the_shelter on room for select
    using ((select true from shelter s where s.id = room.shelter));
create policy to_the_shelter on room for insert
    with check (exists (select 1 from shelter s where s.id = room.shelter));

-- Whatever a shelter's staff say of it is kept with who said it and when.
create table census (
    shelter       uuid        not null references shelter,
    taken_at      timestamptz not null,
    occupied      integer     not null check (occupied >= 0),
    recorded_by   text        not null,
    recorded_at   timestamptz not null,
    -- A count above the number of places is taken only with the number of people who sleep without one: otherwise a mistyped
    -- 9,999 in a house of 17 would close the house.
    on_mattresses integer     not null default 0 check (on_mattresses >= 0),
    primary key (shelter, taken_at)
);

comment on table census is 'How many places were occupied when somebody counted; every count is kept';
comment on column census.shelter is 'Where it was counted';
comment on column census.taken_at is 'When it was counted';
comment on column census.occupied is 'Places with somebody in them, whoever sent her';
comment on column census.recorded_by is 'Subject of who sent the count';
comment on column census.recorded_at is 'Time of the transaction';
comment on column census.on_mattresses is 'How many of those counted sleep without a place of the house: on mattresses, in a hall';

alter table census enable row level security;
alter table census force row level security;
create policy served_only on census as restrictive using ((select actor_is_served()));
create policy with_the_shelter on census for select
    using ((select true from shelter s where s.id = census.shelter));
create policy to_the_shelter on census for insert
    with check (exists (select 1 from shelter s where s.id = census.shelter));

create table shelter_state (
    shelter     uuid        not null references shelter,
    since       timestamptz not null,
    status      text        not null check (status in ('OPEN', 'RESTRICTED', 'REMOTE_ONLY', 'CLOSED')),
    recorded_by text        not null,
    recorded_at timestamptz not null,
    primary key (shelter, since)
);

comment on table shelter_state is 'Whether a shelter took people in, who said so and when; every change is kept';
comment on column shelter_state.shelter is 'Which shelter';
comment on column shelter_state.since is 'From when on';
comment on column shelter_state.status is 'OPEN; RESTRICTED (after an assessment only); REMOTE_ONLY; CLOSED';
comment on column shelter_state.recorded_by is 'Subject of who said so';
comment on column shelter_state.recorded_at is 'Time of the transaction';

alter table shelter_state enable row level security;
alter table shelter_state force row level security;
create policy served_only on shelter_state as restrictive using ((select actor_is_served()));
create policy with_the_shelter on shelter_state for select
    using ((select true from shelter s where s.id = shelter_state.shelter));
create policy to_the_shelter on shelter_state for insert
    with check (exists (select 1 from shelter s where s.id = shelter_state.shelter));

create table shelter_limit (
    id            uuid        primary key,
    shelter       uuid        not null references shelter,
    from_night    date        not null,
    until_night   date        check (until_night > from_night),
    staffed       integer,
    hygiene_limit integer,
    recorded_by   text        not null,
    recorded_at   timestamptz not null,
    check (staffed is not null or hygiene_limit is not null)
);
create index shelter_limit_latest on shelter_limit (shelter, id desc);

comment on table shelter_limit is 'How many places a shelter might give, who said so and when; every change is kept';
comment on column shelter_limit.id is 'UUIDv7, made under the lock of what it changes: the later, the greater';
comment on column shelter_limit.shelter is 'Which shelter';
comment on column shelter_limit.from_night is 'The first night meant, date of the shelter''s zone';
comment on column shelter_limit.until_night is 'The first night not meant; null for all from then on';
comment on column shelter_limit.staffed is 'Places that its staff could look after; null when it was left as it was';
comment on column shelter_limit.hygiene_limit is 'Places that hygiene and distancing allowed; null when it was left as it was';
comment on column shelter_limit.recorded_by is 'Subject of who said so';
comment on column shelter_limit.recorded_at is 'Time of the transaction';

alter table shelter_limit enable row level security;
alter table shelter_limit force row level security;
create policy served_only on shelter_limit as restrictive using ((select actor_is_served()));
create policy with_the_shelter on shelter_limit for select
    using ((select true from shelter s where s.id = shelter_limit.shelter));
create policy to_the_shelter on shelter_limit for insert
    with check (exists (select 1 from shelter s where s.id = shelter_limit.shelter));

create table shelter_supply (
    id          uuid        primary key,
    shelter     uuid        not null references shelter,
    lacks       text        not null,
    recorded_by text        not null,
    recorded_at timestamptz not null
);
create index shelter_supply_latest on shelter_supply (shelter, id desc);

comment on table shelter_supply is 'What a shelter was short of, who said so and when; every change is kept';
comment on column shelter_supply.id is 'UUIDv7, made under the shelter''s lock: the later, the greater';
comment on column shelter_supply.shelter is 'Which shelter';
comment on column shelter_supply.lacks is 'Codes joined by commas; empty when nothing was missing';
comment on column shelter_supply.recorded_by is 'Subject of who said so';
comment on column shelter_supply.recorded_at is 'Time of the transaction';

alter table shelter_supply enable row level security;
alter table shelter_supply force row level security;
create policy served_only on shelter_supply as restrictive using ((select actor_is_served()));
create policy with_the_shelter on shelter_supply for select
    using ((select true from shelter s where s.id = shelter_supply.shelter));
create policy to_the_shelter on shelter_supply for insert
    with check (exists (select 1 from shelter s where s.id = shelter_supply.shelter));

create function countable_shelters(of_country text) returns table (shelter uuid, region text, lacks text)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
    covered text[] := actor_regions();
begin
    if not coalesce(actor_has('competent-authority') or actor_has('national-rapporteur')
            or actor_has('mechanism-administrator') or actor_has('regional-coordinator'), false) then
        return;
    end if;
    perform set_config('palermo.subject', 'system:capacity', true);
    return query select s.id, s.region, s.lacks from shelter s
                  where s.country = of_country and (s.country = any (covered) or s.region = any (covered));
    perform set_config('palermo.subject', coalesce(actor, ''), true);
end $$;
comment on function countable_shelters(text) is 'Opaque ids, regions and missing supplies of the shelters that a ministry counts, within the regions that it covers: neither name nor operator nor address';
revoke execute on function countable_shelters(text) from public;
grant execute on function countable_shelters(text) to "${user}";
