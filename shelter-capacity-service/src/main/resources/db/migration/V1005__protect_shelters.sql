-- Who may see a shelter, its address, its rooms, its counts, a hold and a placement is said here, under the service's own
-- filter and for the owner of the tables as well. Each transaction says who acts (palermo.subject, .agency, .regions,
-- .roles); what was not said is empty and sees nothing. What every search counts (offer_profile, place, night,
-- allocation, area) has nothing to hide and no policy.

-- What a room is called may say which house it is in, so searches read its id only.
create table room (
    id      uuid primary key,
    shelter uuid not null references shelter,
    name    text not null,
    unique (shelter, name)
);
insert into room (id, shelter, name)
select gen_random_uuid(), p.shelter, p.room from (select distinct shelter, room from place) p;
update place p set room = r.id::text from room r where r.shelter = p.shelter and r.name = p.room;
alter table place alter column room type uuid using room::uuid;
alter table place add foreign key (room) references room;

comment on table room is 'A room of a shelter. Apart from its places, because what it is called may tell where they are';
comment on column room.id is 'UUIDv7; what searches know of it';
comment on column room.shelter is 'Where it is';
comment on column room.name is 'What it is called within its shelter';
comment on column place.room is 'Its room, an opaque id';

-- An immigration body holds nothing, as its token says: this service keeps no register of organisations.
create function actor_may_hold() returns boolean language sql stable parallel safe as
    $$ select current_setting('palermo.agency_kind', true) is distinct from 'IMMIGRATION'
          and (actor_has('ngo') or actor_has('case-coordinator') or actor_has('first-responder')) $$;

comment on function actor_may_hold() is 'Whether the actor may hold places for somebody';

-- Policies for a part of the system are the owner's alone: only the functions below run as the owner, and whoever else
-- calls herself by such a name sees nothing.
alter table shelter enable row level security;
alter table shelter force row level security;
create policy operator_reads on shelter for select
    using ((select actor_has('shelter-manager')) and operator_agency = (select actor_agency()));
create policy administrator_reads on shelter for select
    using ((select actor_has('mechanism-administrator'))
       and (country = any ((select actor_regions())::text[]) or region = any ((select actor_regions())::text[])));
create policy areas_read on shelter for select to current_user using ((select actor_is('system:areas')));
create policy capacity_reads on shelter for select to current_user using ((select actor_is('system:capacity')));
create policy placement_reads on shelter for select to current_user using ((select actor_is('system:placement')));
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

-- An administrator writes addresses and reads none.
alter table shelter_address enable row level security;
alter table shelter_address force row level security;
create policy operator_reads on shelter_address for select
    using ((select actor_has('shelter-manager'))
       and exists (select 1 from shelter s where s.id = shelter_address.shelter and s.operator_agency = (select actor_agency())));
create policy with_the_registration on shelter_address for insert
    with check (exists (select 1 from shelter s where s.id = shelter_address.shelter));
create policy register_reads on shelter_address for select to current_user using ((select actor_is('system:register')));
create policy register_moves on shelter_address for update to current_user using ((select actor_is('system:register')));

-- Asked of the one row by its key: for `exists`, PostgreSQL would rather hash all shelters.
alter table room enable row level security;
alter table room force row level security;
create policy with_the_shelter on room for select
    using ((select true from shelter s where s.id = room.shelter));
create policy to_the_shelter on room for insert
    with check (exists (select 1 from shelter s where s.id = room.shelter));

alter table census enable row level security;
alter table census force row level security;
create policy with_the_shelter on census for select
    using ((select true from shelter s where s.id = census.shelter));
create policy to_the_shelter on census for insert
    with check (exists (select 1 from shelter s where s.id = census.shelter));

-- No policy of placement reads hold, because those of hold read placement.
alter table placement enable row level security;
alter table placement force row level security;
create policy operator_reads on placement for select
    using ((select actor_has('shelter-manager')) and operator_agency = (select actor_agency()));
create policy holder_reads on placement for select
    using ((select actor_may_hold()) and asking_agency = (select actor_agency()));
create policy operator_decides on placement for update
    using ((select actor_has('shelter-manager')) and operator_agency = (select actor_agency()))
    with check ((select actor_has('shelter-manager')) and operator_agency = (select actor_agency())
       and state in ('ACCEPTED', 'REFUSED'));
create policy holder_withdraws on placement for update
    using ((select actor_may_hold()) and asking_agency = (select actor_agency()))
    with check ((select actor_may_hold()) and asking_agency = (select actor_agency()) and state = 'WITHDRAWN');

alter table hold enable row level security;
alter table hold force row level security;
create policy holder_reads on hold for select
    using ((select actor_may_hold()) and agency = (select actor_agency()));
create policy asked_operator_reads on hold for select
    using ((select actor_has('shelter-manager'))
       and exists (select 1 from placement p where p.hold = hold.id and p.operator_agency = (select actor_agency())));
create policy holder_holds on hold for insert
    with check ((select actor_may_hold()) and agency = (select actor_agency()) and state = 'HELD');
create policy holder_releases on hold for update
    using ((select actor_may_hold()) and agency = (select actor_agency()))
    with check ((select actor_may_hold()) and agency = (select actor_agency()) and state in ('HELD', 'RELEASED'));
create policy asked_operator_decides on hold for update
    using ((select actor_has('shelter-manager'))
       and exists (select 1 from placement p where p.hold = hold.id and p.operator_agency = (select actor_agency())))
    with check ((select actor_has('shelter-manager')) and state in ('PLACED', 'REFUSED')
       and exists (select 1 from placement p where p.hold = hold.id and p.operator_agency = (select actor_agency())));

alter table hold_place enable row level security;
alter table hold_place force row level security;
create policy with_the_hold on hold_place for select
    using ((select true from hold h where h.id = hold_place.hold));
create policy holder_holds on hold_place for insert
    with check ((select actor_may_hold())
       and exists (select 1 from hold h where h.id = hold_place.hold and h.agency = (select actor_agency())));

-- Functions of the owner. Each names the part of the system that it acts as and gives the name back; should it fail, the
-- failed transaction takes the name along.

create function registered_shelters(of_country text) returns table (region text, operator_agency uuid, shelters bigint)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
begin
    if not coalesce(actor_has('shelter-manager') or actor_has('mechanism-administrator'), false) then
        return;
    end if;
    perform set_config('palermo.subject', 'system:areas', true);
    return query select s.region, s.operator_agency, count(*)
                   from shelter s where s.country = of_country group by s.region, s.operator_agency;
    perform set_config('palermo.subject', coalesce(actor, ''), true);
end $$;
comment on function registered_shelters(text) is 'How many shelters of whom are registered in each region, for computing areas by who changes a register';

create function assign_areas(of_country text) returns void
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
begin
    perform set_config('palermo.subject', 'system:areas', true);
    update offer_profile p set area = r.area
      from shelter s join area_region r on r.region = s.region
     where s.id = p.shelter and s.country = of_country and p.area <> r.area;
    perform set_config('palermo.subject', coalesce(actor, ''), true);
end $$;
comment on function assign_areas(text) is 'Has the profiles of a country''s shelters follow their regions into the areas; tells the caller nothing';

create function countable_shelters(of_country text) returns table (shelter uuid, region text)
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
    return query select s.id, s.region from shelter s
                  where s.country = of_country and (s.country = any (covered) or s.region = any (covered));
    perform set_config('palermo.subject', coalesce(actor, ''), true);
end $$;
comment on function countable_shelters(text) is 'Opaque ids and regions of the shelters that a ministry counts, within the regions that it covers: neither name nor operator nor address';

create function operator_of_held(of_hold uuid, of_shelter uuid) returns uuid
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
    asked uuid;
begin
    perform set_config('palermo.subject', 'system:placement', true);
    select s.operator_agency into asked
      from hold h join shelter s on s.id = h.shelter
     where h.id = of_hold and h.shelter = of_shelter and h.agency = actor_agency();
    perform set_config('palermo.subject', coalesce(actor, ''), true);
    return asked;
end $$;
comment on function operator_of_held(uuid, uuid) is 'Who is to be asked for the places that are held at a shelter, for the holder only; null for everybody else';

create function move_shelter(of_shelter uuid, to_line1 text, to_town text, to_postcode text) returns void
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
    update shelter_address set line1 = to_line1, town = to_town, postcode = to_postcode where shelter = of_shelter;
    perform set_config('palermo.subject', coalesce(actor, ''), true);
end $$;
comment on function move_shelter(uuid, text, text, text) is 'Writes the new address of a shelter without reading the old one';

-- A party is sent to the operator of the shelter that is held, and to nobody else.
create policy holder_asks on placement for insert
    with check ((select actor_may_hold()) and asking_agency = (select actor_agency()) and state = 'REQUESTED'
       and operator_agency = operator_of_held(hold, shelter));

revoke execute on function registered_shelters(text), assign_areas(text), countable_shelters(text), operator_of_held(uuid, uuid),
    move_shelter(uuid, text, text, text) from public;
grant execute on function registered_shelters(text), assign_areas(text), countable_shelters(text), operator_of_held(uuid, uuid),
    move_shelter(uuid, text, text, text) to "${user}";
