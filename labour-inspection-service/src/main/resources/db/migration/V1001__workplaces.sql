-- Where people work, and the lists in which a workplace stands. Published lists hide nothing, so these tables have no policy. A
-- private household is sealed: its name and place are those of the people who live there.
create table workplace (
    id              uuid primary key,
    reference       text        not null unique,
    kind            text        not null check (kind in ('ESTABLISHMENT', 'PRIVATE_HOUSEHOLD', 'RECRUITMENT_AGENCY', 'INFORMAL')),
    name            text,
    country         text        not null check (country ~ '^[A-Z]{2}$'),
    address         text,
    sector          text        not null,
    sector_listed   text,
    latitude        numeric(9, 6) check (latitude between -90 and 90),
    longitude       numeric(9, 6) check (longitude between -180 and 180),
    workers         integer check (workers >= 0),
    women_share     numeric(5, 2) check (women_share between 0 and 100),
    os_id           text,
    match_key       text        not null unique,
    name_key        text        not null,
    near_name       text        not null,
    near_address    text,
    created_at      timestamptz not null,
    version         integer     not null default 0,
    sealed          bytea,
    check ((latitude is null) = (longitude is null)),
    constraint workplace_household_sealed check (case when kind = 'PRIVATE_HOUSEHOLD'
        then name is null and address is null and latitude is null else name is not null and sealed is null end)
);
create index workplace_page on workplace (created_at desc, id desc);
create index workplace_country on workplace (country, created_at desc, id desc);
create index workplace_sector on workplace (sector, created_at desc, id desc);
create index workplace_name_key on workplace (name_key);
create index workplace_near_name on workplace (near_name);
create index workplace_near_address on workplace (near_address) where near_address is not null;

comment on table workplace is 'Where people work: establishments, households, agencies, informal places';
comment on column workplace.id is 'UUIDv7';
comment on column workplace.reference is 'What people call it: W- and Crockford base 32 with a check symbol';
comment on column workplace.kind is 'A household needs consent or a warrant (C189 art. 17)';
comment on column workplace.name is 'As it was listed, in its own script; null for a household';
comment on column workplace.country is 'ISO 3166-1 alpha-2';
comment on column workplace.address is 'As it was listed; null for a household';
comment on column workplace.sector is 'A sector of the Open Supply Hub list, or the listed text where it is unknown there';
comment on column workplace.sector_listed is 'The sector as it was listed, where that says more';
comment on column workplace.latitude is 'WGS 84';
comment on column workplace.longitude is 'WGS 84';
comment on column workplace.workers is 'How many, where a list states a number';
comment on column workplace.women_share is 'Percent, where a list states it';
comment on column workplace.os_id is 'Open Supply Hub id with a valid check digit; attached, never made here';
comment on column workplace.match_key is 'Digest of country, name words and address words: equal means the same place; keyed for a household';
comment on column workplace.name_key is 'Digest of country and name words; keyed for a household';
comment on column workplace.near_name is 'Digest of country and name words without legal forms; keyed for a household';
comment on column workplace.near_address is 'Digest of country and the set of address words; keyed for a household';
comment on column workplace.created_at is 'Time of the transaction';
comment on column workplace.version is 'For If-Match';
comment on column workplace.sealed is 'Name, address and point of a household as JSON, sealed under its own key';

create table workplace_token (
    token     text not null,
    workplace uuid not null references workplace,
    primary key (token, workplace)
);
create index workplace_token_prefix on workplace_token (token text_pattern_ops);

comment on table workplace_token is 'Words of names, one row each, found by = or by prefix';
comment on column workplace_token.token is 'Lower-case word, any script; of a household''s name a keyed hash of it';
comment on column workplace_token.workplace is 'Whose name it is in';

create table workplace_listing (
    list       text        not null,
    row_number integer     not null,
    digest     text        not null,
    workplace  uuid        not null references workplace,
    columns    jsonb       not null,
    notes      text        not null,
    listed_at  timestamptz not null,
    primary key (list, row_number, digest)
);
create index workplace_listing_workplace on workplace_listing (workplace);

comment on table workplace_listing is 'Every row of every list in which a workplace stands, as it was published';
comment on column workplace_listing.list is 'Name of the list';
comment on column workplace_listing.row_number is 'Line in the file where the row begins, the header being line 1';
comment on column workplace_listing.digest is 'Of the row: the same list again adds nothing';
comment on column workplace_listing.workplace is 'The workplace that it was imported as or matched to';
comment on column workplace_listing.columns is 'Every cell under its header';
comment on column workplace_listing.notes is 'What was left out of the workplace and why, separated by semicolons';
comment on column workplace_listing.listed_at is 'Time of the import';

create table possible_duplicate (
    workplace  uuid        not null references workplace,
    other      uuid        not null references workplace,
    likeness   text        not null check (likeness in ('NAME', 'ADDRESS')),
    noticed_at timestamptz not null,
    primary key (workplace, other),
    check (workplace <> other)
);
create index possible_duplicate_other on possible_duplicate (other);

comment on table possible_duplicate is 'Two workplaces that may be one; nobody merges them unseen';
comment on column possible_duplicate.workplace is 'The later one';
comment on column possible_duplicate.other is 'The earlier one';
comment on column possible_duplicate.likeness is 'NAME: equal name but for the legal form, similar address. ADDRESS: equal address, similar name';
comment on column possible_duplicate.noticed_at is 'Time of the transaction';

create function actor_inspects() returns boolean language sql stable parallel safe as
    $$ select actor_has('inspector') or actor_has('chief-inspector') $$;
comment on function actor_inspects() is 'Whether the actor is a labour inspector or a chief one';

-- A household is for labour inspectors, and so is its key.
create policy inspectors_read_households on data_key as restrictive for select
    using (purpose <> 'HOUSEHOLD' or (select actor_is('system:keys') or actor_is('system:erasure') or actor_inspects()));
