-- Trusted since PostgreSQL 13: the owner of the database may create it.
create extension if not exists btree_gist;

create table area (
    code    text primary key,
    country text not null,
    name    text not null
);

comment on table area is 'A group of adjoining regions with enough shelters of enough operators that naming it gives none of them away';
comment on column area.code is 'Country, -A and a number, e.g. GB-A1';
comment on column area.country is 'ISO 3166-1 alpha-2';
comment on column area.name is 'Names of its regions';

create table area_region (
    region text primary key,
    area   text not null references area deferrable initially deferred
);
create index area_region_area on area_region (area);

comment on table area_region is 'Which area a region belongs to';
comment on column area_region.region is 'ISO 3166-2, or a code of our own below it';
comment on column area_region.area is 'Its area';

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
    census_at           timestamptz not null
);
create index offer_profile_area on offer_profile (area);

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

create table place (
    id          uuid    primary key,
    shelter     uuid    not null references offer_profile,
    room        text    not null,
    kind        text    not null check (kind in ('BED', 'COT')),
    operational boolean not null,
    version     integer not null default 0
);
create index place_shelter on place (shelter, id);

comment on table place is 'One sleeping place; a family takes all places of a room together';
comment on column place.id is 'UUIDv7; places are tried in its order';
comment on column place.shelter is 'Where it is, an opaque id';
comment on column place.room is 'What the room is called within its shelter';
comment on column place.kind is 'BED or COT';
comment on column place.operational is 'False while it is out of service';
comment on column place.version is 'Counts changes, the ETag';

create table night (
    shelter       uuid    not null references offer_profile,
    night         date    not null,
    staffed       integer check (staffed >= 0),
    hygiene_limit integer check (hygiene_limit >= 0),
    primary key (shelter, night)
);

comment on table night is 'The limits of one night, and the lock under which its places are given. What is taken is counted from allocation: a stored count would be wrong from the instant at which a hold ends';
comment on column night.shelter is 'Whose night, an opaque id';
comment on column night.night is 'The date on which it begins, in the shelter''s zone';
comment on column night.staffed is 'Places that staff can look after this night; null for the usual number';
comment on column night.hygiene_limit is 'Places that hygiene allows this night; null for the usual number';

create table allocation (
    id         uuid        primary key,
    place_id   uuid        not null references place,
    nights     daterange   not null check (not isempty(nights)),
    kind       text        not null check (kind in ('HOLD', 'PLACEMENT')),
    expires_at timestamptz,
    check ((kind = 'HOLD') = (expires_at is not null)),
    constraint allocation_once exclude using gist (place_id with =, nights with &&)
);

comment on table allocation is 'Who-less record that a place is taken: no person, agency, name or address, so no policy. The exclusion constraint is what makes double booking impossible';
comment on column allocation.id is 'UUIDv7';
comment on column allocation.place_id is 'Which place';
comment on column allocation.nights is 'Half-open range of nights, dates of the shelter''s zone';
comment on column allocation.kind is 'HOLD until its end, PLACEMENT without one';
comment on column allocation.expires_at is 'From this instant on the place is free again; nothing has to run for it';
