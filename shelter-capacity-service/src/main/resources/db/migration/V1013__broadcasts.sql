-- Broadcasts: nothing was found, so the shelters that could take somebody are asked whether they do (docs/adr/0023).

create table broadcast (
    id                  uuid        primary key,
    reference           text        unique,
    agency              uuid        not null,
    subject             text,
    country             text        not null,
    area                text        not null,
    areas               text        not null,
    avoid_organisations text        not null,
    from_night          date        not null,
    nights              integer     not null check (nights > 0),
    women               integer,
    women_ages          text,
    children            text,
    boys                text,
    needs               text,
    languages           text,
    state               text        not null check (state in ('OPEN', 'MET', 'UNMET', 'CANCELLED')),
    asked_at            timestamptz not null,
    deadline            timestamptz not null check (deadline > asked_at),
    acknowledge_minutes integer     not null check (acknowledge_minutes > 0),
    spread_at           timestamptz,
    seen                boolean     not null default false,
    declined_for        text        not null default '',
    hold                uuid,
    ended_at            timestamptz,
    erased_at           timestamptz,
    version             integer     not null default 0,
    case_file           uuid,
    request             uuid,
    -- A search can't leave out one region of an area: its answer would tell in which region a house is. A broadcast can, since
    -- people answer it: houses in the region from which a person fled are not asked.
    avoid_regions       text        not null default '',
    check ((state = 'MET') = (hold is not null)),
    check ((state = 'OPEN') = (ended_at is null)),
    check (erased_at is null or reference is null and subject is null and women is null and women_ages is null and children is null
        and boys is null and needs is null and languages is null),
    constraint broadcast_request_of_case check (request is null or case_file is not null)
);
create index broadcast_agency on broadcast (agency, asked_at desc, id desc);
create index broadcast_open on broadcast (deadline) where state = 'OPEN';
create index broadcast_request on broadcast (request) where state = 'OPEN' and request is not null;
create index broadcast_case on broadcast (case_file) where case_file is not null;
create index broadcast_end on broadcast (ended_at, id) where erased_at is null;

comment on table broadcast is 'The shelters that could take somebody are asked whether they do';
comment on column broadcast.id is 'UUIDv7; also the offer of the hold that is made of it, so that it makes one';
comment on column broadcast.reference is 'What people call it, Crockford base 32 with a check symbol; null once erased';
comment on column broadcast.agency is 'The organisation that asks';
comment on column broadcast.subject is 'Who of it asked; null once erased';
comment on column broadcast.country is 'ISO 3166-1 alpha-2';
comment on column broadcast.area is 'The area that was asked for; what stays unmet is counted under it';
comment on column broadcast.areas is 'The areas whose shelters are asked, joined by commas: without those to avoid';
comment on column broadcast.avoid_organisations is 'Whose shelters are not asked, ids joined by commas; emptied once the others were';
comment on column broadcast.from_night is 'First night, date of the country''s zone';
comment on column broadcast.nights is 'How many nights';
comment on column broadcast.women is 'How many women; null once erased';
comment on column broadcast.women_ages is 'Their ages in years, joined by commas; empty when it was not said; null once erased';
comment on column broadcast.children is 'Ages of the children in years, joined by commas; null once erased';
comment on column broadcast.boys is 'Which of these ages are boys''; null when it was not said, and once erased';
comment on column broadcast.needs is 'Codes of what they need, joined by commas; null once erased';
comment on column broadcast.languages is 'Of which one should be spoken (BCP 47), joined by commas; null once erased';
comment on column broadcast.state is 'OPEN (from deadline on seen as UNMET); MET (a shelter holds places for them); UNMET; CANCELLED';
comment on column broadcast.asked_at is 'Time of the transaction';
comment on column broadcast.deadline is 'An answer has to come before it';
comment on column broadcast.acknowledge_minutes is 'After how many minutes without an acknowledgement the next on call is called';
comment on column broadcast.spread_at is 'When the shelters were asked; null until they were';
comment on column broadcast.seen is 'Whether any shelter has looked at it';
comment on column broadcast.declined_for is 'Why shelters declined, codes joined by commas; empty until so many have that it points at none';
comment on column broadcast.hold is 'What is held for them, by the shelter that said yes';
comment on column broadcast.ended_at is 'When it was answered, was cancelled, or its deadline had passed';
comment on column broadcast.erased_at is 'When its time was over; from then on it is nobody''s, and counted only';
comment on column broadcast.version is 'Counts changes';
comment on column broadcast.case_file is 'For which case of the mechanism, when it is for one; told to nobody but the case; null once erased';
comment on column broadcast.request is 'For which request of that case; null without one, and once erased';
comment on column broadcast.avoid_regions is 'In which regions no shelter is asked, ISO 3166-2 or a code below it, joined by commas; emptied once the others were';

-- An acknowledgement only gives more time. Later the calls go on: somebody who has fallen asleep again does not answer.
create table broadcast_alert (
    id              uuid        primary key,
    broadcast       uuid        not null references broadcast on delete cascade,
    shelter         uuid        not null references shelter,
    operator_agency uuid        not null,
    state           text        not null check (state in ('ASKED', 'ACKNOWLEDGED', 'ACCEPTED', 'DECLINED', 'OVER')),
    reason          text,
    calls           integer     not null,
    next_call_at    timestamptz,
    asked_at        timestamptz not null,
    acknowledged_at timestamptz,
    acknowledged_by text,
    answered_at     timestamptz,
    answered_by     text,
    erased_at       timestamptz,
    version         integer     not null default 0,
    unique (broadcast, shelter),
    check ((state = 'DECLINED') = (reason is not null)),
    constraint broadcast_alert_calls_while_unanswered check (next_call_at is null or state in ('ASKED', 'ACKNOWLEDGED'))
);
create index broadcast_alert_operator on broadcast_alert (operator_agency, asked_at desc, id desc);
create index broadcast_alert_unanswered on broadcast_alert (next_call_at) where state in ('ASKED', 'ACKNOWLEDGED') and next_call_at is not null;
create index broadcast_alert_waiting on broadcast_alert (broadcast) where state in ('ASKED', 'ACKNOWLEDGED');

comment on table broadcast_alert is 'A shelter is asked by a broadcast';
comment on column broadcast_alert.id is 'UUIDv7';
comment on column broadcast_alert.broadcast is 'By which';
comment on column broadcast_alert.shelter is 'Which shelter';
comment on column broadcast_alert.operator_agency is 'The organisation that answers';
comment on column broadcast_alert.state is 'ASKED; ACKNOWLEDGED; ACCEPTED; DECLINED; OVER (somebody else was first, it was cancelled, or its deadline has passed)';
comment on column broadcast_alert.reason is 'Why it was declined, a code';
comment on column broadcast_alert.calls is 'How many on call were called, one after the other';
comment on column broadcast_alert.next_call_at is 'When the next on call is called; later once somebody has acknowledged; null when nobody is left, or it was answered';
comment on column broadcast_alert.asked_at is 'Time of the transaction';
comment on column broadcast_alert.acknowledged_at is 'When somebody said that she looks after it';
comment on column broadcast_alert.acknowledged_by is 'Her subject; null once erased';
comment on column broadcast_alert.answered_at is 'When it was accepted or declined';
comment on column broadcast_alert.answered_by is 'Subject of who answered; null once erased';
comment on column broadcast_alert.erased_at is 'As of its broadcast';
comment on column broadcast_alert.version is 'Counts changes';

-- No policy of broadcast_alert reads broadcast, because those of broadcast read broadcast_alert.
alter table broadcast_alert enable row level security;
alter table broadcast_alert force row level security;
create policy served_only on broadcast_alert as restrictive using ((select actor_is_served()));
create policy not_erased on broadcast_alert as restrictive for select using (erased_at is null or (select actor_is('system:erasure')));
create policy operator_reads on broadcast_alert for select
    using ((select actor_has('shelter-manager')) and operator_agency = (select actor_agency()));
create policy operator_answers on broadcast_alert for update
    using ((select actor_has('shelter-manager')) and operator_agency = (select actor_agency()))
    with check ((select actor_has('shelter-manager')) and operator_agency = (select actor_agency()) and state in ('ACKNOWLEDGED', 'ACCEPTED', 'DECLINED'));
create policy watch_reads on broadcast_alert for select using ((select actor_is('system:broadcasts')));
create policy watch_asks on broadcast_alert for insert with check ((select actor_is('system:broadcasts')) and state = 'ASKED');
create policy watch_marks on broadcast_alert for update using ((select actor_is('system:broadcasts')))
    with check ((select actor_is('system:broadcasts')) and state in ('ASKED', 'ACKNOWLEDGED', 'OVER'));
create policy erasure_finds on broadcast_alert for select to current_user using ((select actor_is('system:erasure')));
create policy erasure_empties on broadcast_alert for update to current_user using ((select actor_is('system:erasure')));

alter table broadcast enable row level security;
alter table broadcast force row level security;
create policy served_only on broadcast as restrictive using ((select actor_is_served()));
create policy not_erased on broadcast as restrictive for select using (erased_at is null or (select actor_is('system:erasure')));
create policy asker_reads on broadcast for select using ((select actor_may_hold()) and agency = (select actor_agency()));
create policy asker_asks on broadcast for insert with check ((select actor_may_hold()) and agency = (select actor_agency()) and state = 'OPEN');
create policy asker_cancels on broadcast for update
    using ((select actor_may_hold()) and agency = (select actor_agency()))
    with check ((select actor_may_hold()) and agency = (select actor_agency()) and state = 'CANCELLED');
create policy asked_operator_reads on broadcast for select
    using ((select actor_has('shelter-manager'))
       and exists (select 1 from broadcast_alert a where a.broadcast = broadcast.id and a.operator_agency = (select actor_agency())));
create policy asked_operator_answers on broadcast for update
    using ((select actor_has('shelter-manager'))
       and exists (select 1 from broadcast_alert a where a.broadcast = broadcast.id and a.operator_agency = (select actor_agency())))
    with check ((select actor_has('shelter-manager')) and state = 'MET'
       and exists (select 1 from broadcast_alert a where a.broadcast = broadcast.id and a.operator_agency = (select actor_agency())));
create policy watch_reads on broadcast for select using ((select actor_is('system:broadcasts')));
create policy watch_ends on broadcast for update using ((select actor_is('system:broadcasts'))) with check ((select actor_is('system:broadcasts')) and state in ('OPEN', 'UNMET'));
-- Nobody asks in the name of a case that she may not ask for.
create policy for_her_case on broadcast as restrictive for insert
    with check (case_file is null or case_file = any ((select accessible_cases())::uuid[]));
-- If a person is erased in the mechanism, her case is forgotten here. A broadcast for a request that was closed is cancelled:
-- nobody has to answer for it.
create policy inbox_finds on broadcast for select using ((select actor_is('system:inbox')));
create policy inbox_forgets on broadcast for update using ((select actor_is('system:inbox')) and case_file is not null)
    with check ((select actor_is('system:inbox')) and case_file is null);
create policy inbox_cancels on broadcast for update using ((select actor_is('system:inbox')) and request is not null and state = 'OPEN')
    with check ((select actor_is('system:inbox')) and state = 'CANCELLED');
create policy erasure_finds on broadcast for select to current_user using ((select actor_is('system:erasure')));
create policy erasure_empties on broadcast for update to current_user using ((select actor_is('system:erasure')));
create policy broadcast_watch_tells on notice for insert
    with check ((select actor_is('system:broadcasts')) and read_at is null and mailed_at is null);

create trigger broadcast_case_forgotten before update of erased_at on broadcast for each row
    when (old.erased_at is null and new.erased_at is not null) execute function forget_case_of_hold();

-- A broadcast that was cancelled before anybody was asked keeps the regions to avoid until it is erased.
create function forget_avoided_regions() returns trigger language plpgsql as $$
begin
    new.avoid_regions := '';
    return new;
end $$;
comment on function forget_avoided_regions() is 'Takes the regions to avoid from a broadcast that is erased';
create trigger forget_avoided_regions before update on broadcast for each row
    when (old.erased_at is null and new.erased_at is not null) execute function forget_avoided_regions();

-- The shelter that says yes holds for those who asked: places of the shelter that was asked, once, while the broadcast is open.
create policy asked_operator_holds on hold for insert
    with check ((select actor_has('shelter-manager')) and state = 'HELD'
       and exists (select 1 from broadcast b join broadcast_alert a on a.broadcast = b.id
                    where b.id = hold.offer and b.state = 'OPEN' and b.agency = hold.agency
                      and a.shelter = hold.shelter and a.operator_agency = (select actor_agency())));
create policy broadcast_operator_reads on hold for select
    using ((select actor_has('shelter-manager'))
       and exists (select 1 from broadcast_alert a
                    where a.broadcast = hold.offer and a.shelter = hold.shelter and a.operator_agency = (select actor_agency())));
create policy asked_operator_holds on hold_place for insert
    with check ((select actor_has('shelter-manager'))
       and exists (select 1 from hold h join broadcast_alert a on a.broadcast = h.offer and a.shelter = h.shelter
                    where h.id = hold_place.hold and h.state = 'HELD' and a.operator_agency = (select actor_agency())));
-- Nobody holds in the name of a case that she may not ask for. The shelter that says yes holds for the case of the broadcast,
-- and for no other.
create policy for_her_case on hold as restrictive for insert
    with check (case_file is null or case_file = any ((select accessible_cases())::uuid[]) or (select actor_is('system:waitlist'))
        or (select actor_has('shelter-manager'))
           and exists (select 1 from broadcast b where b.id = hold.offer and b.case_file = hold.case_file and b.request is not distinct from hold.request));

-- The watch that spreads a broadcast is told which organisation answers for a shelter, and nothing else of it.
create function operators_of(shelters uuid[], without text[]) returns table (shelter uuid, operator_agency uuid)
    language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select s.id, s.operator_agency from shelter s where actor_is('system:broadcasts') and s.id = any (shelters) and s.region <> all (without)
$$;
comment on function operators_of(uuid[], text[]) is 'Who answers for shelters that are asked, without those of some regions; for the watch of broadcasts only';
revoke execute on function operators_of(uuid[], text[]) from public;
grant execute on function operators_of(uuid[], text[]) to "${user}";
