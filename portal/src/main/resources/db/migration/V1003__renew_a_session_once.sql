alter table portal_session add column renewing_until timestamptz;

comment on column portal_session.renewing_until is 'Until then one request, at whichever replica, renews the tokens, and no other may: a refresh token is good once. Null while nobody does';
