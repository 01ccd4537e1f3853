-- Files of the Human Trafficking Case Data Standard. A file comes in pieces, which are sealed under a key of its own and stay until
-- its rows are in; then pieces and key go. What is left says how much was read and what became of it, in codes.

-- An import that is taken up again and again without a further row is given up: a file that crashes its instance must not crash one
-- after the other.
create table htcds_import (
    id           uuid        primary key,
    agency       uuid        not null,
    subject      text        not null,
    request_id   text        not null,
    country      text        not null,
    region       text        not null,
    sender       uuid        not null,
    by_authority boolean     not null,
    covered      text        not null,
    format       text        not null check (format in ('XLSX', 'CSV', 'XFORM')),
    size         bigint      not null check (size > 0),
    digest       bytea       not null,
    state        text        not null check (state in ('RECEIVING', 'QUEUED', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED')),
    received     bigint      not null default 0,
    last_row     integer     not null default 0,
    rows_read    integer     not null default 0,
    imported     integer     not null default 0,
    matched      integer     not null default 0,
    notified     integer     not null default 0,
    rejected     integer     not null default 0,
    report       text        not null default '{"lines":[]}',
    failure      text,
    created_at   timestamptz not null,
    changed_at   timestamptz not null,
    lease        uuid,
    leased_until timestamptz,
    attempts     integer     not null default 0 check (attempts >= 0),
    check (received between 0 and size),
    check ((failure is not null) = (state = 'FAILED'))
);

comment on table htcds_import is 'Imports of files of the standard: how far each is and what became of it, in codes and numbers';
comment on column htcds_import.id is 'UUIDv7';
comment on column htcds_import.agency is 'Whose import it is';
comment on column htcds_import.subject is 'Who began it';
comment on column htcds_import.request_id is 'Her request, which the audit names with each row';
comment on column htcds_import.country is 'The region''s, ISO 3166-1';
comment on column htcds_import.region is 'Where the persons of rows that say no region were found';
comment on column htcds_import.sender is 'The organisation whose cases they are';
comment on column htcds_import.by_authority is 'An earlier register, brought by the competent authority, whose dates stand';
comment on column htcds_import.covered is 'Countries and regions of the authority that began it, comma separated; empty for an organisation';
comment on column htcds_import.format is 'As what the file comes';
comment on column htcds_import.size is 'Bytes of the file';
comment on column htcds_import.digest is 'Keyed hash of the file''s SHA-256: the same file again is known, and says nothing';
comment on column htcds_import.state is 'Where it stands';
comment on column htcds_import.received is 'Bytes that are here';
comment on column htcds_import.last_row is 'The last row of the file that is dealt with; it goes on behind it';
comment on column htcds_import.rows_read is 'Rows that were dealt with: the sum of the next four';
comment on column htcds_import.imported is 'Rows that became a case file';
comment on column htcds_import.matched is 'Rows of which there was one';
comment on column htcds_import.notified is 'Rows of adults without consent, which were counted and of which nothing of identity was kept';
comment on column htcds_import.rejected is 'Rows that could not be taken; see htcds_rejection';
comment on column htcds_import.report is 'What became of each field, JSON: names of fields, codes, numbers of rows';
comment on column htcds_import.failure is 'Why nothing behind the last row could be read, a code';
comment on column htcds_import.created_at is 'Time of the transaction';
comment on column htcds_import.changed_at is 'When a piece came or a row was written last';
comment on column htcds_import.lease is 'Who works on it';
comment on column htcds_import.leased_until is 'Until when, in real time';
comment on column htcds_import.attempts is 'How often it was taken up since a row was written';

create index htcds_import_agency on htcds_import (agency, created_at desc, id desc);
create unique index htcds_import_file on htcds_import (agency, digest) where state not in ('FAILED', 'CANCELLED');
create index htcds_import_open on htcds_import (state, changed_at) where state in ('RECEIVING', 'QUEUED', 'RUNNING');

-- An organisation's import is its administrator's, an authority's is hers. The part of the system that works on it sees all of them.
alter table htcds_import enable row level security;
alter table htcds_import force row level security;
create policy served_only on htcds_import as restrictive using ((select actor_is_served()));
create policy its_own on htcds_import
    using (agency = (select actor_agency()) and (select actor_has('agency-administrator') or actor_has('competent-authority')))
    with check (agency = (select actor_agency()) and (select actor_has('agency-administrator') or actor_has('competent-authority')));
create policy import_reads on htcds_import for select using ((select actor_is('system:htcds')));
create policy import_goes_on on htcds_import for update using ((select actor_is('system:htcds')));
create policy officers_know_what_is_left on htcds_import for select
    using ((select actor_is('system:retention'))
        or ((select actor_has('data-protection-officer') or actor_has('auditor')) and country = any ((select actor_regions())::text[])));
create policy retention_cancels on htcds_import for update using ((select actor_is('system:retention')) and state in ('RECEIVING', 'CANCELLED'));

create table htcds_piece (
    import_id uuid    not null references htcds_import on delete cascade,
    number    integer not null,
    sealed    bytea   not null,
    primary key (import_id, number)
);

comment on table htcds_piece is 'Pieces of a file until its rows are in';
comment on column htcds_piece.import_id is 'Of which import';
comment on column htcds_piece.number is 'Counted from 0; each of 1 MiB but the last';
comment on column htcds_piece.sealed is 'The bytes, sealed under the key of the import for this number';

alter table htcds_piece enable row level security;
alter table htcds_piece force row level security;
create policy served_only on htcds_piece as restrictive using ((select actor_is_served()));
create policy with_the_import on htcds_piece
    using ((select actor_has('agency-administrator') or actor_has('competent-authority')) and exists (select 1 from htcds_import i where i.id = htcds_piece.import_id));
create policy import_reads on htcds_piece for select using ((select actor_is('system:htcds')));
create policy import_deletes on htcds_piece for delete using ((select actor_is('system:htcds') or actor_is('system:retention')));
create policy retention_finds on htcds_piece for select using ((select actor_is('system:retention')));

create table htcds_row (
    import_id   uuid    not null references htcds_import on delete cascade,
    file_row    integer not null,
    fingerprint bytea   not null,
    primary key (import_id, file_row)
);

comment on table htcds_row is 'Rows that say the same, counted while their import runs: two of them are two persons';
comment on column htcds_row.import_id is 'Of which import';
comment on column htcds_row.file_row is 'Which row';
comment on column htcds_row.fingerprint is 'Keyed hash of all that it says; none of a person who has not consented';

create index htcds_row_fingerprint on htcds_row (import_id, fingerprint);

alter table htcds_row enable row level security;
alter table htcds_row force row level security;
create policy served_only on htcds_row as restrictive using ((select actor_is_served()));
create policy import_counts on htcds_row using ((select actor_is('system:htcds')));
create policy with_the_import on htcds_row
    using ((select actor_has('agency-administrator') or actor_has('competent-authority')) and exists (select 1 from htcds_import i where i.id = htcds_row.import_id));

create table htcds_rejection (
    import_id uuid    not null references htcds_import on delete cascade,
    file_row  integer not null,
    reason    text    not null,
    primary key (import_id, file_row)
);

comment on table htcds_rejection is 'Rows that could not be taken';
comment on column htcds_rejection.import_id is 'Of which import';
comment on column htcds_rejection.file_row is 'Which row of the file';
comment on column htcds_rejection.reason is 'Why, in our words and without what stood in it';

alter table htcds_rejection enable row level security;
alter table htcds_rejection force row level security;
create policy served_only on htcds_rejection as restrictive using ((select actor_is_served()));
create policy import_rejects on htcds_rejection using ((select actor_is('system:htcds')));
create policy with_the_import on htcds_rejection for select
    using ((select actor_has('agency-administrator') or actor_has('competent-authority')) and exists (select 1 from htcds_import i where i.id = htcds_rejection.import_id));

-- What the import writes: case files of the one organisation for which it acts. It finds by its reference what that organisation
-- has referred, or what the authority covers that brought the file; and so does an organisation's export, with the persons.
create policy import_opens on case_file for insert with check ((select actor_is('system:htcds')) and sender = (select actor_agency()));
create policy import_knows on case_file for select
    using ((select actor_is('system:htcds')) and (select actor_is_served())
       and (sender = (select actor_agency()) or country = any ((select actor_regions())::text[]) or region = any ((select actor_regions())::text[])));
create policy import_reads on referral_receipt for select using ((select actor_is('system:htcds')) and sender = (select actor_agency()));
create policy import_writes on referral_receipt for insert with check ((select actor_is('system:htcds')) and sender = (select actor_agency()));
create policy import_reads on data_key for select using ((select actor_is('system:htcds')) and purpose in ('PERSON', 'UPLOAD'));
create policy import_makes on data_key for insert with check ((select actor_is('system:htcds')) and purpose = 'PERSON');
