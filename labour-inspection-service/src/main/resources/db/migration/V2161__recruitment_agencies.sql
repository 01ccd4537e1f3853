-- Recruitment agencies: who may recruit whom for which country, for which jobs, at which fee, and who may not. The register is
-- one for all inspectors, as the workplaces are. What the public learns of it is one answer about one job offer.
create table recruitment_agency (
    id             uuid primary key,
    reference      text        not null unique,
    name           text        not null,
    name_key       text        not null,
    country        text        not null check (country ~ '^[A-Z]{2}$'),
    licence_number text        not null,
    licence_key    text        not null,
    authority      text        not null,
    valid_from     date        not null,
    valid_until    date,
    decision       text        not null default 'GRANT' check (decision in ('GRANT', 'RENEW', 'SUSPEND', 'REINSTATE', 'REVOKE')),
    decided_on     date        not null,
    representative text,
    address        text,
    corridors      text[]      not null,
    workplace      uuid references workplace,
    published      boolean     not null,
    created_at     timestamptz not null,
    version        integer     not null default 0,
    check (valid_until is null or valid_until >= valid_from)
);
create unique index recruitment_agency_licence on recruitment_agency (country, licence_key);
create index recruitment_agency_key on recruitment_agency (licence_key);
create index recruitment_agency_name on recruitment_agency (name_key);
create index recruitment_agency_page on recruitment_agency (created_at desc, id desc);

comment on table recruitment_agency is 'Agencies that recruit workers, with the licence as its authority gave it';
comment on column recruitment_agency.id is 'UUIDv7';
comment on column recruitment_agency.reference is 'What people call it: R- and Crockford base 32 with a check character';
comment on column recruitment_agency.name is 'As the licence names it';
comment on column recruitment_agency.name_key is 'Words of the name without legal forms';
comment on column recruitment_agency.country is 'ISO 3166-1 alpha-2 of the authority that licensed it';
comment on column recruitment_agency.licence_number is 'As the authority writes it';
comment on column recruitment_agency.licence_key is 'Letters and digits of the number, in capitals';
comment on column recruitment_agency.authority is 'Who gave the licence';
comment on column recruitment_agency.valid_from is 'First day of the licence';
comment on column recruitment_agency.valid_until is 'Last day; null without an end';
comment on column recruitment_agency.decision is 'The latest decision on the licence';
comment on column recruitment_agency.decided_on is 'From which day that decision counts';
comment on column recruitment_agency.representative is 'Who acts for it by the register of the authority';
comment on column recruitment_agency.address is 'Registered address';
comment on column recruitment_agency.corridors is 'ISO 3166-1 alpha-2 of the countries that it may recruit for';
comment on column recruitment_agency.workplace is 'Its own premises among the workplaces, if registered';
comment on column recruitment_agency.published is 'Whether the authority publishes it, and so the check of a job offer may answer about it';
comment on column recruitment_agency.created_at is 'Time of the transaction';
comment on column recruitment_agency.version is 'For If-Match';

create table licence_decision (
    id                 uuid primary key,
    recruitment_agency uuid        not null references recruitment_agency,
    decision           text        not null check (decision in ('GRANT', 'RENEW', 'SUSPEND', 'REINSTATE', 'REVOKE')),
    decided_on         date        not null,
    valid_until        date,
    ground             text,
    agency             uuid        not null,
    recorded_by        text        not null,
    recorded_at        timestamptz not null
);
create index licence_decision_of on licence_decision (recruitment_agency, recorded_at, id);

comment on table licence_decision is 'What was decided on a licence, step by step; insert only';
comment on column licence_decision.id is 'UUIDv7';
comment on column licence_decision.recruitment_agency is 'Whose licence';
comment on column licence_decision.decision is 'What was decided';
comment on column licence_decision.decided_on is 'From which day it counts';
comment on column licence_decision.valid_until is 'Last day of the licence after this decision; null without an end';
comment on column licence_decision.ground is 'Article or decision of the authority';
comment on column licence_decision.agency is 'Inspectorate that recorded it';
comment on column licence_decision.recorded_by is 'Subject of who recorded it';
comment on column licence_decision.recorded_at is 'Time of the transaction';

create table job_order (
    id                 uuid primary key,
    recruitment_agency uuid        not null references recruitment_agency,
    number             text        not null,
    number_key         text        not null,
    employer           text        not null,
    employer_key       text        not null,
    position           text        not null,
    position_key       text        not null,
    country            text        not null check (country ~ '^[A-Z]{2}$'),
    places             integer check (places > 0),
    wage_minor         bigint check (wage_minor >= 0),
    wage_currency      text,
    wage_per           text check (wage_per in ('HOUR', 'DAY', 'WEEK', 'MONTH', 'YEAR')),
    valid_from         date        not null,
    valid_until        date        not null check (valid_until >= valid_from),
    withdrawn_on       date,
    recorded_by        text        not null,
    recorded_at        timestamptz not null,
    check ((wage_minor is null) = (wage_currency is null) and (wage_minor is null) = (wage_per is null))
);
create unique index job_order_number on job_order (recruitment_agency, number_key);
create index job_order_page on job_order (recruitment_agency, recorded_at desc, id desc);
create index job_order_employer on job_order (recruitment_agency, employer_key, country);

comment on table job_order is 'Jobs that an agency may recruit for: employer, position, country and number, as its authority approved them';
comment on column job_order.id is 'UUIDv7';
comment on column job_order.recruitment_agency is 'Which agency';
comment on column job_order.number is 'As the authority writes it';
comment on column job_order.number_key is 'Letters and digits of the number, in capitals';
comment on column job_order.employer is 'Employer abroad';
comment on column job_order.employer_key is 'Words of the employer without legal forms';
comment on column job_order.position is 'The job';
comment on column job_order.position_key is 'Words of the position';
comment on column job_order.country is 'ISO 3166-1 alpha-2 of the work';
comment on column job_order.places is 'How many workers; null when not said';
comment on column job_order.wage_minor is 'Approved wage in minor units; null when not said';
comment on column job_order.wage_currency is 'ISO 4217';
comment on column job_order.wage_per is 'Of which period that is the wage';
comment on column job_order.valid_from is 'First day';
comment on column job_order.valid_until is 'Last day';
comment on column job_order.withdrawn_on is 'From which day it no longer counts; null while it does';
comment on column job_order.recorded_by is 'Subject of who recorded it';
comment on column job_order.recorded_at is 'Time of the transaction';

create table recruitment_fee (
    id                 uuid primary key,
    recruitment_agency uuid        not null references recruitment_agency,
    destination        text        not null check (destination ~ '^[A-Z]{2}$'),
    item               text        not null check (item in ('PLACEMENT', 'DOCUMENTS', 'MEDICAL', 'TRAINING', 'VISA', 'TRAVEL', 'INSURANCE', 'LODGING', 'OTHER')),
    paid_by            text        not null check (paid_by in ('WORKER', 'EMPLOYER', 'AGENCY')),
    minor              bigint      not null check (minor >= 0),
    currency           text        not null,
    valid_from         date        not null,
    valid_until        date,
    recorded_by        text        not null,
    recorded_at        timestamptz not null,
    check (valid_until is null or valid_until >= valid_from)
);
create index recruitment_fee_of on recruitment_fee (recruitment_agency, recorded_at, id);

comment on table recruitment_fee is 'What an agency declares that somebody pays for a recruitment';
comment on column recruitment_fee.id is 'UUIDv7';
comment on column recruitment_fee.recruitment_agency is 'Which agency';
comment on column recruitment_fee.destination is 'ISO 3166-1 alpha-2: to work there';
comment on column recruitment_fee.item is 'For what';
comment on column recruitment_fee.paid_by is 'Who pays';
comment on column recruitment_fee.minor is 'Amount in minor units';
comment on column recruitment_fee.currency is 'ISO 4217';
comment on column recruitment_fee.valid_from is 'First day';
comment on column recruitment_fee.valid_until is 'Last day; null while it has no end';
comment on column recruitment_fee.recorded_by is 'Subject of who recorded it';
comment on column recruitment_fee.recorded_at is 'Time of the transaction';

create table recruitment_prohibition (
    id                 uuid primary key,
    recruitment_agency uuid        not null references recruitment_agency,
    country            text check (country ~ '^[A-Z]{2}$'),
    valid_from         date        not null,
    valid_until        date,
    instrument         text        not null,
    agency             uuid        not null,
    recorded_by        text        not null,
    recorded_at        timestamptz not null,
    lifted_on          date,
    check (valid_until is null or valid_until >= valid_from)
);
create index recruitment_prohibition_of on recruitment_prohibition (recruitment_agency, recorded_at, id);

comment on table recruitment_prohibition is 'That an agency may not recruit, for one country or for any';
comment on column recruitment_prohibition.id is 'UUIDv7';
comment on column recruitment_prohibition.recruitment_agency is 'Which agency';
comment on column recruitment_prohibition.country is 'ISO 3166-1 alpha-2 that it may not recruit for; null: for any';
comment on column recruitment_prohibition.valid_from is 'First day';
comment on column recruitment_prohibition.valid_until is 'Last day; null without an end';
comment on column recruitment_prohibition.instrument is 'The decision or article on which it stands';
comment on column recruitment_prohibition.agency is 'Inspectorate that recorded it';
comment on column recruitment_prohibition.recorded_by is 'Subject of who recorded it';
comment on column recruitment_prohibition.recorded_at is 'Time of the transaction';
comment on column recruitment_prohibition.lifted_on is 'From which day it no longer counts; null while it does';

create table agency_complaint (
    id                 uuid primary key,
    recruitment_agency uuid        not null references recruitment_agency,
    agency             uuid        not null,
    country            text        not null,
    received_on        date        not null,
    channel            text        not null check (channel in ('PHONE', 'IN_PERSON', 'LETTER', 'ONLINE', 'PARTNER')),
    subjects           text[]      not null,
    sealed             bytea,
    recorded_by        text,
    recorded_at        timestamptz not null,
    outcome            text check (outcome in ('UNFOUNDED', 'SETTLED', 'LICENCE_DECISION', 'PROHIBITION', 'PASSED_ON', 'WITHDRAWN')),
    closed_at          timestamptz,
    erased_at          timestamptz,
    check ((outcome is null) = (closed_at is null)),
    check (erased_at is null or sealed is null and recorded_by is null)
);
create index agency_complaint_page on agency_complaint (agency, recorded_at desc, id desc);
create index agency_complaint_of on agency_complaint (recruitment_agency);
create index agency_complaint_end on agency_complaint (country, recorded_at, id) where erased_at is null;

comment on table agency_complaint is 'Complaints about agencies. That there is one, and who complained, is for the chief inspector alone (C81 art. 15)';
comment on column agency_complaint.id is 'UUIDv7';
comment on column agency_complaint.recruitment_agency is 'About which agency';
comment on column agency_complaint.agency is 'The inspectorate that took it in';
comment on column agency_complaint.country is 'ISO 3166-1 alpha-2 of the inspectorate: by whose rule it is kept';
comment on column agency_complaint.received_on is 'When it came in';
comment on column agency_complaint.channel is 'How it came in';
comment on column agency_complaint.subjects is 'Codes of what it is about';
comment on column agency_complaint.sealed is 'Who complained, how to reach her, and her words: JSON, sealed under the key of the complaint; null once erased';
comment on column agency_complaint.recorded_by is 'Subject of who took it in; null once erased';
comment on column agency_complaint.recorded_at is 'Time of the transaction';
comment on column agency_complaint.outcome is 'How it ended; null while it is open';
comment on column agency_complaint.closed_at is 'When it ended';
comment on column agency_complaint.erased_at is 'When its time was over';

alter table recruitment_agency enable row level security;
alter table recruitment_agency force row level security;
alter table licence_decision enable row level security;
alter table licence_decision force row level security;
alter table job_order enable row level security;
alter table job_order force row level security;
alter table recruitment_fee enable row level security;
alter table recruitment_fee force row level security;
alter table recruitment_prohibition enable row level security;
alter table recruitment_prohibition force row level security;
alter table agency_complaint enable row level security;
alter table agency_complaint force row level security;

create policy served_only on recruitment_agency as restrictive using ((select actor_is_served()));
create policy served_only on licence_decision as restrictive using ((select actor_is_served()));
create policy served_only on job_order as restrictive using ((select actor_is_served()));
create policy served_only on recruitment_fee as restrictive using ((select actor_is_served()));
create policy served_only on recruitment_prohibition as restrictive using ((select actor_is_served()));
create policy served_only on agency_complaint as restrictive using ((select actor_is_served()));

-- Inspectors read the register, the chief inspector keeps it.
create policy inspectors_read on recruitment_agency for select using ((select actor_inspects()));
create policy inspectors_read on licence_decision for select using ((select actor_inspects()));
create policy inspectors_read on job_order for select using ((select actor_inspects()));
create policy inspectors_read on recruitment_fee for select using ((select actor_inspects()));
create policy inspectors_read on recruitment_prohibition for select using ((select actor_inspects()));
create policy chief_adds on recruitment_agency for insert with check ((select actor_has('chief-inspector')));
create policy chief_changes on recruitment_agency for update using ((select actor_has('chief-inspector')));
create policy chief_adds on licence_decision for insert
    with check ((select actor_has('chief-inspector')) and agency = (select actor_agency()) and recorded_by = (select actor_subject()));
create policy chief_adds on job_order for insert
    with check ((select actor_has('chief-inspector')) and recorded_by = (select actor_subject()));
create policy chief_changes on job_order for update using ((select actor_has('chief-inspector')));
create policy chief_adds on recruitment_fee for insert
    with check ((select actor_has('chief-inspector')) and recorded_by = (select actor_subject()));
create policy chief_changes on recruitment_fee for update using ((select actor_has('chief-inspector')));
create policy chief_adds on recruitment_prohibition for insert
    with check ((select actor_has('chief-inspector')) and agency = (select actor_agency()) and recorded_by = (select actor_subject()));
create policy chief_changes on recruitment_prohibition for update using ((select actor_has('chief-inspector')));

-- The check of a job offer reads what an authority publishes, and nothing of an agency that it does not.
create policy job_offers_read on recruitment_agency for select using ((select actor_is('system:job-offers')) and published);
create policy job_offers_read on job_order for select
    using ((select actor_is('system:job-offers')) and exists (select 1 from recruitment_agency a where a.id = job_order.recruitment_agency));
create policy job_offers_read on recruitment_prohibition for select
    using ((select actor_is('system:job-offers')) and exists (select 1 from recruitment_agency a where a.id = recruitment_prohibition.recruitment_agency));

-- Who takes a complaint in can't read it again.
create policy inspectors_take_in on agency_complaint for insert
    with check ((select actor_inspects()) and agency = (select actor_agency()) and recorded_by = (select actor_subject()));
create policy chief_reads on agency_complaint for select
    using ((select actor_has('chief-inspector')) and agency = (select actor_agency()));
create policy chief_closes on agency_complaint for update
    using ((select actor_has('chief-inspector')) and agency = (select actor_agency()));
create policy chief_reads_agency_complaints on data_key as restrictive for select
    using (purpose <> 'AGENCY_COMPLAINT' or (select actor_is('system:keys') or actor_is('system:erasure'))
        or exists (select 1 from agency_complaint c where c.id = data_key.owner));

-- A complaint has an end: so many days after it was taken in, by the profile, its words and its source go with its key.
create policy erasure_finds on agency_complaint for select to current_user using ((select actor_is('system:erasure')));
create policy erasure_empties on agency_complaint for update to current_user using ((select actor_is('system:erasure')));

create function over_agency_complaints(of_country text, over_before timestamptz, after_at timestamptz, after_complaint uuid, at_most integer)
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
    return query select c.id, cast(null as text), c.recorded_at from agency_complaint c
                  where c.country = of_country and c.recorded_at < over_before and c.erased_at is null
                    and (c.recorded_at, c.id) > (after_at, after_complaint)
                  order by c.recorded_at, c.id
                  limit at_most;
    perform set_config('palermo.subject', coalesce(actor, ''), true);
end $$;
comment on function over_agency_complaints(text, timestamptz, timestamptz, uuid, integer) is
    'Complaints about agencies whose time is over, for the retention and for officers of the country: id and date';

create function retained_agency_complaint(of_complaint uuid) returns table (country text, erased boolean)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
begin
    if not coalesce(actor_has('data-protection-officer') or actor_has('auditor'), false) then
        return;
    end if;
    perform set_config('palermo.subject', 'system:erasure', true);
    return query select c.country, c.erased_at is not null from agency_complaint c where c.id = of_complaint and c.country = any (actor_regions());
    perform set_config('palermo.subject', coalesce(actor, ''), true);
end $$;
comment on function retained_agency_complaint(uuid) is 'Whether a complaint about an agency can be held, for officers of its country';

create function erase_agency_complaint(of_complaint uuid, over_before timestamptz, at timestamptz) returns boolean
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
    erased boolean := false;
begin
    if not coalesce(actor_is('system:retention'), false) then
        raise insufficient_privilege using message = 'not a complaint that the actor may erase';
    end if;
    if legal_hold_stands('agency_note', of_complaint) then
        raise object_not_in_prerequisite_state using message = 'a legal hold stands';
    end if;
    perform set_config('palermo.subject', 'system:erasure', true);
    perform 1 from agency_complaint c where c.id = of_complaint and c.recorded_at < over_before and c.erased_at is null for update;
    if found then
        perform forget_legal_holds('agency_note', of_complaint);
        erased := apply_erasure(of_complaint, 'AGENCY_COMPLAINT', at);
        perform set_config('palermo.subject', 'system:erasure', true);
        update agency_complaint c set sealed = null, recorded_by = null, erased_at = at where c.id = of_complaint;
    end if;
    perform set_config('palermo.subject', coalesce(actor, ''), true);
    return erased;
end $$;
comment on function erase_agency_complaint(uuid, timestamptz, timestamptz) is
    'Erases a complaint whose time is over, for the retention; false when it is not over or was erased before';

revoke execute on function over_agency_complaints(text, timestamptz, timestamptz, uuid, integer), retained_agency_complaint(uuid),
    erase_agency_complaint(uuid, timestamptz, timestamptz) from public;
grant execute on function over_agency_complaints(text, timestamptz, timestamptz, uuid, integer), retained_agency_complaint(uuid),
    erase_agency_complaint(uuid, timestamptz, timestamptz) to "${user}";
