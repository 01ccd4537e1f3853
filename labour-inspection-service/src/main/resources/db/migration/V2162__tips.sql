-- Tips from banks, hotels, airlines, platforms and the public. A partner sends what its agreement names, for its purpose and within
-- its term. Who takes a tip in can't read it again; the chief inspector of the inspectorate decides on it.
create table partner_agreement (
    id            uuid primary key,
    agency        uuid        not null,
    partner       text        not null,
    kind          text        not null check (kind in ('BANK', 'HOTEL', 'AIRLINE', 'TRANSPORT', 'PLATFORM', 'NGO', 'OTHER')),
    purpose       text        not null,
    legal_basis   text        not null,
    fields        text[]      not null,
    valid_from    date        not null,
    valid_until   date        not null check (valid_until >= valid_from),
    ended_on      date,
    recorded_by   text        not null,
    recorded_at   timestamptz not null
);
create index partner_agreement_page on partner_agreement (agency, recorded_at desc, id desc);

comment on table partner_agreement is 'What a partner may send, for what and until when';
comment on column partner_agreement.id is 'UUIDv7';
comment on column partner_agreement.agency is 'The inspectorate that made it';
comment on column partner_agreement.partner is 'Name of the organisation';
comment on column partner_agreement.kind is 'What it is';
comment on column partner_agreement.purpose is 'For what it sends';
comment on column partner_agreement.legal_basis is 'The law on which it stands';
comment on column partner_agreement.fields is 'Codes of the fields that it may send';
comment on column partner_agreement.valid_from is 'First day';
comment on column partner_agreement.valid_until is 'Last day';
comment on column partner_agreement.ended_on is 'From which day it no longer counts, where it was ended early';
comment on column partner_agreement.recorded_by is 'Subject of who recorded it';
comment on column partner_agreement.recorded_at is 'Time of the transaction';

create table tip (
    id            uuid primary key,
    reference     text        not null unique,
    agency        uuid        not null,
    agreement     uuid references partner_agreement,
    channel       text        not null check (channel in ('PHONE', 'IN_PERSON', 'LETTER', 'ONLINE', 'PARTNER')),
    country       text        not null check (country ~ '^[A-Z]{2}$'),
    received_on   date        not null,
    concern       text        not null check (concern in ('LABOUR', 'DOMESTIC_WORK', 'SEXUAL_EXPLOITATION', 'CHILD', 'TRAVEL', 'MONEY', 'OTHER')),
    sealed        bytea,
    recorded_by   text,
    recorded_at   timestamptz not null,
    planned_visit uuid,
    report        uuid,
    report_kind   text check (report_kind in ('REFERRED', 'NOTIFIED')),
    closing       text check (closing in ('NOTHING_TO_DO', 'NOT_CREDIBLE', 'NOT_OURS', 'PASSED_ON', 'REPEATED', 'DONE')),
    closed_at     timestamptz,
    erased_at     timestamptz,
    version       integer     not null default 0,
    check ((closing is null) = (closed_at is null)),
    check ((report is null) = (report_kind is null)),
    check (erased_at is null or sealed is null and recorded_by is null and agreement is null and report is null)
);
create index tip_page on tip (agency, recorded_at desc, id desc);
create index tip_end on tip (country, recorded_at, id) where erased_at is null;

comment on table tip is 'Tips; what they say is sealed. For the chief inspector alone';
comment on column tip.id is 'UUIDv7';
comment on column tip.reference is 'What people call it: T- and Crockford base 32 with a check character';
comment on column tip.agency is 'The inspectorate that took it in';
comment on column tip.agreement is 'Under which agreement a partner sent it; null from the public and once erased';
comment on column tip.channel is 'How it came in';
comment on column tip.country is 'ISO 3166-1 alpha-2 of where it happens';
comment on column tip.received_on is 'When it came in';
comment on column tip.concern is 'What it is about';
comment on column tip.sealed is 'What it says, as JSON, sealed under the key of the tip; null once erased';
comment on column tip.recorded_by is 'Subject of who took it in; null once erased';
comment on column tip.recorded_at is 'Time of the transaction';
comment on column tip.planned_visit is 'The visit that was planned from it';
comment on column tip.report is 'Id by which the mechanism knows the suspected victim that was reported from it; null once erased';
comment on column tip.report_kind is 'REFERRED, or NOTIFIED without identity; null once erased';
comment on column tip.closing is 'Why it was closed; null while it is open';
comment on column tip.closed_at is 'When it was closed';
comment on column tip.erased_at is 'When its time was over';
comment on column tip.version is 'For If-Match';

alter table partner_agreement enable row level security;
alter table partner_agreement force row level security;
alter table tip enable row level security;
alter table tip force row level security;
create policy served_only on partner_agreement as restrictive using ((select actor_is_served()));
create policy served_only on tip as restrictive using ((select actor_is_served()));

create policy inspectorate_reads on partner_agreement for select using ((select actor_inspects()) and agency = (select actor_agency()));
create policy chief_adds on partner_agreement for insert
    with check ((select actor_has('chief-inspector')) and agency = (select actor_agency()) and recorded_by = (select actor_subject()));
create policy chief_ends on partner_agreement for update
    using ((select actor_has('chief-inspector')) and agency = (select actor_agency()));

create policy inspectors_take_in on tip for insert
    with check ((select actor_inspects()) and agency = (select actor_agency()) and recorded_by = (select actor_subject()));
create policy chief_reads on tip for select using ((select actor_has('chief-inspector')) and agency = (select actor_agency()));
create policy chief_decides on tip for update using ((select actor_has('chief-inspector')) and agency = (select actor_agency()));
create policy chief_reads_tips on data_key as restrictive for select
    using (purpose <> 'TIP' or (select actor_is('system:keys') or actor_is('system:erasure'))
        or exists (select 1 from tip t where t.id = data_key.owner));

create policy erasure_finds on tip for select to current_user using ((select actor_is('system:erasure')));
create policy erasure_empties on tip for update to current_user using ((select actor_is('system:erasure')));

create function over_tips(of_country text, over_before timestamptz, after_at timestamptz, after_tip uuid, at_most integer)
    returns table (record uuid, reference text, over_at timestamptz)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
begin
    if not coalesce(actor_is('system:retention')
            or (actor_has('data-protection-officer') or actor_has('auditor')) and of_country = any (actor_regions()), false) then
        return;
    end if;
    perform set_config('palermo.subject', 'system:erasure', true);
    return query select t.id, t.reference, t.recorded_at from tip t
                  where t.country = of_country and t.recorded_at < over_before and t.erased_at is null
                    and (t.recorded_at, t.id) > (after_at, after_tip)
                  order by t.recorded_at, t.id
                  limit at_most;
    perform set_config('palermo.subject', coalesce(actor, ''), true);
end $$;
comment on function over_tips(text, timestamptz, timestamptz, uuid, integer) is
    'Tips whose time is over, for the retention and for officers of the country: id, reference and date';

create function retained_tip(of_tip uuid) returns table (country text, erased boolean)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
begin
    if not coalesce(actor_has('data-protection-officer') or actor_has('auditor'), false) then
        return;
    end if;
    perform set_config('palermo.subject', 'system:erasure', true);
    return query select t.country, t.erased_at is not null from tip t where t.id = of_tip and t.country = any (actor_regions());
    perform set_config('palermo.subject', coalesce(actor, ''), true);
end $$;
comment on function retained_tip(uuid) is 'Whether a tip can be held, for officers of its country';

create function erase_tip(of_tip uuid, over_before timestamptz, at timestamptz) returns boolean
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
        update tip t set sealed = null, recorded_by = null, agreement = null, report = null, report_kind = null, erased_at = at
         where t.id = of_tip;
    end if;
    perform set_config('palermo.subject', coalesce(actor, ''), true);
    return erased;
end $$;
comment on function erase_tip(uuid, timestamptz, timestamptz) is
    'Erases a tip whose time is over, for the retention; false when it is not over or was erased before';

revoke execute on function over_tips(text, timestamptz, timestamptz, uuid, integer), retained_tip(uuid),
    erase_tip(uuid, timestamptz, timestamptz) from public;
grant execute on function over_tips(text, timestamptz, timestamptz, uuid, integer), retained_tip(uuid),
    erase_tip(uuid, timestamptz, timestamptz) to "${user}";
