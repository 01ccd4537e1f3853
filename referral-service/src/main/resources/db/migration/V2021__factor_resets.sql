-- The removal of a second factor that its person has lost. Three people: who asks, who decides, and whose factor it is.

create table factor_reset (
    id             uuid primary key,
    person         uuid        not null references person on delete cascade,
    agency         uuid        not null,
    reference      text        not null unique,
    reason         text        not null check (reason in ('DEVICE_LOST', 'DEVICE_STOLEN', 'DEVICE_BROKEN', 'DEVICE_REPLACED')),
    identity_check text        not null check (identity_check in ('IN_PERSON', 'VIDEO_CALL', 'CALLED_BACK')),
    asked_by       text        not null,
    asked_at       timestamptz not null,
    expires_at     timestamptz not null,
    state          text        not null check (state in ('OPEN', 'APPROVED', 'REFUSED')),
    decided_by     text,
    decided_at     timestamptz,
    untold_since   timestamptz,
    removed_at     timestamptz,
    mail_tried_at  timestamptz,
    mailed_at      timestamptz,
    check ((state = 'OPEN') = (decided_by is null) and (decided_by is null) = (decided_at is null)),
    check (asked_by <> cast(person as text) and decided_by <> cast(person as text) and decided_by <> asked_by),
    check (state = 'APPROVED' or (untold_since is null and removed_at is null)),
    check (removed_at is not null or mailed_at is null)
);

comment on table factor_reset is 'Requests to remove a second factor that a person has lost, and the decisions on them';
comment on column factor_reset.id is 'UUIDv7';
comment on column factor_reset.person is 'Whose second factor';
comment on column factor_reset.agency is 'Her agency';
comment on column factor_reset.reference is 'What people call the request';
comment on column factor_reset.reason is 'Why it must go';
comment on column factor_reset.identity_check is 'How who asks made sure that it is the person herself';
comment on column factor_reset.asked_by is 'Subject of who asked';
comment on column factor_reset.asked_at is 'Time of the transaction';
comment on column factor_reset.expires_at is 'When it ends if nobody decides; earlier when who asked is no administrator any more';
comment on column factor_reset.state is 'Open, approved or refused; an open one whose time is over is expired';
comment on column factor_reset.decided_by is 'Subject of who decided, another than who asked; null before';
comment on column factor_reset.decided_at is 'Time of the transaction; null before';
comment on column factor_reset.untold_since is 'Since when the identity provider has not been told of the approval, real time; null when it has';
comment on column factor_reset.removed_at is 'When the identity provider had removed the factor and ended the sessions, real time';
comment on column factor_reset.mail_tried_at is 'When the mail to the person was tried last, real time';
comment on column factor_reset.mailed_at is 'When the person was mailed, or found to have no address, real time';

create index factor_reset_open on factor_reset (asked_at desc, id desc) where state = 'OPEN';
create index factor_reset_person on factor_reset (person, asked_at desc);
create index factor_reset_untold on factor_reset (untold_since) where untold_since is not null;
create index factor_reset_removed on factor_reset (removed_at) where state = 'APPROVED';

alter table factor_reset enable row level security;
alter table factor_reset force row level security;
create policy administrator_reads on factor_reset for select using (actor_keeps_people_of(agency));
create policy administrator_asks on factor_reset for insert
    with check (actor_keeps_people_of(agency) and asked_by = (select actor_subject()) and state = 'OPEN');
create policy administrator_decides on factor_reset for update
    using (state = 'OPEN' and actor_keeps_people_of(agency))
    with check (actor_keeps_people_of(agency) and decided_by = (select actor_subject()) and removed_at is null);
-- What became of an approval.
create policy removal_records on factor_reset for update
    using (state = 'APPROVED' and (select actor_is('system:people')))
    with check (state = 'APPROVED' and (select actor_is('system:people')));

-- Whether who asked still administers: for those who see the request. She may be of another agency, whose people they do not see. Her
-- account is locked until the transaction ends, so that she is not suspended meanwhile.
create function factor_reset_asker_administers(reset uuid) returns boolean
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
    asker uuid;
    administers boolean;
begin
    select case when r.asked_by ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then r.asked_by::uuid end into asker from factor_reset r where r.id = reset;
    perform set_config('palermo.subject', 'system:people', true);
    perform 1 from person p where p.id = asker for share of p;
    select p.state = 'ACTIVE' and string_to_array(p.roles, ',') && array['agency-administrator', 'mechanism-administrator']
      into administers from person p where p.id = asker;
    perform set_config('palermo.subject', coalesce(actor, ''), true);
    return coalesce(administers, false);
end $$;
comment on function factor_reset_asker_administers(uuid)
    is 'Whether who asked for the removal of a second factor is active and an administrator; false for a request that the actor does not see';
revoke execute on function factor_reset_asker_administers(uuid) from public;
grant execute on function factor_reset_asker_administers(uuid) to "${user}";

-- What a person has asked for ends when she is suspended, removed, or no administrator any more.
create index factor_reset_asker on factor_reset (asked_by) where state = 'OPEN';
create policy asking_ends on factor_reset for update to current_user
    using (state = 'OPEN' and (select actor_is('system:people'))) with check (state = 'OPEN' and (select actor_is('system:people')));
create function end_asked_factor_resets() returns trigger
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
begin
    perform set_config('palermo.subject', 'system:people', true);
    update factor_reset r set expires_at = actor_time()
     where r.asked_by = new.id::text and r.state = 'OPEN' and r.expires_at > actor_time();
    perform set_config('palermo.subject', coalesce(actor, ''), true);
    return null;
end $$;
comment on function end_asked_factor_resets() is 'Ends the open requests of a person who administers no more';
revoke execute on function end_asked_factor_resets() from public;
create trigger person_asked_factor_resets_end after update of state, roles on person for each row
    when (new.state <> 'ACTIVE' or not string_to_array(new.roles, ',') && array['agency-administrator', 'mechanism-administrator'])
    execute function end_asked_factor_resets();
