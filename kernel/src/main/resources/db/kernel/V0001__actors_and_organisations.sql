-- Who acts in a transaction, and the register of organisations that decides whether an actor is served. The service says who
-- acts in settings of the transaction; policies ask the functions below.
-- In a policy a call that does not depend on the row stands in a sub-select of its own, so that it is evaluated once for a
-- query and not for each row.

create function actor_subject() returns text language sql stable parallel safe as
    $$ select nullif(current_setting('palermo.subject', true), '') $$;
comment on function actor_subject() is 'Who acts in the transaction, or null';

create function actor_is(subject text) returns boolean language sql stable parallel safe as
    $$ select current_setting('palermo.subject', true) = subject $$;
comment on function actor_is(text) is 'Whether the transaction acts as this named part of the system';

create function actor_agency() returns uuid language sql stable parallel safe as
    $$ select nullif(current_setting('palermo.agency', true), '')::uuid $$;
comment on function actor_agency() is 'The organisation that the transaction acts for, or null';

create function actor_roles() returns text[] language sql stable parallel safe as
    $$ select string_to_array(current_setting('palermo.roles', true), ',') $$;
comment on function actor_roles() is 'The roles of the actor';

create function actor_has(role text) returns boolean language sql stable parallel safe as
    $$ select role = any (string_to_array(current_setting('palermo.roles', true), ',')) $$;
comment on function actor_has(text) is 'Whether the actor holds this role';

create function actor_regions() returns text[] language sql stable parallel safe as
    $$ select string_to_array(current_setting('palermo.regions', true), ',') $$;
comment on function actor_regions() is 'Countries and regions that the actor covers';

-- The time of the transaction as decisions use it: the database's clock, moved by what a test has set. For the few rules of the
-- database that end at an instant.
create function actor_time() returns timestamptz language sql stable parallel safe as
    $$ select transaction_timestamp() + coalesce(nullif(current_setting('palermo.clock_offset', true), ''), '0')::bigint * interval '1 microsecond' $$;
comment on function actor_time() is 'The time of the transaction as the scope has set it';

-- Bodies that enforce immigration rules see the receipts of their referrals and nothing else, whatever roles their people
-- hold. The claim in a token is what an identity provider was told once, so the rule goes by this register, which every service
-- keeps in its own database. An organisation that is not in it is served nothing.
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

-- A part of the system acts for no organisation. A function of the owner that acts in another name leaves the agency as it is,
-- so it counts nothing for an immigration body either.
create function actor_body() returns text language sql stable parallel safe as
    $$ select case
            when current_setting('palermo.agency_kind', true) = 'IMMIGRATION' then 'IMMIGRATION'
            when actor_agency() is not null
                then coalesce((select case o.kind when 'IMMIGRATION' then 'IMMIGRATION' else 'FOLLOWING' end
                                 from organisation o where o.id = actor_agency()), 'UNREGISTERED')
            when actor_subject() like 'system:%' then 'SYSTEM'
            else 'UNREGISTERED' end $$;
comment on function actor_body() is 'SYSTEM, FOLLOWING, UNREGISTERED or IMMIGRATION: what the actor''s organisation is by the register';

-- Each policy of each table asks whether the actor is served. The statement that enters a transaction asks the register
-- once and keeps the answer beside the organisation for which it was given: an answer for another organisation does not
-- count. A transaction that was entered in another way asks the register each time.
create function actor_is_served() returns boolean language sql stable parallel safe as
    $$ select case
            when current_setting('palermo.body', true) = current_setting('palermo.agency', true) || ' FOLLOWING'
                then current_setting('palermo.agency_kind', true) is distinct from 'IMMIGRATION'
            else actor_body() in ('SYSTEM', 'FOLLOWING') end $$;
comment on function actor_is_served() is 'False for an immigration body and for an organisation that is not registered';

-- Everybody may know what kind an organisation is. Only a mechanism administrator registers, and not one of an immigration body.
alter table organisation enable row level security;
alter table organisation force row level security;
create policy everybody_reads on organisation for select using (true);
create policy administrator_registers on organisation for insert
    with check ((select actor_has('mechanism-administrator')) and (select actor_body()) <> 'IMMIGRATION');
create policy administrator_corrects on organisation for update
    using ((select actor_has('mechanism-administrator')) and (select actor_body()) <> 'IMMIGRATION');
