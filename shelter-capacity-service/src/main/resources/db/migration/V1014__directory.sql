-- The public directory. All tables but directory_alias contain what anybody may read and nothing else, so they have no policy.
-- What is not public is kept out when they are written, so that no filter, count or order of an answer can tell of it.

create table directory_organization (
    id            uuid        primary key,
    source        text        not null check (source in ('SHELTER', 'MECHANISM', 'IMPORT')),
    digest        text,
    record        text        not null,
    words         tsvector    not null,
    last_modified timestamptz not null
);
create index directory_organization_words on directory_organization using gin (words);

comment on table directory_organization is 'Organisations of the public directory';
comment on column directory_organization.id is 'Id, as published';
comment on column directory_organization.source is 'Where it comes from; an import changes only what an import brought';
comment on column directory_organization.digest is 'Of an imported one: what it was imported as, so that the same again changes nothing';
comment on column directory_organization.record is 'The organisation as an HSDS 3.1 object, without its services';
comment on column directory_organization.words is 'What a search finds it by: its name and description';
comment on column directory_organization.last_modified is 'When the directory last changed it';

create table directory_service (
    id            uuid        primary key,
    source        text        not null check (source in ('SHELTER', 'CONFIDENTIAL', 'MECHANISM', 'IMPORT')),
    digest        text,
    organization  uuid,
    shelter       uuid,
    country       text,
    record        text        not null,
    words         tsvector    not null,
    last_modified timestamptz not null,
    shown_from    date,
    shown_until   date,
    check ((source = 'SHELTER') = (shelter is not null)),
    check (source <> 'CONFIDENTIAL' or organization is null)
);
create index directory_service_words on directory_service using gin (words);
create index directory_service_organization on directory_service (organization);
-- Counts and pages are read from this index alone.
create index directory_service_shown on directory_service (id, shown_from, shown_until);

comment on table directory_service is 'Services of the public directory: shelters that are public, an entry that says nothing for each confidential one, lines of the mechanism, imported ones';
comment on column directory_service.id is 'Id, as published; a confidential shelter''s is made up';
comment on column directory_service.source is 'Where it comes from; an import changes only what an import brought';
comment on column directory_service.digest is 'Of an imported one: what it was imported as, so that the same again changes nothing';
comment on column directory_service.organization is 'Who offers it; null for a confidential one';
comment on column directory_service.shelter is 'Whose free places it shows; of public shelters only';
comment on column directory_service.country is 'ISO 3166-1 of its regions; null when it names none that is held here';
comment on column directory_service.record is 'The service as an HSDS 3.1 object, without its organisation and its capacities';
comment on column directory_service.words is 'What a search finds it by: of a confidential one, the words that all of its area have';
comment on column directory_service.last_modified is 'When the directory last changed it; of a confidential one, the day';
comment on column directory_service.shown_from is 'Of a confidential one: the day (UTC) from which it is shown, so that nobody sees when something happened';
comment on column directory_service.shown_until is 'Of a confidential one: the day (UTC) from which it is shown no more';

create table directory_region (
    service uuid not null references directory_service on delete cascade,
    region  text not null,
    primary key (service, region)
);
create index directory_region_region on directory_region (region);

comment on table directory_region is 'Regions that a service of the directory is for';
comment on column directory_region.service is 'The service';
comment on column directory_region.region is 'ISO 3166-2 or a code of our own below it; of a confidential shelter, each of its area''s';

create table directory_place (
    id        uuid             primary key,
    service   uuid             not null references directory_service on delete cascade,
    latitude  double precision,
    longitude double precision,
    postcode  text,
    record    text             not null
);
create index directory_place_service on directory_place (service);
create index directory_place_postcode on directory_place (postcode text_pattern_ops);

comment on table directory_place is 'A service at a location (HSDS), as published; a confidential shelter''s has no location';
comment on column directory_place.id is 'Id, as published';
comment on column directory_place.service is 'The service';
comment on column directory_place.latitude is 'Degrees, of an imported location';
comment on column directory_place.longitude is 'Degrees, of an imported location';
comment on column directory_place.postcode is 'Postal code of its address, in capitals without spaces';
comment on column directory_place.record is 'The service at location as an HSDS 3.1 object, without the service';

create table directory_taxonomy (
    id     uuid     primary key,
    source text     not null check (source in ('OURS', 'IMPORT')),
    digest text,
    record text     not null,
    words  tsvector not null
);

comment on table directory_taxonomy is 'Taxonomies of the public directory';
comment on column directory_taxonomy.id is 'Id, as published';
comment on column directory_taxonomy.source is 'Ours, or of an import';
comment on column directory_taxonomy.digest is 'Of an imported one: what it was imported as, so that the same again changes nothing';
comment on column directory_taxonomy.record is 'The taxonomy as an HSDS object';
comment on column directory_taxonomy.words is 'What a search finds it by';

create table directory_term (
    id       uuid     primary key,
    source   text     not null check (source in ('OURS', 'IMPORT')),
    digest   text,
    taxonomy uuid,
    parent   uuid,
    record   text     not null,
    words    tsvector not null
);
create index directory_term_taxonomy on directory_term (taxonomy);

comment on table directory_term is 'Taxonomy terms of the public directory';
comment on column directory_term.id is 'Id, as published';
comment on column directory_term.source is 'Ours, or of an import';
comment on column directory_term.digest is 'Of an imported one: what it was imported as, so that the same again changes nothing';
comment on column directory_term.taxonomy is 'Its taxonomy';
comment on column directory_term.parent is 'The term above it, if any';
comment on column directory_term.record is 'The term as an HSDS object';
comment on column directory_term.words is 'What a search finds it by';

create table directory_service_term (
    service uuid not null references directory_service on delete cascade,
    term    uuid not null,
    primary key (service, term)
);
create index directory_service_term_term on directory_service_term (term);

comment on table directory_service_term is 'What a service of the directory is classified by';
comment on column directory_service_term.service is 'The service';
comment on column directory_service_term.term is 'The taxonomy term';

-- Which made-up id of the directory belongs to which confidential shelter. Nobody reads it; only the function below writes it.
create table directory_alias (
    id      uuid    primary key,
    shelter uuid    not null references shelter,
    country text    not null,
    regions text    not null,
    ended   boolean not null default false
);
create unique index directory_alias_shelter on directory_alias (shelter) where not ended;

comment on table directory_alias is 'Under which id a confidential shelter stands in the public directory; a secret';
comment on column directory_alias.id is 'Random, with no relation to the shelter';
comment on column directory_alias.shelter is 'The shelter';
comment on column directory_alias.country is 'ISO 3166-1';
comment on column directory_alias.regions is 'The regions of its area: when they change it gets another id, else who remembers both areas would know where they overlap';
comment on column directory_alias.ended is 'No longer current; its entry is shown until the day ends';

alter table directory_alias enable row level security;
alter table directory_alias force row level security;
create policy served_only on directory_alias as restrictive using ((select actor_is_served()));
create policy directory_keeps on directory_alias to current_user
    using ((select actor_is('system:directory'))) with check ((select actor_is('system:directory')));

create function refresh_confidential_listings(of_country text, tomorrow date)
    returns table (alias uuid, area text) language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
begin
    if not coalesce(actor_has('shelter-manager') or actor_has('mechanism-administrator'), false) then
        return;
    end if;
    perform set_config('palermo.subject', 'system:directory', true);
    with present as (
        select s.id, string_agg(r.region, ',' order by r.region) as regions
          from shelter s join offer_profile p on p.shelter = s.id join area_region r on r.area = p.area
         where s.country = of_country and s.confidential and s.public_listing
         group by s.id),
    ended as (
        update directory_alias a set ended = true
         where a.country = of_country and not a.ended
           and not exists (select 1 from present n where n.id = a.shelter and n.regions = a.regions)
        returning a.id)
    update directory_service d set shown_until = tomorrow from ended e where d.id = e.id;
    -- Nothing that nobody has seen, or will see again, is kept.
    delete from directory_alias a where a.ended and a.country = of_country
       and not exists (select 1 from directory_service d where d.id = a.id and d.shown_until >= tomorrow and d.shown_from < tomorrow);
    delete from directory_service d where d.source = 'CONFIDENTIAL' and d.country = of_country
       and (d.shown_until < tomorrow or d.shown_until <= d.shown_from);
    return query
        insert into directory_alias (id, shelter, country, regions)
        select gen_random_uuid(), s.id, of_country, string_agg(r.region, ',' order by r.region)
          from shelter s join offer_profile p on p.shelter = s.id join area_region r on r.area = p.area
         where s.country = of_country and s.confidential and s.public_listing
           and not exists (select 1 from directory_alias a where a.shelter = s.id and not a.ended)
         group by s.id
        returning directory_alias.id, (select string_agg(distinct r.area, ',') from area_region r where r.region = any (string_to_array(directory_alias.regions, ',')));
    perform set_config('palermo.subject', coalesce(actor, ''), true);
end $$;
comment on function refresh_confidential_listings(text, date) is 'Has the directory''s entries of confidential shelters follow the register; tells which new ids stand in which areas, and never whose they are';
revoke execute on function refresh_confidential_listings(text, date) from public;
grant execute on function refresh_confidential_listings(text, date) to "${user}";
