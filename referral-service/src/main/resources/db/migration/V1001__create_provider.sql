create table provider (
    id              uuid primary key,
    name            text        not null,
    kind            text        not null,
    country         text        not null,
    first_responder boolean     not null,
    synthetic       boolean     not null default false,
    registered_at   timestamptz not null
);
create index provider_country on provider (country, registered_at desc, id desc);

comment on table provider is 'Organisations of the mechanism';
comment on column provider.id is 'The agency of its people''s tokens';
comment on column provider.name is 'As registered';
comment on column provider.kind is 'Kind of organisation; immigration bodies see receipts only';
comment on column provider.country is 'ISO 3166-1';
comment on column provider.first_responder is 'Designated to refer people';
comment on column provider.synthetic is 'Made up for the sample';
comment on column provider.registered_at is 'Time of the transaction';

create table provider_region (
    provider uuid not null references provider,
    region   text not null,
    primary key (provider, region)
);

comment on table provider_region is 'Where an organisation works';
comment on column provider_region.provider is 'The organisation';
comment on column provider_region.region is 'ISO 3166-2 or a code of our own below it';
