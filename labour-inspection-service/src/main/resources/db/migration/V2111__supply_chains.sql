-- Who buys what from whom. A party is a workplace or a company. Nothing is deleted: a link that is over or was wrong is ended.

-- Companies are named by published lists and registers, which hide nothing: like workplaces, they have no policy.
create table company (
    id            uuid primary key,
    reference     text        not null unique,
    name          text        not null,
    country       text        not null check (country ~ '^[A-Z]{2}$'),
    number        text,
    name_key      text        not null,
    created_at    timestamptz not null
);
create unique index company_number on company (country, number) where number is not null;
create index company_name on company (name_key);
create index company_begins on company (lower(name) text_pattern_ops);
create index company_page on company (created_at desc, id desc);

comment on table company is 'Companies that buy or supply, or publish a statement; a company is not a place, its workplaces are';
comment on column company.id is 'UUIDv7';
comment on column company.reference is 'What people call it: CO- and Crockford base 32 with a check symbol';
comment on column company.name is 'As it was written first, in its own script';
comment on column company.country is 'ISO 3166-1 alpha-2 of the register in which it stands, or of its seat';
comment on column company.number is 'Number in the register of companies of its country; null when nobody stated it';
comment on column company.name_key is 'Country and words of the name: equal for what is taken as one company when no number says otherwise';
comment on column company.created_at is 'Time of the transaction';

-- Imports of chains find a workplace by its OS ID.
create index if not exists workplace_os_id on workplace (os_id) where os_id is not null;

create table supply_link (
    id                 uuid primary key,
    supplier_workplace uuid references workplace,
    supplier_company   uuid references company,
    buyer_workplace    uuid references workplace,
    buyer_company      uuid references company,
    supplier           uuid        not null generated always as (coalesce(supplier_workplace, supplier_company)) stored,
    buyer              uuid        not null generated always as (coalesce(buyer_workplace, buyer_company)) stored,
    product            text        not null,
    product_key        text        not null,
    tier               smallint check (tier between 0 and 20),
    source             text        not null check (source in ('PUBLISHED_LIST', 'STATEMENT', 'CUSTOMS', 'COMPANY', 'INSPECTION')),
    published          boolean     not null generated always as (source in ('PUBLISHED_LIST', 'STATEMENT', 'CUSTOMS')) stored,
    source_title       text,
    valid_from         date        not null,
    valid_until        date,
    agency             uuid        not null,
    recorded_by        text        not null,
    recorded_at        timestamptz not null,
    ended_at           timestamptz,
    ended_by           text,
    end_reason         text check (end_reason in ('TRADE_ENDED', 'MISTAKE')),
    withdrawn          boolean     not null default false,
    constraint supply_link_one_supplier check (num_nonnulls(supplier_workplace, supplier_company) = 1),
    constraint supply_link_one_buyer check (num_nonnulls(buyer_workplace, buyer_company) = 1),
    constraint supply_link_two_parties check (supplier <> buyer),
    constraint supply_link_days check (valid_until is null or valid_until >= valid_from),
    constraint supply_link_ended_whole check (num_nonnulls(ended_at, ended_by, end_reason) in (0, 3)
        and withdrawn = (coalesce(end_reason, '') = 'MISTAKE') and (coalesce(end_reason, '') <> 'TRADE_ENDED' or valid_until is not null))
);
-- The walk follows these, latest first, and so do the lists of a party.
create index supply_link_supplier on supply_link (supplier, recorded_at desc, id desc);
create index supply_link_buyer on supply_link (buyer, recorded_at desc, id desc);
create unique index supply_link_known on supply_link (agency, supplier, buyer, product_key, source, valid_from) where not withdrawn;

comment on table supply_link is 'That one party supplies another with a product: an edge of the supply chain';
comment on column supply_link.id is 'UUIDv7';
comment on column supply_link.supplier_workplace is 'Who supplies, when it is a workplace; never a private household';
comment on column supply_link.supplier_company is 'Who supplies, when it is a company';
comment on column supply_link.buyer_workplace is 'Who buys, when it is a workplace; never a private household';
comment on column supply_link.buyer_company is 'Who buys, when it is a company';
comment on column supply_link.supplier is 'The supplier, workplace or company';
comment on column supply_link.buyer is 'The buyer, workplace or company';
comment on column supply_link.product is 'What is supplied, as the source writes it';
comment on column supply_link.product_key is 'The product in lower case, to know a link that is there';
comment on column supply_link.tier is 'How far the supplier is from the buyer by the buyer''s own count; 0 is the buyer''s own site; null when nobody stated it';
comment on column supply_link.source is 'Where it is known from';
comment on column supply_link.published is 'Whether the source is published: then every inspectorate sees the link, else the one that recorded it';
comment on column supply_link.source_title is 'Name of the list or the document; null when nobody stated it';
comment on column supply_link.valid_from is 'First day on which it is known';
comment on column supply_link.valid_until is 'Last day; null while it goes on';
comment on column supply_link.agency is 'The inspectorate that recorded it';
comment on column supply_link.recorded_by is 'Subject of who recorded it';
comment on column supply_link.recorded_at is 'Time of the transaction';
comment on column supply_link.ended_at is 'When somebody ended it; null while it stands';
comment on column supply_link.ended_by is 'Subject of who ended it';
comment on column supply_link.end_reason is 'TRADE_ENDED: true until its last day; MISTAKE: never true';
comment on column supply_link.withdrawn is 'It was a mistake and counts on no day';

alter table supply_link enable row level security;
alter table supply_link force row level security;
create policy served_only on supply_link as restrictive using ((select actor_is_served()));
-- A link from a published source is for every inspector and for the national rapporteur; what an inspectorate found or was told, for itself.
create policy inspectorate_reads on supply_link for select
    using ((select actor_inspects()) and (published or agency = (select actor_agency())));
create policy rapporteur_reads on supply_link for select using ((select actor_has('national-rapporteur')) and published);
create policy inspector_records on supply_link for insert
    with check ((select actor_inspects()) and agency = (select actor_agency()) and recorded_by = (select actor_subject()));
create policy inspectorate_ends on supply_link for update
    using ((select actor_inspects()) and agency = (select actor_agency()) and ended_at is null)
    with check (agency = (select actor_agency()) and ended_by = (select actor_subject()));

-- Up or down the chain from one party, a step at a time. Chains have circles, so a party is left only once. Rows that the caller may
-- not see are not walked.
create function supply_walk(of_party uuid, to_buyers boolean, on_day date, most_steps integer, most_links integer)
    returns table (step integer, link uuid)
    language plpgsql stable set search_path = pg_catalog, public, pg_temp as $$
declare
    frontier uuid[] := array[of_party];
    visited uuid[] := array[of_party];
    links uuid[];
    reached uuid[];
    room integer := most_links;
begin
    for at_step in 1..most_steps loop
        if to_buyers then
            select array_agg(e.id), array_agg(e.buyer) into links, reached
              from (select n.id, n.buyer from unnest(frontier) as f(party) cross join lateral
                        (select l.id, l.buyer from supply_link l
                          where l.supplier = f.party and not l.withdrawn and l.valid_from <= on_day and (l.valid_until is null or l.valid_until >= on_day)
                          order by l.recorded_at desc, l.id desc limit room) n
                     limit room) e;
        else
            select array_agg(e.id), array_agg(e.supplier) into links, reached
              from (select n.id, n.supplier from unnest(frontier) as f(party) cross join lateral
                        (select l.id, l.supplier from supply_link l
                          where l.buyer = f.party and not l.withdrawn and l.valid_from <= on_day and (l.valid_until is null or l.valid_until >= on_day)
                          order by l.recorded_at desc, l.id desc limit room) n
                     limit room) e;
        end if;
        exit when links is null;
        return query select at_step, t.id from unnest(links) as t(id);
        room := room - cardinality(links);
        exit when room <= 0;
        select array_agg(distinct n.party) into frontier from unnest(reached) as n(party)
         where not exists (select from unnest(visited) as v(party) where v.party = n.party);
        exit when frontier is null;
        visited := visited || frontier;
    end loop;
end $$;
comment on function supply_walk(uuid, boolean, date, integer, integer) is
    'The links by which a party reaches its buyers, or its suppliers, on a day: breadth first, no party left twice, at most so many steps and links';
revoke execute on function supply_walk(uuid, boolean, date, integer, integer) from public;
grant execute on function supply_walk(uuid, boolean, date, integer, integer) to "${user}";
