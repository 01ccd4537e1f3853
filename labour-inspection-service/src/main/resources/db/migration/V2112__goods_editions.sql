-- Editions of the published list of goods that are produced with child or forced labour. An edition is never changed: a newer one stands
-- beside it. The edition that the service brings along is not in here.
create table goods_edition (
    name         text primary key,
    published_on date        not null,
    source       text        not null,
    sha256       text        not null unique,
    entries      integer     not null,
    loaded_at    timestamptz not null,
    loaded_by    text        not null
);
comment on table goods_edition is 'Editions of the list of goods, as administrators loaded them';
comment on column goods_edition.name is 'What people call it, such as 2024';
comment on column goods_edition.published_on is 'Day of publication: the latest is the one that counts';
comment on column goods_edition.source is 'Who published it, and where';
comment on column goods_edition.sha256 is 'Of the file, in hexadecimal: the same file is not loaded twice';
comment on column goods_edition.entries is 'How many goods and countries it names';
comment on column goods_edition.loaded_at is 'Time of the transaction';
comment on column goods_edition.loaded_by is 'Subject of who loaded it';

create table listed_good (
    edition             text    not null references goods_edition,
    place               integer not null,
    good                text    not null,
    sector              text    not null,
    country             text    not null check (country ~ '^[A-Z]{2}$'),
    child_labour        boolean not null,
    forced_labour       boolean not null,
    forced_child_labour boolean not null,
    primary key (edition, place)
);
comment on table listed_good is 'A good that a country produces with child or forced labour, by an edition of the list';
comment on column listed_good.edition is 'Of which edition';
comment on column listed_good.place is 'Its place in the file, from 1';
comment on column listed_good.good is 'Name, as published';
comment on column listed_good.sector is 'Sector, as published';
comment on column listed_good.country is 'ISO 3166-1 alpha-2';
comment on column listed_good.child_labour is 'Whether the list names child labour';
comment on column listed_good.forced_labour is 'Whether the list names forced labour';
comment on column listed_good.forced_child_labour is 'Whether the list names forced labour of children';
