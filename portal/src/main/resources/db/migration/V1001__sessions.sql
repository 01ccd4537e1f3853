-- Sessions of people who are signed in to the portal.
create table portal_session (
    id             bytea       primary key check (octet_length(id) = 32),
    sid            text        not null,
    subject        text        not null,
    tokens         bytea       not null,
    expires_at     timestamptz not null,
    renewing_until timestamptz
);

create index portal_session_sid on portal_session (sid);
create index portal_session_expires_at on portal_session (expires_at);

comment on table portal_session is 'Who is signed in to the portal: a row is one browser';
comment on column portal_session.id is 'SHA-256 of the reference in the browser''s cookie: who reads this table cannot be anyone';
comment on column portal_session.sid is 'The session at the identity provider, which ends it by this name';
comment on column portal_session.subject is 'The person''s identifier at the identity provider';
comment on column portal_session.tokens is 'ID, access and refresh token: AES-256-GCM under the portal''s key, bound to id';
comment on column portal_session.expires_at is 'From here on the row means nothing and is removed';
comment on column portal_session.renewing_until is 'Until then one request, at whichever replica, renews the tokens, and no other may: a refresh token is good once. Null while nobody does';
