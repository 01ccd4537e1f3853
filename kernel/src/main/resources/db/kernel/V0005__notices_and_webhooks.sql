-- Notices, which tell people what has happened to a record and leave as mails as well, and the webhooks by which an
-- organisation's own systems are told the same.

create table notice (
    id            uuid primary key,
    agency        uuid,
    role          text,
    country       text,
    kind          text        not null,
    about         uuid        not null,
    reference     text        not null,
    created_at    timestamptz not null,
    read_at       timestamptz,
    mailed_at     timestamptz,
    mail_lines    text,
    mail_after    timestamptz,
    mail_failures integer     not null default 0,
    region        text,
    check ((agency is not null) <> (role is not null and country is not null))
);

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
comment on column notice.mailed_at is 'When its mail was taken for sending the last time; null while it waits to be tried again';
comment on column notice.mail_lines is 'What its mail lists beside the reference, a line each: references and numbers; null once it was sent or given up, and where no mails leave';
comment on column notice.mail_after is 'Its mail is not tried before; null until one has failed';
comment on column notice.mail_failures is 'How often its mail has failed';
comment on column notice.region is 'ISO 3166-2 or a code of our own below it: who covers it is told as well as who covers its country; null for the country''s people alone';

create index notice_agency on notice (agency, created_at desc, id desc) where agency is not null;
create index notice_role on notice (role, country, created_at desc, id desc) where role is not null;
create index notice_role_region on notice (role, region, created_at desc, id desc) where region is not null;
create index notice_about on notice (about);
create index notice_to_mail on notice (id) where mailed_at is null;
create index notice_mail_lines on notice (mailed_at) where mail_lines is not null;

-- Notices are read live: each is appended to a feed in the transaction that tells, whoever wrote it.
insert into feed_epoch (feed, epoch, from_sequence, began_at) values ('notices', uuidv7(), 0, clock_timestamp());

create function append_notice() returns trigger language plpgsql as $$
begin
    insert into feed_pending (feed, entry) values ('notices', new.id);
    return null;
end $$;
comment on function append_notice() is 'Appends what is told to the feed of notices';

create trigger append_notice after insert on notice for each row execute function append_notice();

-- A notice is seen by those whom it is for; these policies bind the owner of the table as well. Somebody who covers a region
-- and not its whole country is told what happens there.
alter table notice enable row level security;
alter table notice force row level security;
create policy told_reads on notice for select
    using (agency = (select actor_agency())
        or (role = any ((select actor_roles())::text[])
            and (country = any ((select actor_regions())::text[]) or region = any ((select actor_regions())::text[]))));
create policy told_marks on notice for update
    using (agency = (select actor_agency())
        or (role = any ((select actor_roles())::text[])
            and (country = any ((select actor_regions())::text[]) or region = any ((select actor_regions())::text[]))));

-- Restrictive: on top of what the other policies ask. Somebody of an immigration body who refers a person still tells others.
create policy served_only_reads on notice as restrictive for select using ((select actor_is_served()));
create policy served_only_marks on notice as restrictive for update using ((select actor_is_served()));

-- Whoever does something tells others of it. Parts of the system have a name and the least that they need: only the inbox
-- tells here, and policies of their own let in others.
create policy doer_tells on notice for insert
    with check ((select actor_subject() not like 'system:%' or actor_is('system:inbox')) and read_at is null and mailed_at is null);

-- The courier takes a notice to send its mail. When the mail fails, it gives the notice back to be tried again, later each time;
-- a notice that was neither taken nor given back it does not change. A mail may list what waits, by reference: the list stays
-- until the mail was sent or given up, and then the courier empties it.
create policy courier_reads on notice for select
    using ((select actor_is('system:courier')));
create policy courier_marks on notice for update
    using ((select actor_is('system:courier')))
    with check ((select actor_is('system:courier')) and (mailed_at is not null or mail_after is not null));

-- The live feed learns whom a notice is for, to wake those who listen; each of them then reads it as herself.
create policy live_reads on notice for select using ((select actor_is('system:live')));

-- What somebody was told of a record is erased with the record.
create policy erasure_finds on notice for select to current_user using ((select actor_is('system:erasure')));
create policy erasure_deletes on notice for delete to current_user using ((select actor_is('system:erasure')));

create table webhook (
    id                 uuid primary key,
    agency             uuid        not null,
    country            text        not null,
    url                text        not null,
    kinds              text,
    secret             bytea       not null,
    former_secret      bytea,
    former_until       timestamptz,
    registered_by      text        not null,
    registered_at      timestamptz not null,
    approved_by        text,
    approved_at        timestamptz,
    ended_at           timestamptz,
    end_reason         text check (end_reason in ('WITHDRAWN', 'GONE', 'FAILED')),
    delivered_sequence bigint      not null default 0,
    attempts           integer     not null default 0,
    next_attempt_at    timestamptz not null,
    lease              uuid,
    leased_until       timestamptz,
    last_failure       text,
    version            integer     not null default 0,
    check ((ended_at is null) = (end_reason is null)),
    check (approved_at is null or approved_by <> registered_by)
);

comment on table webhook is 'Where an organisation wants to be told what its notices tell, by a request of ours';
comment on column webhook.id is 'UUIDv7';
comment on column webhook.agency is 'The organisation that is told';
comment on column webhook.country is 'ISO 3166-1: whose mechanism administrators approve it';
comment on column webhook.url is 'https, without user, query or fragment';
comment on column webhook.kinds is 'Kinds of notice with commas, or null for all';
comment on column webhook.secret is 'Sealed: what requests are signed with';
comment on column webhook.former_secret is 'Sealed: the one of before, which signs beside it for a day';
comment on column webhook.former_until is 'When the former secret stops signing, real time';
comment on column webhook.registered_by is 'Who registered it';
comment on column webhook.registered_at is 'Time of the transaction';
comment on column webhook.approved_by is 'Somebody else, who approved it';
comment on column webhook.approved_at is 'Time of the transaction; nothing is sent before';
comment on column webhook.ended_at is 'Time of the transaction; nothing is sent after';
comment on column webhook.end_reason is 'Taken back, the receiver said that it is gone, or it failed too long';
comment on column webhook.delivered_sequence is 'Number in the feed of notices up to which all is delivered or not for it';
comment on column webhook.attempts is 'Failures since the last delivery';
comment on column webhook.next_attempt_at is 'Not before, real time';
comment on column webhook.lease is 'Token of who delivers it now';
comment on column webhook.leased_until is 'When that lease ends, real time';
comment on column webhook.last_failure is 'Status or kind of the last failure, never a message';
comment on column webhook.version is 'For If-Match';

create index webhook_agency on webhook (agency, registered_at);
create index webhook_due on webhook (next_attempt_at) where approved_at is not null and ended_at is null;

alter table webhook enable row level security;
alter table webhook force row level security;
create policy administrator_keeps on webhook
    using (agency = (select actor_agency()) and (select actor_has('agency-administrator')));
create policy mechanism_approves on webhook for update
    using (country = any ((select actor_regions())::text[]) and (select actor_has('mechanism-administrator')));
create policy mechanism_reads on webhook for select
    using (country = any ((select actor_regions())::text[]) and (select actor_has('mechanism-administrator')));
create policy courier_delivers on webhook
    using ((select actor_is('system:webhooks')));
create policy served_only on webhook as restrictive
    using ((select actor_is_served()));

-- The courier of webhooks reads the notices that it delivers, opens the secrets that it signs with, and tells when it gives up.
create policy webhooks_read on notice for select using ((select actor_is('system:webhooks')));
create policy webhooks_tell on notice for insert with check ((select actor_is('system:webhooks')) and kind = 'WEBHOOK_ENDED');
create policy webhooks_open on data_key for select using ((select actor_is('system:webhooks')) and purpose = 'WEBHOOK');
