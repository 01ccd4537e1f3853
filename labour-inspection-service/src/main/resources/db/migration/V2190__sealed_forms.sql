-- Forms that ODK Collect encrypts on the phone (https://getodk.github.io/xforms-spec/encryption). The service has key pairs; forms carry the
-- newest public key. The private keys are sealed, and only the part of the system that opens forms reads them.
create table form_key (
    id          uuid        primary key,
    number      integer     not null unique check (number > 0),
    public_key  bytea       not null,
    private_key bytea       not null,
    made_at     timestamptz not null
);

comment on table form_key is 'Key pairs to which phones encrypt filled forms';
comment on column form_key.id is 'UUIDv7';
comment on column form_key.number is 'Stands in the version of each form that carries the public key, so that a filled form says which key opens it';
comment on column form_key.public_key is 'RSA, X.509 SubjectPublicKeyInfo';
comment on column form_key.private_key is 'RSA, PKCS #8, sealed under the data key FORM_KEY of this row';
comment on column form_key.made_at is 'Time of the transaction';

alter table form_key enable row level security;
alter table form_key force row level security;
create policy served_only on form_key as restrictive using ((select actor_is_served()));
create policy form_keys_read on form_key for select using ((select actor_is('system:form-keys')));
create policy form_keys_make on form_key for insert with check ((select actor_is('system:form-keys')));
create policy form_keys_read on data_key for select using ((select actor_is('system:form-keys')) and purpose = 'FORM_KEY');
create policy form_keys_make on data_key for insert with check ((select actor_is('system:form-keys')) and purpose = 'FORM_KEY');
create policy form_keys_only on data_key as restrictive for select
    using (purpose <> 'FORM_KEY' or (select actor_is('system:form-keys') or actor_is('system:keys') or actor_is('system:erasure')));
create policy form_keys_only_made on data_key as restrictive for insert
    with check (purpose <> 'FORM_KEY' or (select actor_is('system:form-keys')));

-- Which phones have had the form without a key. They may have filled in forms that they send in clear.
create table plain_form_phone (
    phone    uuid        primary key references phone,
    given_at timestamptz not null
);
comment on table plain_form_phone is 'Phones to which the form without a key was given';
comment on column plain_form_phone.phone is 'Which phone';
comment on column plain_form_phone.given_at is 'When it was given first';

alter table plain_form_phone enable row level security;
alter table plain_form_phone force row level security;
create policy served_only on plain_form_phone as restrictive using ((select actor_is_served()));
create policy inspector_reads on plain_form_phone for select
    using ((select actor_inspects()) and exists (select 1 from phone p where p.id = plain_form_phone.phone and p.subject = (select actor_subject())));
create policy inspector_adds on plain_form_phone for insert
    with check ((select actor_inspects()) and exists (select 1 from phone p where p.id = plain_form_phone.phone and p.subject = (select actor_subject())));

-- A sealed form arrives in one request or in several. Its files are kept as they came, encrypted by the phone, until all of them are there.
create table sealed_form (
    id         uuid        primary key,
    agency     uuid        not null,
    subject    text        not null,
    phone      uuid        not null references phone,
    digest     bytea       not null check (octet_length(digest) = 32),
    began_at   timestamptz not null,
    submission uuid        references form_submission,
    unique (agency, subject, digest)
);
create index sealed_form_arriving on sealed_form (began_at) where submission is null;
create index sealed_form_submission on sealed_form (submission);
create index sealed_form_phone on sealed_form (phone);

comment on table sealed_form is 'Forms that phones encrypted, by the list of their files (the manifest)';
comment on column sealed_form.id is 'UUIDv7';
comment on column sealed_form.agency is 'The inspectorate';
comment on column sealed_form.subject is 'Subject of the inspector whose phone sends it';
comment on column sealed_form.phone is 'Which phone sent it first';
comment on column sealed_form.digest is 'Keyed digest of the manifest: the same again is recognised';
comment on column sealed_form.began_at is 'When it came first';
comment on column sealed_form.submission is 'The form that it became; null while files are missing';

create table sealed_form_piece (
    form    uuid    not null references sealed_form on delete cascade,
    place   integer not null check (place between 0 and 150),
    arrival uuid    not null,
    number  integer not null check (number between 0 and 400),
    content bytea   not null check (octet_length(content) between 1 and 1048576),
    primary key (form, place, arrival, number)
);
alter table sealed_form_piece alter column content set storage external;

comment on table sealed_form_piece is 'Pieces of the files of sealed forms, until the form is opened';
comment on column sealed_form_piece.form is 'Of which form';
comment on column sealed_form_piece.place is 'Which file, by its place in the manifest from 0; the filled form is the last';
comment on column sealed_form_piece.arrival is 'With which request it came: two requests may bring the same file at once';
comment on column sealed_form_piece.number is 'Which piece, from 0';
comment on column sealed_form_piece.content is 'As the phone encrypted it';

create table sealed_form_file (
    form    uuid    not null references sealed_form on delete cascade,
    place   integer not null check (place between 0 and 150),
    arrival uuid    not null,
    pieces  integer not null check (pieces between 0 and 401),
    primary key (form, place)
);
comment on table sealed_form_file is 'Files of sealed forms that have come whole';
comment on column sealed_form_file.form is 'Of which form';
comment on column sealed_form_file.place is 'Which file, by its place in the manifest';
comment on column sealed_form_file.arrival is 'Which pieces are the file';
comment on column sealed_form_file.pieces is 'How many pieces it has';

alter table sealed_form enable row level security;
alter table sealed_form force row level security;
alter table sealed_form_piece enable row level security;
alter table sealed_form_piece force row level security;
alter table sealed_form_file enable row level security;
alter table sealed_form_file force row level security;
create policy served_only on sealed_form as restrictive using ((select actor_is_served()));
create policy served_only on sealed_form_piece as restrictive using ((select actor_is_served()));
create policy served_only on sealed_form_file as restrictive using ((select actor_is_served()));
create policy sender_reads on sealed_form for select
    using ((select actor_inspects()) and agency = (select actor_agency()) and subject = (select actor_subject()));
create policy sender_adds on sealed_form for insert
    with check ((select actor_inspects()) and agency = (select actor_agency()) and subject = (select actor_subject()) and submission is null);
create policy sender_ends on sealed_form for update
    using ((select actor_inspects()) and agency = (select actor_agency()) and subject = (select actor_subject()) and submission is null)
    with check (submission is not null);
create policy sender_drops on sealed_form for delete
    using ((select actor_inspects()) and agency = (select actor_agency()) and subject = (select actor_subject()) and submission is null);
create policy sender_has on sealed_form_piece
    using (exists (select 1 from sealed_form f where f.id = sealed_form_piece.form and f.subject = (select actor_subject())))
    with check (exists (select 1 from sealed_form f where f.id = sealed_form_piece.form and f.subject = (select actor_subject())));
create policy sender_has on sealed_form_file
    using (exists (select 1 from sealed_form f where f.id = sealed_form_file.form and f.subject = (select actor_subject())))
    with check (exists (select 1 from sealed_form f where f.id = sealed_form_file.form and f.subject = (select actor_subject())));

-- The part of the system that drops what never became whole.
create policy sealed_forms_expire on sealed_form for select using ((select actor_is('system:sealed-forms')) and submission is null);
create policy sealed_forms_drop on sealed_form for delete using ((select actor_is('system:sealed-forms')) and submission is null);
