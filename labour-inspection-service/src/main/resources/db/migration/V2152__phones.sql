-- Phones of inspectors that work with ODK Collect, which signs in with a name and a secret only. Each phone has a secret of its own: it
-- is shown once, ends by itself, and is revoked by its inspector or the chief inspector.
create table phone (
    id           uuid        primary key,
    agency       uuid        not null,
    agency_kind  text,
    subject      text        not null,
    regions      text[]      not null,
    name         text        not null check (length(name) between 1 and 60),
    secret_hash  bytea       not null unique,
    added_at     timestamptz not null,
    expires_at   timestamptz not null,
    last_used_at timestamptz,
    revoked_at   timestamptz,
    revoked_by   text,
    check ((revoked_at is null) = (revoked_by is null)),
    check (expires_at > added_at)
);
create index phone_page on phone (agency, added_at desc, id desc);
create index phone_subject on phone (subject) where revoked_at is null;

comment on table phone is 'Phones that sign in to OpenRosa with a secret of their own';
comment on column phone.id is 'UUIDv7';
comment on column phone.agency is 'The inspectorate for which its inspector acts';
comment on column phone.agency_kind is 'Kind of the inspectorate as her token said when she added the phone';
comment on column phone.subject is 'Whose phone it is; a submission is hers';
comment on column phone.regions is 'Regions that her token named when she added the phone';
comment on column phone.name is 'What she calls the phone';
comment on column phone.secret_hash is 'SHA-256 of the secret, which has 256 random bits: nobody can try them all, so the hash needs no key';
comment on column phone.added_at is 'Time of the transaction';
comment on column phone.expires_at is 'When the secret ends by itself';
comment on column phone.last_used_at is 'When it signed in last, to some minutes';
comment on column phone.revoked_at is 'When it was revoked; null while it may sign in';
comment on column phone.revoked_by is 'Subject of who revoked it';

alter table phone enable row level security;
alter table phone force row level security;
create policy served_only on phone as restrictive using ((select actor_is_served()));
create policy owner_or_chief_reads on phone for select
    using ((select actor_inspects()) and agency = (select actor_agency())
       and (subject = (select actor_subject()) or (select actor_has('chief-inspector'))));
create policy inspector_adds on phone for insert
    with check ((select actor_inspects()) and agency = (select actor_agency()) and subject = (select actor_subject()) and revoked_at is null);
create policy owner_or_chief_revokes on phone for update
    using ((select actor_inspects()) and agency = (select actor_agency()) and revoked_at is null
       and (subject = (select actor_subject()) or (select actor_has('chief-inspector'))))
    with check (revoked_by = (select actor_subject()));

-- The sign-in finds a phone by its secret, and nothing else about it.
create policy sign_in_finds on phone for select to current_user using ((select actor_is('system:phone-sign-in')));
create policy sign_in_notes on phone for update to current_user using ((select actor_is('system:phone-sign-in')));

create function phone_signed_in(of_subject text, of_secret bytea) returns table (phone uuid, agency uuid, agency_kind text, regions text[])
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if not coalesce(actor_is('system:phone-sign-in'), false) then
        return;
    end if;
    update phone p set last_used_at = actor_time()
     where p.secret_hash = of_secret and p.subject = of_subject and p.revoked_at is null and p.expires_at > actor_time()
       and (p.last_used_at is null or p.last_used_at < actor_time() - interval '5 minutes');
    return query select p.id, p.agency, p.agency_kind, p.regions from phone p join organisation o on o.id = p.agency
                  where p.secret_hash = of_secret and p.subject = of_subject and p.revoked_at is null and p.expires_at > actor_time()
                    and o.kind = 'LABOUR_INSPECTORATE';
end $$;
comment on function phone_signed_in(text, bytea) is 'The phone that has this secret; none when it is revoked or has ended, or its organisation is no labour inspectorate';
revoke execute on function phone_signed_in(text, bytea) from public;
grant execute on function phone_signed_in(text, bytea) to "${user}";
