-- Orders of inspectors ("order" is a reserved word: a directive) and penalties, with their terms, appeals, steps and payments.

create table directive (
    id               uuid        primary key,
    visit            uuid        not null references visit,
    workplace        uuid        not null references workplace,
    agency           uuid        not null,
    country          text        not null,
    kind             text        not null check (kind in ('IMPROVEMENT', 'PROHIBITION', 'REMEDIATION', 'PAYMENT')),
    state            text        not null check (state in ('ISSUED', 'APPEALED', 'COMPLIED', 'LIFTED', 'QUASHED')),
    served_on        date        not null,
    due_on           date,
    first_due_on     date,
    amount           bigint      check (amount > 0),
    currency         text        check (currency ~ '^[A-Z]{3}$'),
    appeal_until     date        not null,
    appeal_suspends  boolean     not null,
    appeal_statute   text        not null,
    appeal_verified  boolean     not null,
    appeal_lodged_on date,
    appeal_late      boolean     not null default false,
    appeal_outcome   text        check (appeal_outcome in ('UPHELD', 'VARIED', 'QUASHED', 'WITHDRAWN')),
    appeal_decided_on date,
    complied_on      date,
    lifted_on        date,
    lifted_for       text        check (lifted_for in ('REMEDIED', 'ISSUED_IN_ERROR')),
    sealed_text      bytea,
    issued_by        text        not null,
    issued_at        timestamptz not null,
    erased_at        timestamptz,
    told_overdue     date,
    version          integer     not null default 0,
    check ((kind = 'PROHIBITION') = (due_on is null) and (due_on is null) = (first_due_on is null)),
    check ((amount is null) = (currency is null) and (kind = 'PAYMENT') = (amount is not null)),
    check ((appeal_outcome is null) = (appeal_decided_on is null) and (appeal_outcome is null or appeal_lodged_on is not null)),
    check ((lifted_on is null) = (lifted_for is null) and (state <> 'LIFTED' or lifted_on is not null)),
    check (lifted_on is null or state in ('LIFTED', 'QUASHED')),
    check ((erased_at is null) = (sealed_text is not null))
);
create index directive_page on directive (agency, issued_at desc, id desc);
create index directive_visit on directive (visit);
create index directive_workplace on directive (workplace);
create index directive_due on directive (country, due_on) where state in ('ISSUED', 'APPEALED') and complied_on is null;
create index directive_end on directive (country, issued_at, id) where erased_at is null;

comment on table directive is 'Orders of inspectors to employers';
comment on column directive.id is 'UUIDv7';
comment on column directive.visit is 'On which visit it is founded';
comment on column directive.workplace is 'To which workplace it applies';
comment on column directive.agency is 'The inspectorate that issued it';
comment on column directive.country is 'ISO 3166-1 of the workplace: its law and its days count';
comment on column directive.kind is 'What is ordered, a code';
comment on column directive.state is 'Where it stands, a code';
comment on column directive.served_on is 'The day on which the employer got it';
comment on column directive.due_on is 'The last day to comply; null for a prohibition, which counts at once';
comment on column directive.first_due_on is 'The last day to comply before any extension';
comment on column directive.amount is 'What is to be paid to workers, in minor units; null for other kinds';
comment on column directive.currency is 'ISO 4217; null for other kinds';
comment on column directive.appeal_until is 'The last day for an appeal';
comment on column directive.appeal_suspends is 'Whether an appeal suspends it until it is decided';
comment on column directive.appeal_statute is 'Where the law says both, as it was cited then';
comment on column directive.appeal_verified is 'Whether somebody had read this law by then';
comment on column directive.appeal_lodged_on is 'The day of the appeal; null without one';
comment on column directive.appeal_late is 'Whether it was admitted after its term';
comment on column directive.appeal_outcome is 'How it was decided, a code; null until then';
comment on column directive.appeal_decided_on is 'The day of the decision';
comment on column directive.complied_on is 'The day on which the inspector found that it was complied with';
comment on column directive.lifted_on is 'The day on which it was lifted; it may be quashed after that';
comment on column directive.lifted_for is 'Why it was lifted, a code';
comment on column directive.sealed_text is 'What is ordered, sealed under the key of the directive; null once erased';
comment on column directive.issued_by is 'Subject of who issued it';
comment on column directive.issued_at is 'Time of the transaction';
comment on column directive.erased_at is 'When its time was over; the row stays for the figures';
comment on column directive.told_overdue is 'The due day of which the inspectorate was told that it is over; null when it was not';
comment on column directive.version is 'For If-Match';

create table directive_violation (
    directive uuid not null references directive,
    violation uuid not null references finding_violation,
    agency    uuid not null,
    primary key (directive, violation)
);
create index directive_violation_of on directive_violation (violation);
comment on table directive_violation is 'The violations on which an order is founded';
comment on column directive_violation.directive is 'The order';
comment on column directive_violation.violation is 'The violation';
comment on column directive_violation.agency is 'The inspectorate';

create table directive_step (
    id          uuid        primary key,
    directive   uuid        not null references directive,
    agency      uuid        not null,
    position    integer     not null check (position between 0 and 49),
    due_on      date        not null,
    done_on     date,
    sealed_text bytea,
    recorded_at timestamptz not null,
    unique (directive, position)
);
comment on table directive_step is 'What is to be done to comply with an order, one by one';
comment on column directive_step.id is 'UUIDv7';
comment on column directive_step.directive is 'Of which order';
comment on column directive_step.agency is 'The inspectorate';
comment on column directive_step.position is 'Place in the list, from 0';
comment on column directive_step.due_on is 'The last day';
comment on column directive_step.done_on is 'The day on which it was done; null until then';
comment on column directive_step.sealed_text is 'What is to be done, sealed under the key of the directive; null once erased';
comment on column directive_step.recorded_at is 'Time of the transaction';

create table directive_event (
    id          uuid        primary key,
    directive   uuid        not null references directive,
    agency      uuid        not null,
    position    integer     not null check (position >= 0),
    action      text        not null check (action in ('ISSUE', 'EXTEND', 'LODGE_APPEAL', 'DECIDE_APPEAL', 'COMPLY', 'LIFT', 'PLAN_FOLLOW_UP', 'ADD_STEP', 'FINISH_STEP')),
    on_day      date        not null,
    detail      text,
    sealed_note bytea,
    recorded_by text        not null,
    recorded_at timestamptz not null,
    unique (directive, position)
);
comment on table directive_event is 'What happened to an order; each entry is made once and never changes';
comment on column directive_event.id is 'UUIDv7';
comment on column directive_event.directive is 'Of which order';
comment on column directive_event.agency is 'The inspectorate';
comment on column directive_event.position is 'Place in the history, from 0';
comment on column directive_event.action is 'What was done, a code';
comment on column directive_event.on_day is 'The day on which it counts';
comment on column directive_event.detail is 'The new last day, the outcome of an appeal, the reason of a lifting: a date or a code';
comment on column directive_event.sealed_note is 'The inspector''s words, sealed under the key of the directive; null when there are none';
comment on column directive_event.recorded_by is 'Subject of who recorded it';
comment on column directive_event.recorded_at is 'Time of the transaction';

create table penalty (
    id               uuid        primary key,
    violation        uuid        not null references finding_violation,
    visit            uuid        not null references visit,
    workplace        uuid        not null references workplace,
    directive        uuid        references directive,
    agency           uuid        not null,
    country          text        not null,
    state            text        not null check (state in ('IMPOSED', 'APPEALED', 'PAID', 'CANCELLED')),
    first_amount     bigint      not null check (first_amount > 0),
    amount           bigint      not null check (amount >= 0),
    paid             bigint      not null default 0 check (paid >= 0),
    currency         text        not null check (currency ~ '^[A-Z]{3}$'),
    statute          text        not null,
    served_on        date        not null,
    due_on           date        not null,
    appeal_until     date        not null,
    appeal_suspends  boolean     not null,
    appeal_statute   text        not null,
    appeal_verified  boolean     not null,
    appeal_lodged_on date,
    appeal_late      boolean     not null default false,
    appeal_outcome   text        check (appeal_outcome in ('UPHELD', 'VARIED', 'QUASHED', 'WITHDRAWN')),
    appeal_decided_on date,
    cancelled_on     date,
    cancelled_for    text        check (cancelled_for in ('IMPOSED_IN_ERROR', 'QUASHED', 'CANT_BE_COLLECTED')),
    imposed_by       text        not null,
    imposed_at       timestamptz not null,
    told_overdue     date,
    version          integer     not null default 0,
    check ((appeal_outcome is null) = (appeal_decided_on is null) and (appeal_outcome is null or appeal_lodged_on is not null)),
    check ((state = 'CANCELLED') = (cancelled_on is not null) and (cancelled_on is null) = (cancelled_for is null))
);
create index penalty_page on penalty (agency, imposed_at desc, id desc);
create index penalty_visit on penalty (visit);
create index penalty_workplace on penalty (workplace);
create index penalty_due on penalty (country, due_on) where state in ('IMPOSED', 'APPEALED');
-- A violation has one penalty that counts.
create unique index penalty_once on penalty (violation) where state <> 'CANCELLED';

comment on table penalty is 'Penalties that an inspectorate imposed for violations; no personal data';
comment on column penalty.id is 'UUIDv7';
comment on column penalty.violation is 'For which violation';
comment on column penalty.visit is 'Of which visit';
comment on column penalty.workplace is 'On which workplace';
comment on column penalty.directive is 'The order that it goes with; null without one';
comment on column penalty.agency is 'The inspectorate that imposed it';
comment on column penalty.country is 'ISO 3166-1 of the workplace: its law and its days count';
comment on column penalty.state is 'Where it stands, a code';
comment on column penalty.first_amount is 'What was imposed, in minor units';
comment on column penalty.amount is 'What is owed, in minor units: less after an appeal that lowered it';
comment on column penalty.paid is 'What was paid, in minor units';
comment on column penalty.currency is 'ISO 4217';
comment on column penalty.statute is 'Where the law sets its bounds, as it was cited then';
comment on column penalty.served_on is 'The day on which the employer got it';
comment on column penalty.due_on is 'The last day to pay';
comment on column penalty.appeal_until is 'The last day for an appeal';
comment on column penalty.appeal_suspends is 'Whether an appeal suspends it until it is decided';
comment on column penalty.appeal_statute is 'Where the law says both, as it was cited then';
comment on column penalty.appeal_verified is 'Whether somebody had read this law by then';
comment on column penalty.appeal_lodged_on is 'The day of the appeal; null without one';
comment on column penalty.appeal_late is 'Whether it was admitted after its term';
comment on column penalty.appeal_outcome is 'How it was decided, a code; null until then';
comment on column penalty.appeal_decided_on is 'The day of the decision';
comment on column penalty.cancelled_on is 'The day on which it was cancelled';
comment on column penalty.cancelled_for is 'Why, a code';
comment on column penalty.imposed_by is 'Subject of who imposed it';
comment on column penalty.imposed_at is 'Time of the transaction';
comment on column penalty.told_overdue is 'The due day of which the inspectorate was told that it is over; null when it was not';
comment on column penalty.version is 'For If-Match';

create table penalty_payment (
    id          uuid        primary key,
    penalty     uuid        not null references penalty,
    agency      uuid        not null,
    amount      bigint      not null check (amount > 0),
    paid_on     date        not null,
    recorded_by text        not null,
    recorded_at timestamptz not null
);
create index penalty_payment_of on penalty_payment (penalty, recorded_at, id);
comment on table penalty_payment is 'Payments of penalties, in one or in parts';
comment on column penalty_payment.id is 'UUIDv7';
comment on column penalty_payment.penalty is 'Of which penalty';
comment on column penalty_payment.agency is 'The inspectorate';
comment on column penalty_payment.amount is 'In minor units of the penalty''s currency';
comment on column penalty_payment.paid_on is 'The day of the payment';
comment on column penalty_payment.recorded_by is 'Subject of who recorded it';
comment on column penalty_payment.recorded_at is 'Time of the transaction';

do $$
declare
    one text;
begin
    foreach one in array array['directive', 'directive_violation', 'directive_step', 'directive_event', 'penalty', 'penalty_payment'] loop
        execute format('alter table %I enable row level security', one);
        execute format('alter table %I force row level security', one);
        execute format('create policy served_only on %I as restrictive using ((select actor_is_served()))', one);
        execute format('create policy inspectorate_reads on %I for select using ((select actor_inspects()) and agency = (select actor_agency()))', one);
    end loop;
end $$;
create policy inspector_issues on directive for insert
    with check ((select actor_inspects()) and agency = (select actor_agency()) and issued_by = (select actor_subject())
       and exists (select 1 from visit v where v.id = directive.visit and v.workplace = directive.workplace));
create policy inspector_changes on directive for update
    using ((select actor_inspects()) and agency = (select actor_agency()))
    with check ((select actor_inspects()) and agency = (select actor_agency()));
create policy inspector_adds on directive_violation for insert
    with check ((select actor_inspects()) and agency = (select actor_agency())
       and exists (select 1 from directive d where d.id = directive_violation.directive)
       and exists (select 1 from finding_violation v where v.id = directive_violation.violation));
create policy inspector_adds on directive_step for insert
    with check ((select actor_inspects()) and agency = (select actor_agency())
       and exists (select 1 from directive d where d.id = directive_step.directive));
create policy inspector_finishes on directive_step for update
    using ((select actor_inspects()) and agency = (select actor_agency()) and done_on is null)
    with check ((select actor_inspects()) and agency = (select actor_agency()));
create policy inspector_adds on directive_event for insert
    with check ((select actor_inspects()) and agency = (select actor_agency()) and recorded_by = (select actor_subject())
       and exists (select 1 from directive d where d.id = directive_event.directive));
create policy inspector_imposes on penalty for insert
    with check ((select actor_inspects()) and agency = (select actor_agency()) and imposed_by = (select actor_subject())
       and exists (select 1 from finding_violation v where v.id = penalty.violation));
create policy inspector_changes on penalty for update
    using ((select actor_inspects()) and agency = (select actor_agency()))
    with check ((select actor_inspects()) and agency = (select actor_agency()));
create policy inspector_adds on penalty_payment for insert
    with check ((select actor_inspects()) and agency = (select actor_agency()) and recorded_by = (select actor_subject())
       and exists (select 1 from penalty p where p.id = penalty_payment.penalty));

-- Who watches the terms sees orders and penalties, marks of what it told, and changes nothing else of them.
create policy watch_reads on directive for select using ((select actor_is('system:terms')));
create policy watch_marks on directive for update using ((select actor_is('system:terms')));
create policy watch_reads on penalty for select using ((select actor_is('system:terms')));
create policy watch_marks on penalty for update using ((select actor_is('system:terms')));
create policy watch_tells on notice for insert
    with check ((select actor_is('system:terms')) and kind in ('DIRECTIVE_OVERDUE', 'PENALTY_OVERDUE') and read_at is null and mailed_at is null);
create function only_marks() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    if to_jsonb(new) - 'told_overdue' <> to_jsonb(old) - 'told_overdue' then
        raise exception 'Only a mark may change' using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;
comment on function only_marks() is 'Refuses every change of the watch but of its mark';
create trigger directive_marked before update on directive for each row when (actor_is('system:terms')) execute function only_marks();
create trigger penalty_marked before update on penalty for each row when (actor_is('system:terms')) execute function only_marks();

-- What is final: its appeal was decided, or nobody appealed in time. An order that an appeal varied is left out: nobody records which of
-- its violations the decision left standing. Nobody learns by it of a private household, of a visit or of an
-- inspector. The caller decides what of it may be published.
create policy final_finds on directive for select to current_user using ((select actor_is('system:final')));
create policy final_finds on directive_violation for select to current_user using ((select actor_is('system:final')));
create policy final_finds on finding_violation for select to current_user using ((select actor_is('system:final')));
create policy final_finds on penalty for select to current_user using ((select actor_is('system:final')));
create function final_directives(of_workplaces uuid[], today date)
    returns table (workplace uuid, country text, directive uuid, kind text, state text, served_on date, final_on date, violation uuid, code text,
                   text text, statute text, acted_on date, workers integer)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_column
declare
    actor text := current_setting('palermo.subject', true);
    acting_kind text := current_setting('palermo.agency_kind', true);
begin
    perform set_config('palermo.subject', 'system:final', true), set_config('palermo.agency_kind', '', true);
    return query
        select * from (
            select d.workplace, d.country, d.id as directive, d.kind, d.state, d.served_on,
                   case when d.appeal_outcome is not null then d.appeal_decided_on when d.appeal_lodged_on is null then d.appeal_until + 1 end as final_on,
                   v.id as violation, v.code, v.text, v.statute, v.acted_on, v.workers
              from directive d
              join workplace w on w.id = d.workplace and w.kind <> 'PRIVATE_HOUSEHOLD'
              join directive_violation o on o.directive = d.id
              join finding_violation v on v.id = o.violation
             where d.workplace = any (of_workplaces) and d.state <> 'QUASHED' and d.state <> 'APPEALED'
               and d.lifted_for is distinct from 'ISSUED_IN_ERROR'
               and d.appeal_outcome is distinct from 'VARIED') as found
         where final_on <= today
         order by final_on desc, directive, violation
         limit 2000;
    perform set_config('palermo.subject', coalesce(actor, ''), true), set_config('palermo.agency_kind', coalesce(acting_kind, ''), true);
end $$;
comment on function final_directives(uuid[], date) is
    'Orders of workplaces that are final and that no appeal varied, each with its violations; at most 2,000 rows, the latest first';
create function final_penalties(of_workplaces uuid[], today date)
    returns table (workplace uuid, country text, penalty uuid, state text, amount bigint, paid bigint, currency text, served_on date, final_on date,
                   violation uuid, code text, text text, statute text, acted_on date, workers integer)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_column
declare
    actor text := current_setting('palermo.subject', true);
    acting_kind text := current_setting('palermo.agency_kind', true);
begin
    perform set_config('palermo.subject', 'system:final', true), set_config('palermo.agency_kind', '', true);
    return query
        select * from (
            select p.workplace, p.country, p.id as penalty, p.state, p.amount, p.paid, p.currency, p.served_on,
                   case when p.appeal_outcome is not null then p.appeal_decided_on when p.appeal_lodged_on is null then p.appeal_until + 1 end as final_on,
                   v.id as violation, v.code, v.text, v.statute, v.acted_on, v.workers
              from penalty p
              join workplace w on w.id = p.workplace and w.kind <> 'PRIVATE_HOUSEHOLD'
              join finding_violation v on v.id = p.violation
             where p.workplace = any (of_workplaces) and p.state <> 'APPEALED' and (p.state <> 'CANCELLED' or p.cancelled_for = 'CANT_BE_COLLECTED')) as found
         where final_on <= today
         order by final_on desc, penalty
         limit 2000;
    perform set_config('palermo.subject', coalesce(actor, ''), true), set_config('palermo.agency_kind', coalesce(acting_kind, ''), true);
end $$;
comment on function final_penalties(uuid[], date) is 'Penalties of workplaces that are final; at most 2,000 rows, the latest first';
revoke execute on function final_directives(uuid[], date), final_penalties(uuid[], date) from public;
grant execute on function final_directives(uuid[], date), final_penalties(uuid[], date) to "${user}";

-- The key of an order is for its inspectorate. With the key go its texts, in the service and in a restore alike.
create policy inspectorate_reads_directives on data_key as restrictive for select
    using (purpose <> 'DIRECTIVE' or (select actor_is('system:keys') or actor_is('system:erasure'))
        or exists (select 1 from directive d where d.id = data_key.owner));
create policy erasure_finds on directive for select to current_user using ((select actor_is('system:erasure')));
create policy erasure_empties on directive for update to current_user using ((select actor_is('system:erasure')));
create policy erasure_finds on directive_step for select to current_user using ((select actor_is('system:erasure')));
create policy erasure_empties on directive_step for update to current_user using ((select actor_is('system:erasure')));
create policy erasure_finds on directive_event for select to current_user using ((select actor_is('system:erasure')));
create policy erasure_empties on directive_event for update to current_user using ((select actor_is('system:erasure')));
create function erase_directive_of_key() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    perform forget_legal_holds('directive', old.owner);
    update directive_step s set sealed_text = null where s.directive = old.owner and s.sealed_text is not null;
    update directive_event e set sealed_note = null where e.directive = old.owner and e.sealed_note is not null;
    update directive d set sealed_text = null, erased_at = transaction_timestamp() where d.id = old.owner and d.erased_at is null;
    return null;
end $$;
comment on function erase_directive_of_key() is 'Erases the texts of an order whose key is destroyed';
create trigger data_key_directive_erased after delete on data_key for each row
    when (old.purpose = 'DIRECTIVE') execute function erase_directive_of_key();

create function over_directives(of_country text, over_before timestamptz, after_at timestamptz, after_directive uuid, at_most integer)
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
    return query select d.id, cast(null as text), d.issued_at from directive d
                  where d.country = of_country and d.issued_at < over_before and d.erased_at is null
                    and (d.issued_at, d.id) > (after_at, after_directive)
                  order by d.issued_at, d.id
                  limit at_most;
    perform set_config('palermo.subject', coalesce(actor, ''), true);
end $$;
comment on function over_directives(text, timestamptz, timestamptz, uuid, integer) is 'Orders whose texts'' time is over, for the retention and for officers of the country: id and date';

create function retained_directive(of_directive uuid) returns table (country text, erased boolean)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
begin
    if not coalesce(actor_has('data-protection-officer') or actor_has('auditor'), false) then
        return;
    end if;
    perform set_config('palermo.subject', 'system:erasure', true);
    return query select d.country, d.erased_at is not null from directive d where d.id = of_directive and d.country = any (actor_regions());
    perform set_config('palermo.subject', coalesce(actor, ''), true);
end $$;
comment on function retained_directive(uuid) is 'Whether an order can be held, for officers of its country';

create function erase_directive(of_directive uuid, over_before timestamptz, at timestamptz) returns boolean
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
    erased boolean := false;
begin
    if not coalesce(actor_is('system:retention'), false) then
        raise insufficient_privilege using message = 'not an order that the actor may erase';
    end if;
    if legal_hold_stands('directive', of_directive) then
        raise object_not_in_prerequisite_state using message = 'a legal hold stands';
    end if;
    perform set_config('palermo.subject', 'system:erasure', true);
    perform 1 from directive d where d.id = of_directive and d.issued_at < over_before and d.erased_at is null for update;
    if found then
        erased := apply_erasure(of_directive, 'DIRECTIVE', at);
    end if;
    perform set_config('palermo.subject', coalesce(actor, ''), true);
    return erased;
end $$;
comment on function erase_directive(uuid, timestamptz, timestamptz) is 'Erases the texts of an order whose time is over, for the retention; false when it is not over or was erased before';

revoke execute on function over_directives(text, timestamptz, timestamptz, uuid, integer), retained_directive(uuid),
    erase_directive(uuid, timestamptz, timestamptz) from public;
grant execute on function over_directives(text, timestamptz, timestamptz, uuid, integer), retained_directive(uuid),
    erase_directive(uuid, timestamptz, timestamptz) to "${user}";
