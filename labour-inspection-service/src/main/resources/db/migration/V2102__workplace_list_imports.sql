-- A list that is imported in the background: it arrives whole, then its rows are read batch by batch. After an interruption it goes on
-- behind the last row. The pieces go when the rows are in; the rejected rows stay for 90 days, so that they can be corrected.
create table workplace_import (
    id           uuid        primary key,
    agency       uuid        not null,
    list         text        not null,
    format       text check (format in ('CSV', 'XLSX')),
    country      text check (country ~ '^[A-Z]{2}$'),
    state        text        not null check (state in ('RECEIVING', 'QUEUED', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED')),
    size         bigint      not null default 0,
    last_row     integer     not null default 0,
    imported     integer     not null default 0,
    matched      integer     not null default 0,
    rejected     integer     not null default 0,
    header       jsonb       not null default '[]',
    remarks      text[]      not null default '{}',
    failure      text check (failure in ('NO_NAME', 'NOT_READABLE', 'TOO_LARGE', 'TOO_MANY_ROWS', 'TOO_MANY_REJECTED', 'GIVEN_UP')),
    created_at   timestamptz not null,
    changed_at   timestamptz not null,
    sending      uuid,
    lease        uuid,
    leased_until timestamptz,
    attempts     integer     not null default 0,
    check ((failure is not null) = (state = 'FAILED'))
);
create index workplace_import_page on workplace_import (agency, created_at desc, id desc);
create index workplace_import_open on workplace_import (changed_at, id) where state in ('RECEIVING', 'QUEUED', 'RUNNING');

comment on table workplace_import is 'Imports of lists of workplaces: how far each is and how many rows were taken';
comment on column workplace_import.id is 'UUIDv7';
comment on column workplace_import.agency is 'The organisation whose import it is';
comment on column workplace_import.list is 'Name of the list';
comment on column workplace_import.format is 'CSV or XLSX, by the first bytes of the file; null until it is here';
comment on column workplace_import.country is 'For rows that name no country; ISO 3166-1 alpha-2, or null';
comment on column workplace_import.state is 'Where it stands';
comment on column workplace_import.size is 'Bytes that have arrived';
comment on column workplace_import.last_row is 'The last row of the file that was dealt with';
comment on column workplace_import.imported is 'Rows that became a workplace';
comment on column workplace_import.matched is 'Rows of which there was one';
comment on column workplace_import.rejected is 'Rows that could not be taken; see workplace_import_row';
comment on column workplace_import.header is 'The header of the file, JSON; rejected rows are given back under it';
comment on column workplace_import.remarks is 'What else is worth knowing of the file, codes';
comment on column workplace_import.failure is 'Why the rows behind the last one were not read, a code';
comment on column workplace_import.created_at is 'Time of the transaction';
comment on column workplace_import.changed_at is 'When a piece came or a row was written last';
comment on column workplace_import.sending is 'Which request sends the file: the last one that began to; null before the first';
comment on column workplace_import.lease is 'Which worker has it';
comment on column workplace_import.leased_until is 'Until when, in real time';
comment on column workplace_import.attempts is 'How often it was taken up since a row was written';

create table workplace_import_piece (
    import_id uuid    not null references workplace_import on delete cascade,
    number    integer not null,
    bytes     bytea   not null,
    primary key (import_id, number)
);
comment on table workplace_import_piece is 'Pieces of a list until its rows are in';
comment on column workplace_import_piece.import_id is 'Of which import';
comment on column workplace_import_piece.number is 'Counted from 0; each of 1 MiB but the last';
comment on column workplace_import_piece.bytes is 'As they were sent: lists are published';

create table workplace_import_row (
    import_id  uuid    not null references workplace_import on delete cascade,
    row_number integer not null,
    reason     text    not null,
    cells      jsonb   not null,
    primary key (import_id, row_number)
);
comment on table workplace_import_row is 'Rows of a list that were rejected, to be corrected and sent again';
comment on column workplace_import_row.import_id is 'Of which import';
comment on column workplace_import_row.row_number is 'Line of the file where the row begins, the header being line 1';
comment on column workplace_import_row.reason is 'What it must be, without its content';
comment on column workplace_import_row.cells is 'The cells of the row, JSON; empty for a row that could not be read or is very long';

-- The import of an organisation is its own; the part of the system that works on it sees all.
alter table workplace_import enable row level security;
alter table workplace_import force row level security;
alter table workplace_import_piece enable row level security;
alter table workplace_import_piece force row level security;
alter table workplace_import_row enable row level security;
alter table workplace_import_row force row level security;
create policy served_only on workplace_import as restrictive using ((select actor_is_served()));
create policy served_only on workplace_import_piece as restrictive using ((select actor_is_served()));
create policy served_only on workplace_import_row as restrictive using ((select actor_is_served()));

create policy its_own on workplace_import
    using (agency = (select actor_agency()) and (select actor_has('chief-inspector') or actor_has('mechanism-administrator')))
    with check (agency = (select actor_agency()) and (select actor_has('chief-inspector') or actor_has('mechanism-administrator')));
create policy import_reads on workplace_import for select using ((select actor_is('system:workplace-import')));
create policy import_goes_on on workplace_import for update using ((select actor_is('system:workplace-import')));

create policy with_the_import on workplace_import_piece
    using ((select actor_has('chief-inspector') or actor_has('mechanism-administrator'))
        and exists (select 1 from workplace_import i where i.id = import_id));
create policy import_reads on workplace_import_piece for select using ((select actor_is('system:workplace-import')));
create policy import_deletes on workplace_import_piece for delete using ((select actor_is('system:workplace-import')));

create policy with_the_import on workplace_import_row for select
    using ((select actor_has('chief-inspector') or actor_has('mechanism-administrator'))
        and exists (select 1 from workplace_import i where i.id = import_id));
create policy import_writes on workplace_import_row using ((select actor_is('system:workplace-import')));
