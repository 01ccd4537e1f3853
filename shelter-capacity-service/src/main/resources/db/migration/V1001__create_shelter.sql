create table shelter (
    id                uuid primary key,
    operator_agency   uuid        not null,
    operator_name     text        not null,
    country           text        not null,
    region            text        not null,
    name              text        not null,
    takes_women       boolean     not null,
    takes_women_with_children boolean not null,
    takes_girls       boolean     not null,
    takes_men         boolean     not null,
    min_age           integer     not null,
    max_age           integer     not null,
    accessibility     text        not null,
    languages         text        not null,
    pets              boolean     not null,
    medical_isolation boolean     not null,
    security          text        not null check (security in ('STANDARD', 'HIGH')),
    lacks             text        not null,
    status            text        not null check (status in ('OPEN', 'RESTRICTED', 'REMOTE_ONLY', 'CLOSED')),
    confidential      boolean     not null,
    synthetic         boolean     not null,
    registered_at     timestamptz not null,
    version           integer     not null default 0,
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

create table shelter_address (
    shelter  uuid primary key references shelter,
    line1    text not null,
    town     text not null,
    postcode text not null
);

comment on table shelter_address is 'Where a shelter is. Apart from everything else, because knowing it can cost a life';
comment on column shelter_address.shelter is 'Whose address';
comment on column shelter_address.line1 is 'House and street';
comment on column shelter_address.town is 'Town';
comment on column shelter_address.postcode is 'Postal code';

create table census (
    shelter     uuid        not null references shelter,
    taken_at    timestamptz not null,
    occupied    integer     not null check (occupied >= 0),
    recorded_by text        not null,
    recorded_at timestamptz not null,
    primary key (shelter, taken_at)
);

comment on table census is 'How many places were occupied when somebody counted; every count is kept';
comment on column census.shelter is 'Where it was counted';
comment on column census.taken_at is 'When it was counted';
comment on column census.occupied is 'Places with somebody in them, whoever sent her';
comment on column census.recorded_by is 'Subject of who sent the count';
comment on column census.recorded_at is 'Time of the transaction';
