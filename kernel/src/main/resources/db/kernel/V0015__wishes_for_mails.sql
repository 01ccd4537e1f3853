-- A person says in which language and when she gets mails of what her page of notices shows. Whoever has said nothing gets the mails
-- of the lists alone, as before.
create table mail_wish (
    subject    text        primary key check (length(subject) between 1 and 200),
    id         uuid        not null unique,
    agency     uuid,
    roles      text[]      not null,
    regions    text[]      not null,
    language   text        not null check (language in ('ar', 'en', 'es', 'fr', 'ru', 'zh')),
    daily      boolean     not null,
    hour       integer     not null check (hour between 0 and 23),
    zone       text        not null,
    changed_at timestamptz not null,
    seen_at    timestamptz not null,
    ended_at   timestamptz
);

comment on table mail_wish is 'Who wants mails of her own, in which language and when';
comment on column mail_wish.subject is 'The person: the subject of her tokens';
comment on column mail_wish.id is 'UUIDv7, for the audit';
comment on column mail_wish.agency is 'The organisation for which she acted when she looked at her notices last; null without one';
comment on column mail_wish.roles is 'Her roles then';
comment on column mail_wish.regions is 'The countries and regions that she covered then';
comment on column mail_wish.language is 'ISO 639, of the words of her mails';
comment on column mail_wish.daily is 'Whether one mail a day tells all; else one for each notice, at once';
comment on column mail_wish.hour is 'From which hour of the day the daily mail is sent';
comment on column mail_wish.zone is 'The time zone of that hour: her country''s';
comment on column mail_wish.changed_at is 'When she said so, time of the transaction';
comment on column mail_wish.seen_at is 'When she looked at her notices last. After thirty days without it nothing more is mailed to her, and the row is removed';
comment on column mail_wish.ended_at is 'When she chose the mails of the lists alone; the row is removed once what was written to her before is sent. Null until then';

-- What is to be mailed to one person. A row stays for two days, so that a notice that is taken again is not mailed to her twice.
create table personal_mail (
    subject  text        not null references mail_wish on delete cascade,
    notice   uuid        not null references notice on delete cascade,
    lines    text,
    due_at   timestamptz not null,
    taken_at timestamptz,
    sent_at  timestamptz,
    primary key (subject, notice)
);

comment on table personal_mail is 'Notices that are to be mailed to a person, or have been';
comment on column personal_mail.subject is 'To whom';
comment on column personal_mail.notice is 'Which';
comment on column personal_mail.lines is 'What her mail says beside the reference: references and numbers, or what to do and by when; null for nothing, and once it was sent';
comment on column personal_mail.due_at is 'Not before: at once, or the hour of her daily mail';
comment on column personal_mail.taken_at is 'When it was taken for sending the last time. A mail that was not sent within an hour is taken again';
comment on column personal_mail.sent_at is 'When it was sent; null until then';

create index personal_mail_due on personal_mail (due_at);
create index personal_mail_notice on personal_mail (notice);

alter table mail_wish enable row level security;
alter table mail_wish force row level security;
create policy own_reads on mail_wish for select using (subject = (select actor_subject()));
create policy own_says on mail_wish for insert with check (subject = (select actor_subject()));
create policy own_changes on mail_wish for update using (subject = (select actor_subject()));
create policy own_ends on mail_wish for delete using (subject = (select actor_subject()));
create policy mails_read on mail_wish for select using ((select actor_is('system:mails')));
create policy mails_end on mail_wish for delete using ((select actor_is('system:mails')));
create policy served_only on mail_wish as restrictive using ((select actor_is_served()));

alter table personal_mail enable row level security;
alter table personal_mail force row level security;
create policy mails_work on personal_mail using ((select actor_is('system:mails')));
create policy served_only on personal_mail as restrictive using ((select actor_is_served()));
