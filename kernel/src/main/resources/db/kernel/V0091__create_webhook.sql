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
create index webhook_agency on webhook (agency, registered_at);
create index webhook_due on webhook (next_attempt_at) where approved_at is not null and ended_at is null;

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

-- The courier reads what it delivers, opens the secrets that it signs with, and tells when it gives up.
create policy webhooks_read on notice for select using ((select actor_is('system:webhooks')));
create policy webhooks_tell on notice for insert with check ((select actor_is('system:webhooks')) and kind = 'WEBHOOK_ENDED');
create policy webhooks_open on data_key for select using ((select actor_is('system:webhooks')) and purpose = 'WEBHOOK');
