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
create index service_line_country on service_line (country, since desc, id desc);
create index service_line_provider on service_line (provider);

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

create table service_line_region (
    service_line uuid not null references service_line,
    region       text not null,
    primary key (service_line, region)
);

comment on table service_line_region is 'Regions that a line is in';
comment on column service_line_region.service_line is 'The line';
comment on column service_line_region.region is 'ISO 3166-2 or a code of our own below it';

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
create unique index service_line_state_present on service_line_state (service_line) where until_at is null;

comment on table service_line_state is 'Every state that a line was in; exactly one holds at any instant';
comment on column service_line_state.service_line is 'The line';
comment on column service_line_state.state is 'The state';
comment on column service_line_state.reason is 'Code of why';
comment on column service_line_state.from_at is 'When it began';
comment on column service_line_state.until_at is 'When the next began; null for the present one';
comment on column service_line_state.recorded_by is 'Who said so';
