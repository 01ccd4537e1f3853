-- Bodies that enforce immigration rules see the receipts of their referrals and nothing else, whatever roles their people
-- hold. A token's claim is what an identity provider was told once; the rule goes by this register, which every service
-- keeps in its own database. Who is not in it is served nothing.
create table organisation (
    id            uuid primary key,
    kind          text        not null check (kind in ('COMPETENT_AUTHORITY', 'NGO', 'POLICE', 'LOCAL_AUTHORITY', 'HEALTH', 'LABOUR_INSPECTORATE', 'IMMIGRATION', 'SHELTER_OPERATOR',
                                          'LEGAL_ADVICE', 'GUARDIANSHIP', 'PROSECUTION', 'GOVERNMENT', 'OTHER')),
    registered_at timestamptz not null
);

comment on table organisation is 'What kind of organisation somebody acts for; what is not here is served no records';
comment on column organisation.id is 'The agency of its people''s tokens';
comment on column organisation.kind is 'Kind of organisation; immigration bodies see the receipts of their referrals only';
comment on column organisation.registered_at is 'Time of the transaction';

-- A part of the system acts for nobody. A function of the owner changes the name of who acts and leaves the agency, so what
-- is counted for an immigration body is nothing as well.
create function actor_body() returns text language sql stable parallel safe as
    $$ select case
            when current_setting('palermo.agency_kind', true) = 'IMMIGRATION' then 'IMMIGRATION'
            when actor_agency() is not null
                then coalesce((select case o.kind when 'IMMIGRATION' then 'IMMIGRATION' else 'FOLLOWING' end
                                 from organisation o where o.id = actor_agency()), 'UNREGISTERED')
            when actor_subject() like 'system:%' then 'SYSTEM'
            else 'UNREGISTERED' end $$;
create function actor_is_served() returns boolean language sql stable parallel safe as
    $$ select actor_body() in ('SYSTEM', 'FOLLOWING') $$;

comment on function actor_body() is 'SYSTEM, FOLLOWING, UNREGISTERED or IMMIGRATION: what the actor''s organisation is by the register';
comment on function actor_is_served() is 'False for an immigration body and for an organisation that is not registered';

-- Everybody may know what kind an organisation is. Only an administrator registers, not one of an immigration body.
alter table organisation enable row level security;
alter table organisation force row level security;
create policy everybody_reads on organisation for select using (true);
create policy administrator_registers on organisation for insert
    with check ((select actor_has('mechanism-administrator')) and (select actor_body()) <> 'IMMIGRATION');
create policy administrator_corrects on organisation for update
    using ((select actor_has('mechanism-administrator')) and (select actor_body()) <> 'IMMIGRATION');

-- Restrictive: on top of whatever else allows it. Somebody who refers still tells others of it, and is audited.
create policy served_only_reads on notice as restrictive for select using ((select actor_is_served()));
create policy served_only_marks on notice as restrictive for update using ((select actor_is_served()));
create policy served_only_reads on audit_entry as restrictive for select using ((select actor_is_served()));
