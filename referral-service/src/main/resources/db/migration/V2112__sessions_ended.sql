-- Sessions that an administrator has ended: the gateway refuses the tokens of before. Locks that one has ended, which are counted.

create table sessions_ended (
    id       uuid        primary key,
    person   uuid        not null references person on delete cascade,
    agency   uuid        not null,
    ended_at timestamptz not null,
    ended_by text        not null
);

comment on table sessions_ended is 'When an administrator has ended all sessions of a person; insert only';
comment on column sessions_ended.id is 'UUIDv7';
comment on column sessions_ended.person is 'Whose sessions';
comment on column sessions_ended.agency is 'Her agency';
comment on column sessions_ended.ended_at is 'When the identity provider had ended them, real time';
comment on column sessions_ended.ended_by is 'Subject of who did it';

create index sessions_ended_latest on sessions_ended (ended_at);
create index sessions_ended_person on sessions_ended (person);

alter table sessions_ended enable row level security;
alter table sessions_ended force row level security;
create policy administrator_reads on sessions_ended for select using (actor_keeps_people_of(agency));
create policy administrator_ends on sessions_ended for insert
    with check (actor_keeps_people_of(agency) and ended_by = (select actor_subject()));

create table account_unlock (
    id       uuid        primary key,
    person   uuid        not null references person on delete cascade,
    agency   uuid        not null,
    asked_at timestamptz not null,
    asked_by text        not null
);

comment on table account_unlock is 'When an administrator wanted to end the lock of an account after wrong passwords; insert only';
comment on column account_unlock.id is 'UUIDv7';
comment on column account_unlock.person is 'Whose account';
comment on column account_unlock.agency is 'Her agency';
comment on column account_unlock.asked_at is 'Time of the transaction';
comment on column account_unlock.asked_by is 'Subject of who did it; never the person herself';

create index account_unlock_latest on account_unlock (person, asked_at desc);

alter table account_unlock enable row level security;
alter table account_unlock force row level security;
create policy administrator_reads on account_unlock for select using (actor_keeps_people_of(agency));
create policy administrator_unlocks on account_unlock for insert
    with check (actor_keeps_people_of(agency) and asked_by = (select actor_subject()) and asked_by <> cast(person as text));

-- Whoever closes an account ends its mails.
create policy administrator_finds on mail_wish for select
    using ((select actor_has('agency-administrator') or actor_has('mechanism-administrator'))
       and exists (select from person p where cast(p.id as text) = mail_wish.subject and actor_keeps_people_of(p.agency)));
create policy administrator_ends on mail_wish for delete
    using ((select actor_has('agency-administrator') or actor_has('mechanism-administrator'))
       and exists (select from person p where cast(p.id as text) = mail_wish.subject and actor_keeps_people_of(p.agency)));
