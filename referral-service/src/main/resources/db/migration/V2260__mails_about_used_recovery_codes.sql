-- A person is told by mail that one of her recovery codes was used. The mail waits here until it is sent.
create table recovery_code_mail (
    event    uuid        primary key,
    person   uuid        not null,
    used_at  timestamptz not null,
    tried_at timestamptz
);

comment on table recovery_code_mail is 'Mails about used recovery codes that are not sent yet';
comment on column recovery_code_mail.event is 'Id of the event at the identity provider by which it was seen';
comment on column recovery_code_mail.person is 'Whose code was used';
comment on column recovery_code_mail.used_at is 'When, by the clock of the identity provider';
comment on column recovery_code_mail.tried_at is 'When an instance last began to send it, real time; null for never';

alter table recovery_code_mail enable row level security;
alter table recovery_code_mail force row level security;
create policy served_only on recovery_code_mail as restrictive using ((select actor_is_served()));
create policy people_keeps on recovery_code_mail
    using ((select actor_is('system:people'))) with check ((select actor_is('system:people')));
