-- Wage claims: what workers are owed, worked out from hours and pay, and what they got back. An inspectorate sees and changes its own.
-- When the time of a claim is over, its key is destroyed and everything but the figures goes with it.
create table wage_claim (
    id                 uuid primary key,
    reference          text not null unique,
    workplace          uuid not null references workplace,
    visit              uuid references visit,
    country            text not null,
    agency             uuid not null,
    region             text,
    category           text,
    currency           text not null check (currency ~ '^[A-Z]{3}$'),
    pay_period         text not null check (pay_period in ('WEEK', 'MONTH')),
    standby_percent    integer check (standby_percent between 0 and 100),
    employed_from      date not null,
    employed_until     date,
    language           text,
    sealed_name        bytea,
    sealed_label       bytea,
    sealed_born_on     bytea,
    owed               bigint check (owed >= 0),
    calculated_at      timestamptz,
    calculated_version integer,
    repaid             bigint not null default 0 check (repaid >= 0),
    recorded_by        text,
    recorded_at        timestamptz not null,
    version            integer not null default 0,
    facts              integer not null default 0,
    erased_at          timestamptz,
    constraint wage_claim_worker check (erased_at is not null or sealed_name is not null or sealed_label is not null),
    constraint wage_claim_days check (employed_until >= employed_from)
);
create index wage_claim_page on wage_claim (agency, recorded_at desc, id desc);
create index wage_claim_workplace on wage_claim (workplace, recorded_at desc, id desc);
create index wage_claim_visit on wage_claim (visit) where visit is not null;
create index wage_claim_end on wage_claim (country, recorded_at, id) where erased_at is null;

comment on table wage_claim is 'What an employer owes a worker, as an inspectorate works it out. Her name, what the claim calls her and her date of birth are sealed; nothing says anything of residence or permits';
comment on column wage_claim.id is 'UUIDv7';
comment on column wage_claim.reference is 'What people call it: C- and Crockford base 32 with a check character';
comment on column wage_claim.workplace is 'Where she worked';
comment on column wage_claim.visit is 'The visit in which it was found; null when none is named';
comment on column wage_claim.country is 'ISO 3166-1 of the workplace, whose law applies';
comment on column wage_claim.agency is 'The inspectorate whose claim it is';
comment on column wage_claim.region is 'ISO 3166-2, for a minimum wage that differs by region; null for none';
comment on column wage_claim.category is 'Code of the law for workers with a minimum wage of their own, such as APPRENTICE; null for all others';
comment on column wage_claim.currency is 'ISO 4217, of all amounts of the claim but fees';
comment on column wage_claim.pay_period is 'For which time due and paid wages are compared';
comment on column wage_claim.standby_percent is 'How much of an hour of standby is work (C189 art. 10); null when nobody has decided';
comment on column wage_claim.employed_from is 'First day of the employment';
comment on column wage_claim.employed_until is 'Last day of the employment; null while it lasts';
comment on column wage_claim.language is 'BCP 47, of the statement for the worker; null for none known';
comment on column wage_claim.sealed_name is 'Her name, sealed under the key of the claim; null for a label only';
comment on column wage_claim.sealed_label is 'What the claim calls her without a name, sealed';
comment on column wage_claim.sealed_born_on is 'Her date of birth, sealed; null when it is not known';
comment on column wage_claim.owed is 'What the latest calculation says, in the minor unit; null before the first one';
comment on column wage_claim.calculated_at is 'When it was last calculated';
comment on column wage_claim.calculated_version is 'The version of the facts that was calculated';
comment on column wage_claim.repaid is 'Sum of the payments that were not withdrawn, in the minor unit';
comment on column wage_claim.recorded_by is 'Subject of who recorded it; null once erased';
comment on column wage_claim.recorded_at is 'Time of the transaction';
comment on column wage_claim.version is 'For If-Match';
comment on column wage_claim.facts is 'Counts the changes of hours, pay, fees and the claim: a calculation of an earlier count is out of date';
comment on column wage_claim.erased_at is 'When its time was over; the row stays for the figures';

create table wage_hours (
    id              uuid primary key,
    claim           uuid not null references wage_claim,
    agency          uuid not null,
    from_day        date not null,
    until_day       date not null,
    hours           numeric(6, 2) not null check (hours >= 0),
    overtime_hours  numeric(6, 2) not null,
    night_hours     numeric(6, 2) not null,
    standby_hours   numeric(6, 2) not null,
    days_worked     integer not null,
    rest_days       integer not null,
    agreed          bigint,
    agreed_unit     text check (agreed_unit in ('HOUR', 'DAY', 'WEEK', 'MONTH')),
    pieces          bigint,
    piece_rate      bigint,
    piece_rate_for  integer check (piece_rate_for > 0),
    hours_shown     boolean not null,
    rest_days_shown boolean not null,
    recorded_at     timestamptz not null,
    check (until_day >= from_day and overtime_hours between 0 and hours and night_hours between 0 and hours and standby_hours >= 0),
    check ((agreed is null) = (agreed_unit is null)),
    check ((pieces is null) = (piece_rate is null) and (pieces is null) = (piece_rate_for is null))
);
create index wage_hours_claim on wage_hours (claim, from_day);

comment on table wage_hours is 'Work of a span of days';
comment on column wage_hours.id is 'UUIDv7';
comment on column wage_hours.claim is 'Of which claim';
comment on column wage_hours.agency is 'The inspectorate whose claim it is';
comment on column wage_hours.from_day is 'First day';
comment on column wage_hours.until_day is 'Last day; spans of a claim do not overlap';
comment on column wage_hours.hours is 'All hours of work';
comment on column wage_hours.overtime_hours is 'Of them, overtime';
comment on column wage_hours.night_hours is 'Of them, at night';
comment on column wage_hours.standby_hours is 'Hours in which she had to be ready, besides';
comment on column wage_hours.days_worked is 'On how many of the days she worked';
comment on column wage_hours.rest_days is 'How many whole days of rest she had';
comment on column wage_hours.agreed is 'The agreed wage in the minor unit; null when none was agreed';
comment on column wage_hours.agreed_unit is 'For which time it was agreed';
comment on column wage_hours.pieces is 'How many pieces; null without pay by the piece';
comment on column wage_hours.piece_rate is 'Price in the minor unit for so many pieces as piece_rate_for says';
comment on column wage_hours.piece_rate_for is 'See piece_rate';
comment on column wage_hours.hours_shown is 'Whether the employer showed a record of the hours';
comment on column wage_hours.rest_days_shown is 'Whether the employer showed a record of days of rest';
comment on column wage_hours.recorded_at is 'Time of the transaction';

create table wage_pay (
    id            uuid primary key,
    claim         uuid not null references wage_claim,
    agency        uuid not null,
    from_day      date not null,
    until_day     date not null,
    paid          bigint not null check (paid >= 0),
    method        text not null check (method in ('CASH', 'BANK', 'MOBILE_MONEY', 'CHEQUE', 'NOT_SHOWN')),
    pay_shown     boolean not null,
    payslip_shown boolean not null,
    recorded_at   timestamptz not null,
    check (until_day >= from_day)
);
create index wage_pay_claim on wage_pay (claim, from_day, id);

comment on table wage_pay is 'What was paid for a span of days';
comment on column wage_pay.id is 'UUIDv7';
comment on column wage_pay.claim is 'Of which claim';
comment on column wage_pay.agency is 'The inspectorate whose claim it is';
comment on column wage_pay.from_day is 'First day for which it was paid';
comment on column wage_pay.until_day is 'Last day';
comment on column wage_pay.paid is 'What she got in money, in the minor unit';
comment on column wage_pay.method is 'How; NOT_SHOWN when only the worker or only the employer says so';
comment on column wage_pay.pay_shown is 'Whether the employer showed a record of the payment';
comment on column wage_pay.payslip_shown is 'Whether she got a payslip';
comment on column wage_pay.recorded_at is 'Time of the transaction';

create table wage_pay_item (
    pay      uuid not null references wage_pay on delete cascade,
    position integer not null,
    claim    uuid not null references wage_claim,
    agency   uuid not null,
    in_kind  boolean not null,
    kind     text not null,
    amount   bigint not null check (amount >= 0),
    unlawful boolean,
    primary key (pay, position)
);
create index wage_pay_item_claim on wage_pay_item (claim);

comment on table wage_pay_item is 'Deductions from a payment, and what was given in place of money';
comment on column wage_pay_item.pay is 'Of which payment';
comment on column wage_pay_item.position is 'Its place';
comment on column wage_pay_item.claim is 'Of which claim';
comment on column wage_pay_item.agency is 'The inspectorate whose claim it is';
comment on column wage_pay_item.in_kind is 'Whether it was given in place of money; otherwise it was deducted';
comment on column wage_pay_item.kind is 'Code';
comment on column wage_pay_item.amount is 'In the minor unit';
comment on column wage_pay_item.unlawful is 'Of a deduction: what the inspector found; null to leave it to the rules of the country';

create table wage_fee (
    id          uuid primary key,
    claim       uuid not null references wage_claim,
    agency      uuid not null,
    kind        text not null,
    amount      bigint not null check (amount > 0),
    currency    text not null check (currency ~ '^[A-Z]{3}$'),
    paid_by     text not null,
    paid_to     text not null,
    paid_on     date not null,
    recorded_at timestamptz not null
);
create index wage_fee_claim on wage_fee (claim, paid_on, id);

comment on table wage_fee is 'A recruitment fee or related cost, and who paid it';
comment on column wage_fee.id is 'UUIDv7';
comment on column wage_fee.claim is 'Of which claim';
comment on column wage_fee.agency is 'The inspectorate whose claim it is';
comment on column wage_fee.kind is 'Code';
comment on column wage_fee.amount is 'In the minor unit';
comment on column wage_fee.currency is 'ISO 4217';
comment on column wage_fee.paid_by is 'Who bore it';
comment on column wage_fee.paid_to is 'Who got it';
comment on column wage_fee.paid_on is 'When';
comment on column wage_fee.recorded_at is 'Time of the transaction';

create table wage_calculation (
    id            uuid primary key,
    claim         uuid not null references wage_claim,
    agency        uuid not null,
    wages         bigint not null,
    deductions    bigint not null,
    fees          bigint not null,
    rates         text not null,
    facts         integer not null,
    calculated_by text,
    calculated_at timestamptz not null
);
create index wage_calculation_claim on wage_calculation (claim, calculated_at desc, id desc);

comment on table wage_calculation is 'What was worked out for a claim, and with which rates';
comment on column wage_calculation.id is 'UUIDv7';
comment on column wage_calculation.claim is 'Of which claim';
comment on column wage_calculation.agency is 'The inspectorate whose claim it is';
comment on column wage_calculation.wages is 'Unpaid wages, in the minor unit';
comment on column wage_calculation.deductions is 'Unlawful deductions';
comment on column wage_calculation.fees is 'Fees to be paid back';
comment on column wage_calculation.rates is 'Edition of the countrys file: country, version and the beginning of its SHA-256';
comment on column wage_calculation.facts is 'The count of changes of the claim that was calculated';
comment on column wage_calculation.calculated_by is 'Subject of who asked for it; null once erased';
comment on column wage_calculation.calculated_at is 'Time of the transaction';

create table wage_line (
    calculation uuid not null references wage_calculation on delete cascade,
    position    integer not null,
    claim       uuid not null references wage_claim,
    agency      uuid not null,
    kind        text not null,
    of_what     text,
    from_day    date,
    until_day   date,
    quantity    numeric,
    unit        text,
    rate        numeric,
    percent     numeric,
    amount      numeric,
    basis       text,
    unverified  boolean not null,
    late        boolean not null,
    primary key (calculation, position)
);
create index wage_line_claim on wage_line (claim);

comment on table wage_line is 'The working of a calculation, line by line';
comment on column wage_line.calculation is 'Of which calculation';
comment on column wage_line.position is 'Its place';
comment on column wage_line.claim is 'Of which claim';
comment on column wage_line.agency is 'The inspectorate whose claim it is';
comment on column wage_line.kind is 'Code';
comment on column wage_line.of_what is 'Code of the deduction, payment in kind or fee; or the currency of a rate';
comment on column wage_line.from_day is 'First day';
comment on column wage_line.until_day is 'Last day';
comment on column wage_line.quantity is 'Hours, days, pieces';
comment on column wage_line.unit is 'Of the quantity';
comment on column wage_line.rate is 'For one unit, in units of the currency';
comment on column wage_line.percent is 'Of the rate';
comment on column wage_line.amount is 'In units of the currency; below zero for what was paid';
comment on column wage_line.basis is 'The law';
comment on column wage_line.unverified is 'Whether nobody has read that law';
comment on column wage_line.late is 'Whether the rate was published after it began to bind';

create table wage_repayment (
    id           uuid primary key,
    claim        uuid not null references wage_claim,
    agency       uuid not null,
    amount       bigint not null check (amount > 0),
    method       text not null check (method in ('CASH', 'BANK', 'MOBILE_MONEY', 'CHEQUE', 'NOT_SHOWN')),
    paid_on      date not null,
    recorded_by  text,
    recorded_at  timestamptz not null,
    withdrawn_at timestamptz
);
create index wage_repayment_claim on wage_repayment (claim, paid_on, id);

comment on table wage_repayment is 'Money that the worker got after the claim';
comment on column wage_repayment.id is 'UUIDv7';
comment on column wage_repayment.claim is 'Of which claim';
comment on column wage_repayment.agency is 'The inspectorate whose claim it is';
comment on column wage_repayment.amount is 'In the minor unit';
comment on column wage_repayment.method is 'How; NOT_SHOWN when nobody has seen proof';
comment on column wage_repayment.paid_on is 'When';
comment on column wage_repayment.recorded_by is 'Subject of who recorded it; null once erased';
comment on column wage_repayment.recorded_at is 'Time of the transaction';
comment on column wage_repayment.withdrawn_at is 'When it was withdrawn, because it was recorded by mistake';

-- Migration status never leaves towards immigration: an immigration body, and whoever is not registered, sees no claim (A/75/289, 53c).
alter table wage_claim enable row level security;
alter table wage_claim force row level security;
create policy served_only on wage_claim as restrictive using ((select actor_is_served()));
create policy inspectorate_reads on wage_claim for select
    using ((select actor_inspects()) and agency = (select actor_agency()));
create policy inspector_records on wage_claim for insert
    with check ((select actor_inspects()) and agency = (select actor_agency()) and recorded_by = (select actor_subject())
       and (visit is null or exists (select 1 from visit v where v.id = wage_claim.visit)));
create policy inspectorate_changes on wage_claim for update
    using ((select actor_inspects()) and agency = (select actor_agency()));
create policy erasure_finds on wage_claim for select to current_user using ((select actor_is('system:erasure')));
create policy erasure_empties on wage_claim for update to current_user using ((select actor_is('system:erasure')));

alter table wage_hours enable row level security;
alter table wage_hours force row level security;
create policy served_only on wage_hours as restrictive using ((select actor_is_served()));
create policy inspectorate_reads on wage_hours for select
    using ((select actor_inspects()) and agency = (select actor_agency()));
create policy inspector_records on wage_hours for insert
    with check ((select actor_inspects()) and agency = (select actor_agency())
       and exists (select 1 from wage_claim c where c.id = wage_hours.claim));
create policy inspectorate_removes on wage_hours for delete
    using ((select actor_inspects()) and agency = (select actor_agency()));
create policy erasure_finds on wage_hours for select to current_user using ((select actor_is('system:erasure')));
create policy erasure_empties on wage_hours for delete to current_user using ((select actor_is('system:erasure')));

alter table wage_pay enable row level security;
alter table wage_pay force row level security;
create policy served_only on wage_pay as restrictive using ((select actor_is_served()));
create policy inspectorate_reads on wage_pay for select
    using ((select actor_inspects()) and agency = (select actor_agency()));
create policy inspector_records on wage_pay for insert
    with check ((select actor_inspects()) and agency = (select actor_agency())
       and exists (select 1 from wage_claim c where c.id = wage_pay.claim));
create policy inspectorate_removes on wage_pay for delete
    using ((select actor_inspects()) and agency = (select actor_agency()));
create policy erasure_finds on wage_pay for select to current_user using ((select actor_is('system:erasure')));
create policy erasure_empties on wage_pay for delete to current_user using ((select actor_is('system:erasure')));

alter table wage_pay_item enable row level security;
alter table wage_pay_item force row level security;
create policy served_only on wage_pay_item as restrictive using ((select actor_is_served()));
create policy inspectorate_reads on wage_pay_item for select
    using ((select actor_inspects()) and agency = (select actor_agency()));
create policy inspector_records on wage_pay_item for insert
    with check ((select actor_inspects()) and agency = (select actor_agency())
       and exists (select 1 from wage_claim c where c.id = wage_pay_item.claim));
create policy inspectorate_removes on wage_pay_item for delete
    using ((select actor_inspects()) and agency = (select actor_agency()));
create policy erasure_finds on wage_pay_item for select to current_user using ((select actor_is('system:erasure')));
create policy erasure_empties on wage_pay_item for delete to current_user using ((select actor_is('system:erasure')));

alter table wage_fee enable row level security;
alter table wage_fee force row level security;
create policy served_only on wage_fee as restrictive using ((select actor_is_served()));
create policy inspectorate_reads on wage_fee for select
    using ((select actor_inspects()) and agency = (select actor_agency()));
create policy inspector_records on wage_fee for insert
    with check ((select actor_inspects()) and agency = (select actor_agency())
       and exists (select 1 from wage_claim c where c.id = wage_fee.claim));
create policy inspectorate_removes on wage_fee for delete
    using ((select actor_inspects()) and agency = (select actor_agency()));
create policy erasure_finds on wage_fee for select to current_user using ((select actor_is('system:erasure')));
create policy erasure_empties on wage_fee for delete to current_user using ((select actor_is('system:erasure')));

alter table wage_calculation enable row level security;
alter table wage_calculation force row level security;
create policy served_only on wage_calculation as restrictive using ((select actor_is_served()));
create policy inspectorate_reads on wage_calculation for select
    using ((select actor_inspects()) and agency = (select actor_agency()));
create policy inspector_records on wage_calculation for insert
    with check ((select actor_inspects()) and agency = (select actor_agency())
       and exists (select 1 from wage_claim c where c.id = wage_calculation.claim));
create policy erasure_finds on wage_calculation for select to current_user using ((select actor_is('system:erasure')));
create policy erasure_empties on wage_calculation for update to current_user using ((select actor_is('system:erasure')));

alter table wage_line enable row level security;
alter table wage_line force row level security;
create policy served_only on wage_line as restrictive using ((select actor_is_served()));
create policy inspectorate_reads on wage_line for select
    using ((select actor_inspects()) and agency = (select actor_agency()));
create policy inspector_records on wage_line for insert
    with check ((select actor_inspects()) and agency = (select actor_agency())
       and exists (select 1 from wage_claim c where c.id = wage_line.claim));
create policy erasure_finds on wage_line for select to current_user using ((select actor_is('system:erasure')));
create policy erasure_empties on wage_line for delete to current_user using ((select actor_is('system:erasure')));

alter table wage_repayment enable row level security;
alter table wage_repayment force row level security;
create policy served_only on wage_repayment as restrictive using ((select actor_is_served()));
create policy inspectorate_reads on wage_repayment for select
    using ((select actor_inspects()) and agency = (select actor_agency()));
create policy inspector_records on wage_repayment for insert
    with check ((select actor_inspects()) and agency = (select actor_agency())
       and exists (select 1 from wage_claim c where c.id = wage_repayment.claim));
create policy inspectorate_changes on wage_repayment for update
    using ((select actor_inspects()) and agency = (select actor_agency()));
create policy erasure_finds on wage_repayment for select to current_user using ((select actor_is('system:erasure')));
create policy erasure_empties on wage_repayment for update to current_user using ((select actor_is('system:erasure')));

-- The key of a claim is for whom the claim is for.
create policy inspectorate_reads_wage_claims on data_key as restrictive for select
    using (purpose <> 'WAGE_CLAIM' or (select actor_is('system:keys') or actor_is('system:erasure'))
        or exists (select 1 from wage_claim c where c.id = data_key.owner));

-- A claim is erased with its key, whoever destroys it: the retention, or a restore that follows the journal of erasures. What is
-- counted stays: country, workplace, currency, what was owed, and what was paid back.
create function forget_wage_claim() returns trigger
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
begin
    perform set_config('palermo.subject', 'system:erasure', true);
    perform forget_legal_holds('wage_claim', old.owner);
    delete from wage_pay_item where claim = old.owner;
    delete from wage_pay where claim = old.owner;
    delete from wage_hours where claim = old.owner;
    delete from wage_fee where claim = old.owner;
    delete from wage_line where claim = old.owner;
    update wage_calculation set calculated_by = null where claim = old.owner;
    update wage_repayment set recorded_by = null where claim = old.owner;
    update wage_claim
       set sealed_name = null, sealed_label = null, sealed_born_on = null, language = null, recorded_by = null, erased_at = transaction_timestamp()
     where id = old.owner and erased_at is null;
    perform set_config('palermo.subject', coalesce(actor, ''), true);
    return null;
end $$;
comment on function forget_wage_claim() is 'Erases a wage claim when its key is destroyed';
create trigger wage_claim_forgotten after delete on data_key for each row when (old.purpose = 'WAGE_CLAIM') execute function forget_wage_claim();

create function over_wage_claims(of_country text, over_before timestamptz, after_at timestamptz, after_claim uuid, at_most integer)
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
    return query select c.id, c.reference, c.recorded_at from wage_claim c
                  where c.country = of_country and c.recorded_at < over_before and c.erased_at is null
                    and (c.recorded_at, c.id) > (after_at, after_claim)
                  order by c.recorded_at, c.id
                  limit at_most;
    perform set_config('palermo.subject', coalesce(actor, ''), true);
end $$;
comment on function over_wage_claims(text, timestamptz, timestamptz, uuid, integer) is 'Wage claims whose time is over, for the retention and for officers of the country';

create function retained_wage_claim(of_claim uuid) returns table (country text, erased boolean)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
begin
    if not coalesce(actor_has('data-protection-officer') or actor_has('auditor'), false) then
        return;
    end if;
    perform set_config('palermo.subject', 'system:erasure', true);
    return query select c.country, c.erased_at is not null from wage_claim c where c.id = of_claim and c.country = any (actor_regions());
    perform set_config('palermo.subject', coalesce(actor, ''), true);
end $$;
comment on function retained_wage_claim(uuid) is 'Whether a wage claim can be held, for officers of its country';

create function erase_wage_claim(of_claim uuid, over_before timestamptz, at timestamptz) returns boolean
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
    erased boolean := false;
begin
    if not coalesce(actor_is('system:retention'), false) then
        raise insufficient_privilege using message = 'not a wage claim that the actor may erase';
    end if;
    if legal_hold_stands('wage_claim', of_claim) then
        raise object_not_in_prerequisite_state using message = 'a legal hold stands';
    end if;
    perform set_config('palermo.subject', 'system:erasure', true);
    perform 1 from wage_claim c where c.id = of_claim and c.recorded_at < over_before and c.erased_at is null for update;
    if found then
        erased := apply_erasure(of_claim, 'WAGE_CLAIM', at);
    end if;
    perform set_config('palermo.subject', coalesce(actor, ''), true);
    return erased;
end $$;
comment on function erase_wage_claim(uuid, timestamptz, timestamptz) is 'Erases a wage claim whose time is over, for the retention; false when it is not over or was erased before';

revoke execute on function over_wage_claims(text, timestamptz, timestamptz, uuid, integer), retained_wage_claim(uuid),
    erase_wage_claim(uuid, timestamptz, timestamptz), forget_wage_claim() from public;
grant execute on function over_wage_claims(text, timestamptz, timestamptz, uuid, integer), retained_wage_claim(uuid),
    erase_wage_claim(uuid, timestamptz, timestamptz) to "${user}";
