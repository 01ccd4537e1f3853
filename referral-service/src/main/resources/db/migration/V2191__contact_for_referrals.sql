-- How an organisation is reached about the people whom it has referred. Whoever decides on a case, or works on it, calls there.

create table referral_contact (
    provider  uuid        not null references provider,
    version   integer     not null,
    telephone text,
    email     text,
    hours     text,
    since     timestamptz not null,
    said_by   text        not null,
    primary key (provider, version)
);

comment on table referral_contact is 'How organisations are reached about their referrals; the last row of one holds, earlier rows are what was said before. Insert only';
comment on column referral_contact.provider is 'The organisation';
comment on column referral_contact.version is 'The version of the organisation since which it holds';
comment on column referral_contact.telephone is 'Telephone at work; null when none was said';
comment on column referral_contact.email is 'E-mail address at work; null when none was said';
comment on column referral_contact.hours is 'When somebody answers, in words; null when nothing was said';
comment on column referral_contact.since is 'Time of the transaction that said it';
comment on column referral_contact.said_by is 'Subject of who said it';

-- Who may read a case reads whom to call about it; the service shows it with the case alone.
alter table referral_contact enable row level security;
alter table referral_contact force row level security;
create policy served_only on referral_contact as restrictive using ((select actor_is_served()));
create policy with_a_case on referral_contact for select
    using ((select actor_has('competent-authority') or actor_has('case-coordinator') or actor_has('first-responder')));
create policy administrator_reads on referral_contact for select using ((select actor_has('mechanism-administrator')));
create policy own_administrator_reads on referral_contact for select
    using ((select actor_has('agency-administrator')) and provider = (select actor_agency()));
create policy administrator_says on referral_contact for insert with check ((select actor_has('mechanism-administrator')));
create policy own_administrator_says on referral_contact for insert
    with check ((select actor_has('agency-administrator')) and provider = (select actor_agency()));
