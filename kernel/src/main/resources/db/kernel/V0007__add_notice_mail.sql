alter table notice add column mailed_at timestamptz;
create index notice_to_mail on notice (id) where mailed_at is null;

comment on column notice.mailed_at is 'When its mail was taken for sending';
