-- Who may see a case file is said here, under the service's own filter and for the owner of the tables as well. Each
-- transaction says who acts (palermo.subject, .agency, .regions, .roles); what was not said is empty and sees nothing.
-- Conditions on the actor stand in a sub-select of their own, so they are evaluated once a query and not once a row.

create table referral_receipt (
    id          uuid primary key references case_file,
    reference   text        not null,
    sender      uuid        not null,
    taken       text        not null check (taken in ('REFERRED', 'NOTIFIED_ONLY')),
    received_at timestamptz not null
);
insert into referral_receipt (id, reference, sender, taken, received_at)
select c.id, c.reference, c.sender, case c.stage when 'NOTIFIED_ONLY' then 'NOTIFIED_ONLY' else 'REFERRED' end, c.referred_at
  from case_file c;

comment on table referral_receipt is 'What the sender of a referral gets, and all that an immigration body ever sees of a case';
comment on column referral_receipt.id is 'The case file''s';
comment on column referral_receipt.reference is 'The case file''s';
comment on column referral_receipt.sender is 'The organisation that referred';
comment on column referral_receipt.taken is 'What became of the referral when it came';
comment on column referral_receipt.received_at is 'When it was received';

-- By the kind of her organisation in the register, whatever her token says.
create function actor_may_follow_cases() returns boolean language sql stable parallel safe as
    $$ select not exists (select 1 from provider p where p.id = actor_agency() and p.kind = 'IMMIGRATION') $$;

comment on function actor_may_follow_cases() is 'False for an immigration body';

alter table referral_receipt enable row level security;
alter table referral_receipt force row level security;
create policy sender_reads on referral_receipt for select
    using (sender = (select actor_agency())
        or (select actor_is('system:inbox'))
        or (select actor_has('mechanism-administrator')));
create policy sender_writes on referral_receipt for insert
    with check ((sender = (select actor_agency()) and (select actor_has('first-responder')))
        or (select actor_is('system:inbox'))
        or (select actor_has('mechanism-administrator')));

alter table case_file enable row level security;
alter table case_file force row level security;
create policy covering_offices_read on case_file for select
    using ((select actor_may_follow_cases())
       and (select actor_has('competent-authority') or actor_has('national-rapporteur') or actor_has('mechanism-administrator'))
       and (country = any ((select actor_regions())::text[]) or region = any ((select actor_regions())::text[])));
create policy sender_reads on case_file for select
    using ((select actor_may_follow_cases()) and (select actor_has('first-responder')) and sender = (select actor_agency()));
create policy referral_opens on case_file for insert
    with check ((sender = (select actor_agency()) and (select actor_has('first-responder')))
        or (select actor_is('system:inbox'))
        or (select actor_has('mechanism-administrator')));
create policy authority_decides on case_file for update
    using ((select actor_may_follow_cases())
       and (select actor_has('competent-authority'))
       and (country = any ((select actor_regions())::text[]) or region = any ((select actor_regions())::text[])));

-- Identity: the competent authority and the sender, each through the case file that she sees.
alter table case_person enable row level security;
alter table case_person force row level security;
create policy with_the_case_file on case_person for select
    using ((select actor_has('competent-authority') or actor_has('first-responder'))
       and exists (select 1 from case_file c where c.id = case_person.case_file));
create policy with_the_referral on case_person for insert
    with check (exists (select 1 from referral_receipt r where r.id = case_person.case_file));

alter table guardian_record enable row level security;
alter table guardian_record force row level security;
create policy with_the_case_file on guardian_record for select
    using ((select actor_has('competent-authority') or actor_has('first-responder'))
       and exists (select 1 from case_file c where c.id = guardian_record.case_file));
create policy with_the_referral on guardian_record for insert
    with check (exists (select 1 from referral_receipt r where r.id = guardian_record.case_file));

alter table case_file_event enable row level security;
alter table case_file_event force row level security;
create policy with_the_case_file on case_file_event for select
    using ((select actor_has('competent-authority') or actor_has('first-responder'))
       and exists (select 1 from case_file c where c.id = case_file_event.case_file));
create policy with_the_referral on case_file_event for insert
    with check (exists (select 1 from referral_receipt r where r.id = case_file_event.case_file)
        or exists (select 1 from case_file c where c.id = case_file_event.case_file));

alter table case_decision enable row level security;
alter table case_decision force row level security;
create policy with_the_case_file on case_decision for select
    using ((select actor_has('competent-authority') or actor_has('first-responder'))
       and exists (select 1 from case_file c where c.id = case_decision.case_file));
create policy authority_decides on case_decision for insert
    with check ((select actor_has('competent-authority'))
       and exists (select 1 from case_file c where c.id = case_decision.case_file));
