-- A mail that fails is tried again, later each time. What it lists stays until it was sent or given up.
alter table notice add column mail_after timestamptz, add column mail_failures integer not null default 0;
comment on column notice.mail_after is 'Its mail is not tried before; null until one has failed';
comment on column notice.mail_failures is 'How often its mail has failed';
comment on column notice.mailed_at is 'When its mail was taken for sending the last time; null while it waits to be tried again';
comment on column notice.mail_lines is 'What its mail lists beside the reference, a line each: references and numbers; null once it was sent or given up, and where no mails leave';

create index notice_mail_lines on notice (mailed_at) where mail_lines is not null;

-- The courier gives back what it has taken, and drops what the mail has listed.
alter policy courier_marks on notice using ((select actor_is('system:courier'))) with check ((select actor_is('system:courier')));
