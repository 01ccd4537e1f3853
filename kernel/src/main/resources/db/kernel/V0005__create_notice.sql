create table notice (
    id         uuid primary key,
    agency     uuid,
    role       text,
    country    text,
    kind       text        not null,
    about      uuid        not null,
    reference  text        not null,
    created_at timestamptz not null,
    read_at    timestamptz,
    check ((agency is not null) <> (role is not null and country is not null))
);
create index notice_agency on notice (agency, created_at desc, id desc) where agency is not null;
create index notice_role on notice (role, country, created_at desc, id desc) where role is not null;

comment on table notice is 'What somebody must be told: a reference and nothing else about a person';
comment on column notice.id is 'UUIDv7';
comment on column notice.agency is 'The organisation that is told, or null';
comment on column notice.role is 'Everyone of this role is told, or null';
comment on column notice.country is 'ISO 3166-1 of the country whose people of that role are told';
comment on column notice.kind is 'What happened';
comment on column notice.about is 'Id of the record';
comment on column notice.reference is 'What people call the record';
comment on column notice.created_at is 'Time of the transaction';
comment on column notice.read_at is 'When somebody marked it as read';
