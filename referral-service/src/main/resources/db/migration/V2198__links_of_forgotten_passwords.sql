-- The mail that says what was removed, and the link to choose a new password, come from two senders. Each is repeated until it is sent,
-- and neither because the other one failed.
alter table factor_reset add column linked_at timestamptz;
alter table factor_reset add constraint factor_reset_linked check (linked_at is null or password_forgotten and removed_at is not null);
comment on column factor_reset.linked_at is
    'When the identity provider mailed the person the link to choose a new password, real time; null when it did not';
comment on column factor_reset.mailed_at is
    'When the person was told by mail, or found to have no address, or nobody here sends mails, real time';
