-- The organisations of the mechanism and the services that they offer. A service line has had exactly one state, and one
-- description, at any instant of the past.

create table provider (
    id              uuid primary key,
    name            text        not null,
    kind            text        not null,
    country         text        not null,
    first_responder boolean     not null,
    synthetic       boolean     not null default false,
    registered_at   timestamptz not null
);

comment on table provider is 'Organisations of the mechanism';
comment on column provider.id is 'The agency of its people''s tokens';
comment on column provider.name is 'As registered';
comment on column provider.kind is 'Kind of organisation; immigration bodies see receipts only';
comment on column provider.country is 'ISO 3166-1';
comment on column provider.first_responder is 'Designated to refer people';
comment on column provider.synthetic is 'Made up for the sample';
comment on column provider.registered_at is 'Time of the transaction';

create index provider_country on provider (country, registered_at desc, id desc);

create table provider_region (
    provider uuid not null references provider,
    region   text not null,
    primary key (provider, region)
);

comment on table provider_region is 'Where an organisation works';
comment on column provider_region.provider is 'The organisation';
comment on column provider_region.region is 'ISO 3166-2 or a code of our own below it';

-- The rule on immigration bodies goes by the kernel's register of organisations. It follows this one in the same transaction.
create function register_organisation() returns trigger language plpgsql as $$
begin
    insert into organisation (id, kind, registered_at) values (new.id, new.kind, new.registered_at)
        on conflict (id) do update set kind = excluded.kind;
    return null;
end $$;
comment on function register_organisation() is 'Has the register of kinds follow that of the mechanism';
create trigger provider_is_organisation after insert or update of kind on provider
    for each row execute function register_organisation();

create table service_line (
    id                            uuid primary key,
    provider                      uuid        not null references provider,
    country                       text        not null,
    category                      text        not null,
    pillar                        text        not null,
    national                      boolean     not null,
    in_person                     boolean     not null,
    phone                         boolean     not null,
    online                        boolean     not null,
    transport                     boolean     not null,
    state                         text        not null check (state in ('OPERATIONAL', 'PARTIAL', 'SUSPENDED', 'CLOSED')),
    reason                        text,
    since                         timestamptz not null,
    helpline_lines                integer,
    helpline_average_wait_seconds integer,
    helpline_unanswered_share     double precision check (helpline_unanswered_share between 0 and 1),
    public_listing                boolean     not null default false,
    version                       integer     not null default 0
);

comment on table service_line is 'Offers of providers: a category, through channels, for regions or the whole country';
comment on column service_line.id is 'Id';
comment on column service_line.provider is 'Whose offer';
comment on column service_line.country is 'ISO 3166-1, the provider''s';
comment on column service_line.category is 'What is offered';
comment on column service_line.pillar is 'OSCE/ODIHR pillar';
comment on column service_line.national is 'For the whole country; then it has no regions';
comment on column service_line.in_person is 'Reached in person';
comment on column service_line.phone is 'Reached by phone';
comment on column service_line.online is 'Reached online';
comment on column service_line.transport is 'Transport is provided';
comment on column service_line.state is 'Present state';
comment on column service_line.reason is 'Code of why it is in that state';
comment on column service_line.since is 'Since when';
comment on column service_line.helpline_lines is 'Lines of a helpline';
comment on column service_line.helpline_average_wait_seconds is 'Seconds until somebody answers';
comment on column service_line.helpline_unanswered_share is 'Calls that nobody answered, part of 1';
comment on column service_line.public_listing is 'Marked public by its provider';
comment on column service_line.version is 'For ETag and If-Match';

create index service_line_country on service_line (country, since desc, id desc);
create index service_line_provider on service_line (provider);
create index service_line_category on service_line (country, category);

create table service_line_region (
    service_line uuid not null references service_line,
    region       text not null,
    primary key (service_line, region)
);

comment on table service_line_region is 'Regions that a line is in';
comment on column service_line_region.service_line is 'The line';
comment on column service_line_region.region is 'ISO 3166-2 or a code of our own below it';

create index service_line_region_region on service_line_region (region, service_line);

create table service_line_state (
    service_line uuid        not null references service_line,
    state        text        not null check (state in ('OPERATIONAL', 'PARTIAL', 'SUSPENDED', 'CLOSED')),
    reason       text,
    from_at      timestamptz not null,
    until_at     timestamptz,
    recorded_by  text        not null,
    primary key (service_line, from_at),
    check (until_at > from_at)
);

comment on table service_line_state is 'Every state that a line was in; exactly one holds at any instant';
comment on column service_line_state.service_line is 'The line';
comment on column service_line_state.state is 'The state';
comment on column service_line_state.reason is 'Code of why';
comment on column service_line_state.from_at is 'When it began';
comment on column service_line_state.until_at is 'When the next began; null for the present one';
comment on column service_line_state.recorded_by is 'Who said so';

create unique index service_line_state_present on service_line_state (service_line) where until_at is null;

-- What a line offers now stands in service_line.
create table service_line_description (
    service_line                  uuid        not null references service_line,
    until_at                      timestamptz not null,
    pillar                        text        not null,
    in_person                     boolean     not null,
    phone                         boolean     not null,
    online                        boolean     not null,
    transport                     boolean     not null,
    helpline_lines                integer,
    helpline_average_wait_seconds integer,
    helpline_unanswered_share     double precision,
    ended_by                      text        not null,
    primary key (service_line, until_at)
);

comment on table service_line_description is 'What a line offered before it was described anew; insert only';
comment on column service_line_description.service_line is 'The line';
comment on column service_line_description.until_at is 'When it was described anew; this held since the one before ended, the first one ever since';
comment on column service_line_description.pillar is 'OSCE/ODIHR pillar';
comment on column service_line_description.in_person is 'Was reached in person';
comment on column service_line_description.phone is 'Was reached by phone';
comment on column service_line_description.online is 'Was reached online';
comment on column service_line_description.transport is 'Transport was provided';
comment on column service_line_description.helpline_lines is 'Lines of a helpline';
comment on column service_line_description.helpline_average_wait_seconds is 'Seconds until somebody answered';
comment on column service_line_description.helpline_unanswered_share is 'Calls that nobody answered, part of 1';
comment on column service_line_description.ended_by is 'Who described it anew';
