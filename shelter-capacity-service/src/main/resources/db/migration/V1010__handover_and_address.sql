-- How people come to a shelter that has accepted them: a meeting point first, and the address only for one named person, for
-- one purpose, until an instant.

-- Until an address is released, those who bring somebody know a meeting point, how long it takes and whom to call. What of it
-- could name a place or a person is sealed under the key of its placement, and goes when it is no longer needed.
create table handover (
    placement   uuid  primary key references placement on delete cascade,
    sealed      bytea not null,
    travel_time text  not null check (travel_time in ('UNDER_30_MINUTES', 'UNDER_1_HOUR', 'UNDER_2_HOURS', 'OVER_2_HOURS')),
    transport   text  not null check (transport in ('SHELTER_FETCHES', 'BROUGHT_BY_ASKER', 'PAID_TRANSPORT', 'POLICE_ESCORT'))
);

comment on table handover is 'How somebody who was accepted comes to the shelter, without saying where it is';
comment on column handover.placement is 'Whose placement';
comment on column handover.sealed is 'Meeting point and whom to call, as JSON, sealed under the key of the placement';
comment on column handover.travel_time is 'From the meeting point to the shelter, a band';
comment on column handover.transport is 'Who brings them from there';

alter table handover enable row level security;
alter table handover force row level security;
create policy served_only on handover as restrictive using ((select actor_is_served()));
create policy operator_reads on handover for select
    using ((select actor_has('shelter-manager')) and exists (select 1 from placement p where p.id = handover.placement and p.operator_agency = (select actor_agency())));
create policy holder_reads on handover for select
    using ((select actor_may_hold()) and exists (select 1 from placement p where p.id = handover.placement and p.asking_agency = (select actor_agency())));
create policy operator_gives on handover for insert
    with check ((select actor_has('shelter-manager')) and exists (select 1 from placement p where p.id = handover.placement and p.operator_agency = (select actor_agency())));
create policy operator_changes on handover for update
    using ((select actor_has('shelter-manager')) and exists (select 1 from placement p where p.id = handover.placement and p.operator_agency = (select actor_agency())));
-- Either side may end what it is for, and then takes it away.
create policy either_forgets on handover for delete
    using (exists (select 1 from placement p where p.id = handover.placement));

create table address_release (
    id          uuid        primary key,
    placement   uuid        not null references placement on delete cascade,
    subject     uuid        not null,
    purpose     text        not null check (purpose in ('ARRIVAL', 'VISIT', 'EMERGENCY')),
    released_at timestamptz not null,
    released_by text        not null,
    expires_at  timestamptz not null check (expires_at > released_at),
    ended_at    timestamptz
);
create index address_release_placement on address_release (placement, released_at);

comment on table address_release is 'Who may know where a shelter is: one named person, for one purpose, until an instant';
comment on column address_release.id is 'UUIDv7';
comment on column address_release.placement is 'For whose sake';
comment on column address_release.subject is 'The named person; she has to act for the organisation that asked for the placement';
comment on column address_release.purpose is 'What for, a code';
comment on column address_release.released_at is 'Time of the transaction';
comment on column address_release.released_by is 'Subject of the manager who released it';
comment on column address_release.expires_at is 'From this instant on it is released no more';
comment on column address_release.ended_at is 'When it was taken back before that';

alter table address_release enable row level security;
alter table address_release force row level security;
create policy served_only on address_release as restrictive using ((select actor_is_served()));
create policy operator_reads on address_release for select
    using ((select actor_has('shelter-manager')) and exists (select 1 from placement p where p.id = address_release.placement and p.operator_agency = (select actor_agency())));
create policy operator_releases on address_release for insert
    with check ((select actor_has('shelter-manager')) and released_by = (select actor_subject())
       and exists (select 1 from placement p where p.id = address_release.placement and p.operator_agency = (select actor_agency())
                      and p.state in ('ACCEPTED', 'ARRIVED', 'ABSENT')));
create policy operator_takes_back on address_release for update
    using ((select actor_has('shelter-manager')) and exists (select 1 from placement p where p.id = address_release.placement and p.operator_agency = (select actor_agency())))
    with check (ended_at is not null);
create policy release_reads on address_release for select to current_user using ((select actor_is('system:release')));

-- The named person reads one address through one function, which checks everything at once: who she is, for whom she acts,
-- whether the address is released at this instant and was not taken back, and whether the stay still is one.
create policy release_reads on data_key for select to current_user
    using ((select actor_is('system:release')) and purpose = 'SHELTER_ADDRESS');

create function released_address(of_placement uuid, at timestamptz)
    returns table (shelter uuid, sealed bytea, wrapped bytea, until timestamptz)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_column
declare
    actor text := current_setting('palermo.subject', true);
begin
    if not coalesce(actor_may_hold(), false) then
        return;
    end if;
    perform set_config('palermo.subject', 'system:release', true);
    return query select a.shelter, a.sealed, k.wrapped, r.expires_at
                   from address_release r
                   join placement p on p.id = r.placement
                   join shelter_address a on a.shelter = p.shelter
                   join data_key k on k.owner = a.shelter and k.purpose = 'SHELTER_ADDRESS'
                  where r.placement = of_placement and r.subject::text = actor and p.asking_agency = actor_agency()
                    and r.ended_at is null and r.released_at <= at and r.expires_at > at
                    and p.state in ('ACCEPTED', 'ARRIVED', 'ABSENT')
                  order by r.expires_at desc limit 1;
    perform set_config('palermo.subject', coalesce(actor, ''), true);
end $$;
comment on function released_address(uuid, timestamptz) is 'The sealed address of a placement''s shelter and its wrapped key, for the person to whom it is released at an instant; nothing for everybody else';
revoke execute on function released_address(uuid, timestamptz) from public;
grant execute on function released_address(uuid, timestamptz) to "${user}";
