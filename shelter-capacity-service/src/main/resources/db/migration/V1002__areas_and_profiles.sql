-- Areas, which hide in which region a shelter is, and the profiles of shelters, which every search reads. None of these tables
-- says who runs a shelter or where it is, so they have no policy.

-- A code stays with its group of regions, whatever is registered later. If areas were numbered anew, a code in an offer, a
-- hold or a count of unmet need could come to mean other regions: for a person who must not be sent to one of them, the wrong
-- ones. A group that is no longer an area keeps its row, and gets its code back if it becomes one again.
create table area (
    code    text    primary key,
    country text    not null,
    name    text    not null,
    regions text    not null,
    in_use  boolean not null default true,
    unique (country, regions)
);

comment on table area is 'A group of adjoining regions with enough shelters of enough operators that naming it gives none of them away';
comment on column area.code is 'Country, -A and a number that no other group of regions ever has, e.g. GB-A1';
comment on column area.country is 'ISO 3166-1 alpha-2';
comment on column area.name is 'Names of its regions';
comment on column area.regions is 'Codes of its regions, sorted, joined by commas';
comment on column area.in_use is 'False for a group of regions that is no longer an area';

create table area_region (
    region text primary key,
    area   text not null references area deferrable initially deferred
);
create index area_region_area on area_region (area);

comment on table area_region is 'Which area a region belongs to';
comment on column area_region.region is 'ISO 3166-2, or a code of our own below it';
comment on column area_region.area is 'Its area';

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

create table offer_profile (
    shelter             uuid primary key,
    area                text        not null,
    status              text        not null,
    women               boolean     not null,
    women_with_children boolean     not null,
    girls               boolean     not null,
    min_age             integer     not null,
    max_age             integer     not null,
    features            text[]      not null,
    staffed             integer     not null check (staffed >= 0),
    hygiene_limit       integer     not null check (hygiene_limit >= 0),
    unregistered        integer     not null check (unregistered >= 0),
    census_at           timestamptz not null,
    operational         integer     not null default 0 check (operational >= 0),
    beds                integer     not null default 0 check (beds >= 0),
    rooms               integer     not null default 0 check (rooms >= 0),
    boys_max_age        integer     not null default 17,
    languages           text[]      not null default '{}',
    -- What an organisation may hold goes by this number, and never by what is free.
    registered          integer     not null default 0 check (registered >= 0),
    census_night        date
);
create index offer_profile_of_area on offer_profile (area, shelter);
create index offer_profile_census on offer_profile (area, census_at);

comment on table offer_profile is 'What every search must read of a shelter: nothing in it says who or where, so it has no policy';
comment on column offer_profile.shelter is 'An opaque id, the shelter''s';
comment on column offer_profile.area is 'Its area; never its region';
comment on column offer_profile.status is 'As the shelter''s';
comment on column offer_profile.women is 'Takes women on their own';
comment on column offer_profile.women_with_children is 'Takes women with children';
comment on column offer_profile.girls is 'Takes girls on their own';
comment on column offer_profile.min_age is 'Youngest age in years of a girl on her own';
comment on column offer_profile.max_age is 'Oldest age in years of a girl on her own';
comment on column offer_profile.features is 'Codes of the needs that it meets';
comment on column offer_profile.staffed is 'Places that its staff can look after, on nights that say nothing else';
comment on column offer_profile.hygiene_limit is 'Places that hygiene and distancing allow, on nights that say nothing else (A/75/289, 27)';
comment on column offer_profile.unregistered is 'Occupied places of the last census that no placement here accounts for; they count on every night, because nobody has said when they end';
comment on column offer_profile.census_at is 'When it was last counted; the epoch when never';
comment on column offer_profile.operational is 'Its places in service';
comment on column offer_profile.beds is 'Its beds, in service or not';
comment on column offer_profile.rooms is 'Its rooms';
comment on column offer_profile.boys_max_age is 'Oldest age in years of a boy who comes with his mother or sister; -1 for none';
comment on column offer_profile.languages is 'Primary subtags (BCP 47) of what its staff speak';
comment on column offer_profile.registered is 'Its places, in service or not';
comment on column offer_profile.census_night is 'The night of the last count, a date of the shelter''s zone; null when it was never counted';

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
revoke execute on function registered_shelters(text), assign_areas(text) from public;
grant execute on function registered_shelters(text), assign_areas(text) to "${user}";
