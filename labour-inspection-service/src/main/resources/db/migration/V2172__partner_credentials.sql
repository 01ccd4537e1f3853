-- Partners with an agreement send tips by machine, with a secret of the agreement. It is shown once, ends with the term of the agreement,
-- and is revoked by the chief inspector.
create table partner_credential (
    id           uuid        primary key,
    agency       uuid        not null,
    agreement    uuid        not null references partner_agreement,
    name         text        not null check (length(name) between 1 and 60),
    secret_hash  bytea       not null unique,
    made_by      text        not null,
    made_at      timestamptz not null,
    expires_at   timestamptz not null,
    last_used_at timestamptz,
    revoked_at   timestamptz,
    revoked_by   text,
    check ((revoked_at is null) = (revoked_by is null)),
    check (expires_at > made_at)
);
create index partner_credential_page on partner_credential (agreement, made_at desc, id desc);

comment on table partner_credential is 'Secrets with which partners send tips by machine';
comment on column partner_credential.id is 'UUIDv7; the name with which the partner signs in';
comment on column partner_credential.agency is 'The inspectorate of the agreement';
comment on column partner_credential.agreement is 'Under which agreement its tips come in';
comment on column partner_credential.name is 'What the inspectorate calls it, such as the system that has it';
comment on column partner_credential.secret_hash is 'SHA-256 of the secret, which has 256 random bits: nobody can try them all, so the hash needs no key';
comment on column partner_credential.made_by is 'Subject of who made it';
comment on column partner_credential.made_at is 'Time of the transaction';
comment on column partner_credential.expires_at is 'The end of the last day of the agreement';
comment on column partner_credential.last_used_at is 'When it signed in last, to some minutes';
comment on column partner_credential.revoked_at is 'When it was revoked; null while it may sign in';
comment on column partner_credential.revoked_by is 'Subject of who revoked it';

alter table partner_credential enable row level security;
alter table partner_credential force row level security;
create policy served_only on partner_credential as restrictive using ((select actor_is_served()));
create policy chief_reads on partner_credential for select using ((select actor_has('chief-inspector')) and agency = (select actor_agency()));
create policy chief_makes on partner_credential for insert
    with check ((select actor_has('chief-inspector')) and agency = (select actor_agency()) and made_by = (select actor_subject()) and revoked_at is null
            and exists (select 1 from partner_agreement a where a.id = partner_credential.agreement and a.agency = partner_credential.agency));
create policy chief_revokes on partner_credential for update
    using ((select actor_has('chief-inspector')) and agency = (select actor_agency()) and revoked_at is null)
    with check (revoked_by = (select actor_subject()));

-- The sign-in finds a credential by its secret with the agreement, and nothing else.
create policy sign_in_finds on partner_credential for select to current_user using ((select actor_is('system:partner-sign-in')));
create policy sign_in_notes on partner_credential for update to current_user using ((select actor_is('system:partner-sign-in')));
create policy sign_in_finds on partner_agreement for select to current_user using ((select actor_is('system:partner-sign-in')));

create function partner_signed_in(of_credential uuid, of_secret bytea)
    returns table (credential uuid, agreement uuid, agency uuid, purpose text, fields text[], valid_from date, valid_until date)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if not coalesce(actor_is('system:partner-sign-in'), false) then
        return;
    end if;
    update partner_credential c set last_used_at = actor_time()
     where c.id = of_credential and c.secret_hash = of_secret and c.revoked_at is null and c.expires_at > actor_time()
       and (c.last_used_at is null or c.last_used_at < actor_time() - interval '5 minutes')
       and exists (select 1 from partner_agreement a join organisation o on o.id = c.agency
                    where a.id = c.agreement and a.ended_on is null and o.kind = 'LABOUR_INSPECTORATE');
    return query select c.id, a.id, a.agency, a.purpose, a.fields, a.valid_from, a.valid_until
                   from partner_credential c join partner_agreement a on a.id = c.agreement join organisation o on o.id = c.agency
                  where c.id = of_credential and c.secret_hash = of_secret and c.revoked_at is null and c.expires_at > actor_time()
                    and a.ended_on is null and o.kind = 'LABOUR_INSPECTORATE';
end $$;
comment on function partner_signed_in(uuid, bytea) is
    'The agreement of the credential that has this secret; none when it is revoked or over, or its organisation is no labour inspectorate';

-- Tips of partners, recognised by the partner's own id. An id may be an account or a booking, so only keyed hashes are kept.
create table partner_tip (
    agreement uuid        not null references partner_agreement,
    own_hash  bytea       not null check (octet_length(own_hash) = 32),
    body_hash bytea       not null check (octet_length(body_hash) = 32),
    tip       uuid        not null references tip,
    reference text        not null,
    taken_at  timestamptz not null,
    primary key (agreement, own_hash)
);
create unique index partner_tip_of on partner_tip (tip);
create index partner_tip_lately on partner_tip (agreement, taken_at);

comment on table partner_tip is 'Which tips partners sent by machine, so that the same one sent again is taken once';
comment on column partner_tip.agreement is 'Under which agreement';
comment on column partner_tip.own_hash is 'Keyed hash of the id that the partner gave it';
comment on column partner_tip.body_hash is 'Keyed hash of what was sent';
comment on column partner_tip.tip is 'The tip';
comment on column partner_tip.reference is 'The reference that the partner was told';
comment on column partner_tip.taken_at is 'Time of the transaction';

alter table partner_tip enable row level security;
alter table partner_tip force row level security;
create policy served_only on partner_tip as restrictive using ((select actor_is_served()));
create policy partners_find on partner_tip for select using ((select actor_is('system:partner-tips')));
create policy partners_add on partner_tip for insert with check ((select actor_is('system:partner-tips')));
create policy erasure_finds on partner_tip for select to current_user using ((select actor_is('system:erasure')));
create policy erasure_deletes on partner_tip for delete to current_user using ((select actor_is('system:erasure')));

create policy partners_send on tip for insert
    with check ((select actor_is('system:partner-tips')) and agency is not null and agreement is not null and recorded_by is null
            and channel = 'PARTNER' and planned_visit is null and report is null and closing is null);

-- As before; what recognises a tip of a partner goes with it.
create or replace function erase_tip(of_tip uuid, over_before timestamptz, at timestamptz) returns boolean
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
    erased boolean := false;
begin
    if not coalesce(actor_is('system:retention'), false) then
        raise insufficient_privilege using message = 'not a tip that the actor may erase';
    end if;
    if legal_hold_stands('tip', of_tip) then
        raise object_not_in_prerequisite_state using message = 'a legal hold stands';
    end if;
    perform set_config('palermo.subject', 'system:erasure', true);
    perform 1 from tip t where t.id = of_tip and t.recorded_at < over_before and t.erased_at is null for update;
    if found then
        perform forget_legal_holds('tip', of_tip);
        erased := apply_erasure(of_tip, 'TIP', at);
        perform set_config('palermo.subject', 'system:erasure', true);
        delete from partner_tip p where p.tip = of_tip;
        update tip t set sealed = null, recorded_by = null, agreement = null, report = null, report_kind = null, erased_at = at
         where t.id = of_tip;
    end if;
    perform set_config('palermo.subject', coalesce(actor, ''), true);
    return erased;
end $$;
comment on function erase_tip(uuid, timestamptz, timestamptz) is
    'Erases a tip whose time is over, for the retention; false when it is not over or was erased before';

revoke execute on function partner_signed_in(uuid, bytea), erase_tip(uuid, timestamptz, timestamptz) from public;
grant execute on function partner_signed_in(uuid, bytea), erase_tip(uuid, timestamptz, timestamptz) to "${user}";
