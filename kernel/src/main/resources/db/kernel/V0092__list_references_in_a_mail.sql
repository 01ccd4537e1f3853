-- A mail may list what waits, by reference. It stands here until the mail is taken, and nowhere after.
alter table notice add column mail_lines text;
comment on column notice.mail_lines is 'What its mail lists beside the reference, a line each: references and numbers; null once it was taken, and where no mails leave';
