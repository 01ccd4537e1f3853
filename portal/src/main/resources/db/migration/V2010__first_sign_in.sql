-- Who has seen the screens for a first sign-in, and where a session was begun.
create table welcome_seen (
    subject text        primary key,
    seen_at timestamptz not null
);

comment on table welcome_seen is 'Who has read or skipped the screens that show at the first sign-in what a role does here';
comment on column welcome_seen.subject is 'The person''s identifier at the identity provider';
comment on column welcome_seen.seen_at is 'When she did. The row is removed after two years';

alter table portal_session
    add column began_at timestamptz,
    add column browser  text check (browser ~ '^[A-Z]{2,12}$'),
    add column system   text check (system ~ '^[A-Z]{2,12}$');

comment on column portal_session.began_at is 'When she signed in. Null in sessions that are older than this column';
comment on column portal_session.browser is 'Which browser it says to be, by a word of ours: FIREFOX. Null in sessions that are older than this column';
comment on column portal_session.system is 'On which system it says to run, by a word of ours: ANDROID. Null in sessions that are older than this column';

create index portal_session_subject on portal_session (subject);
