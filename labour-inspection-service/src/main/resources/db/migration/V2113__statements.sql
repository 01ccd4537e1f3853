-- Statements on modern slavery that laws oblige companies to publish. Registers publish them, so they have no policy; what somebody thinks
-- of a statement has one.
create table company_turnover (
    company     uuid        not null references company,
    year_ends   date        not null,
    recorded_at timestamptz not null,
    amount      bigint      not null check (amount >= 0),
    currency    text        not null check (currency ~ '^[A-Z]{3}$'),
    source      text        not null,
    recorded_by text        not null,
    primary key (company, year_ends, recorded_at)
);
comment on table company_turnover is 'What a company turned over in a financial year; of several rows of a year the last one counts';
comment on column company_turnover.company is 'Whose';
comment on column company_turnover.year_ends is 'Last day of the financial year';
comment on column company_turnover.recorded_at is 'Time of the transaction';
comment on column company_turnover.amount is 'In the smallest unit of the currency';
comment on column company_turnover.currency is 'ISO 4217';
comment on column company_turnover.source is 'Where the figure is from';
comment on column company_turnover.recorded_by is 'Subject of who recorded it';

create table statement_file (
    id          uuid primary key,
    regime      text        not null check (regime in ('UK', 'AU')),
    name        text        not null,
    header      text[]      not null,
    imported_at timestamptz not null,
    imported_by text        not null
);
create index statement_file_latest on statement_file (regime, imported_at desc);
comment on table statement_file is 'Files of registers, as they were read';
comment on column statement_file.id is 'UUIDv7';
comment on column statement_file.regime is 'Whose register it is';
comment on column statement_file.name is 'Name of the file';
comment on column statement_file.header is 'The columns, in order, known or not';
comment on column statement_file.imported_at is 'Time of the transaction';
comment on column statement_file.imported_by is 'Subject of who imported it';

create table company_statement (
    id               uuid primary key,
    regime           text        not null check (regime in ('UK', 'AU')),
    year             smallint    not null check (year between 2010 and 2100),
    company          uuid        not null references company,
    organisation     text        not null,
    organisation_key text        not null,
    period_start     date,
    period_end       date,
    statement_url    text,
    summary_url      text,
    areas            text[],
    turnover_listed  text,
    file             uuid references statement_file,
    row_number       integer,
    cells            text[],
    recorded_by      text        not null,
    recorded_at      timestamptz not null,
    version          integer     not null default 0,
    constraint company_statement_read check (num_nonnulls(file, row_number, cells) in (0, 3))
);
create unique index company_statement_known on company_statement (regime, year, organisation_key, coalesce(summary_url, ''));
create index company_statement_page on company_statement (regime, year, recorded_at desc, id desc);
create index company_statement_latest on company_statement (recorded_at desc, id desc);
create index company_statement_company on company_statement (company, year desc);
create index company_statement_summary on company_statement (summary_url) where summary_url is not null;
create index company_statement_file on company_statement (file, row_number);
comment on table company_statement is 'That a statement speaks for an organisation in a year; a statement of a group stands here once for each';
comment on column company_statement.id is 'UUIDv7';
comment on column company_statement.regime is 'By which country''s law';
comment on column company_statement.year is 'Year of the register, or in which the period ends';
comment on column company_statement.company is 'The company that the organisation is';
comment on column company_statement.organisation is 'The organisation as the register names it, which may be a number';
comment on column company_statement.organisation_key is 'Name and number as the register writes them, to know the row again';
comment on column company_statement.period_start is 'First day that the statement is about';
comment on column company_statement.period_end is 'Last day that the statement is about';
comment on column company_statement.statement_url is 'Where the statement is published';
comment on column company_statement.summary_url is 'Its page in the register: several organisations may share it';
comment on column company_statement.areas is 'Codes of the areas that it covers by the register; null where the register doesn''t say';
comment on column company_statement.turnover_listed is 'Turnover as the register writes it, a range';
comment on column company_statement.file is 'The file in which it was read last; null when it was recorded by hand';
comment on column company_statement.row_number is 'Line of that file, the header being line 1';
comment on column company_statement.cells is 'Every cell of that row, as it was read, in the order of the header';
comment on column company_statement.recorded_by is 'Subject of who recorded or imported it first';
comment on column company_statement.recorded_at is 'Time of the transaction in which it was recorded first';
comment on column company_statement.version is 'How often a later file had another row for it';

create table company_statement_earlier (
    statement   uuid        not null references company_statement,
    version     integer     not null,
    areas       text[],
    file        uuid,
    row_number  integer,
    cells       text[],
    replaced_at timestamptz not null,
    primary key (statement, version)
);
comment on table company_statement_earlier is 'What a register said of a statement before a later file said something else';
comment on column company_statement_earlier.statement is 'Of which statement';
comment on column company_statement_earlier.version is 'Which version of it this was';
comment on column company_statement_earlier.areas is 'The areas at that time';
comment on column company_statement_earlier.file is 'The file at that time';
comment on column company_statement_earlier.row_number is 'The line of that file';
comment on column company_statement_earlier.cells is 'The cells at that time';
comment on column company_statement_earlier.replaced_at is 'Time of the transaction that replaced it';

create table statement_answer (
    id                uuid primary key,
    statement         uuid        not null references company_statement,
    question          text        not null,
    questions_version text        not null,
    answer            text        not null check (answer in ('YES', 'PARTLY', 'NO', 'UNCLEAR')),
    place             text,
    agency            uuid        not null,
    answered_by       text        not null,
    answered_at       timestamptz not null
);
create index statement_answer_latest on statement_answer (statement, question, answered_at desc, id desc);
comment on table statement_answer is 'What a reader answered on a statement; of several answers to a question the last one counts';
comment on column statement_answer.id is 'UUIDv7';
comment on column statement_answer.statement is 'On which statement';
comment on column statement_answer.question is 'Code of the question';
comment on column statement_answer.questions_version is 'Of which version of the questions';
comment on column statement_answer.answer is 'Whether the statement says so';
comment on column statement_answer.place is 'Where it says so: page, or its words';
comment on column statement_answer.agency is 'The organisation for which it was answered';
comment on column statement_answer.answered_by is 'Subject of who answered';
comment on column statement_answer.answered_at is 'Time of the transaction';

alter table statement_answer enable row level security;
alter table statement_answer force row level security;
create policy served_only on statement_answer as restrictive using ((select actor_is_served()));
create policy readers_read on statement_answer for select using ((select actor_inspects() or actor_has('national-rapporteur')));
create policy readers_answer on statement_answer for insert
    with check ((select actor_inspects() or actor_has('national-rapporteur')) and agency = (select actor_agency()) and answered_by = (select actor_subject()));
