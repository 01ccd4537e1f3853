-- Placements: a shelter is asked to take in the people for whom it holds places, and what becomes of them until the stay ends
-- (docs/adr/0025).

create table placement (
    id                   uuid        primary key,
    hold                 uuid        not null unique references hold,
    reference            text,
    shelter              uuid        not null references shelter,
    operator_agency      uuid        not null,
    asking_agency        uuid        not null,
    purpose              text        not null,
    arrival_from         timestamptz,
    arrival_until        timestamptz,
    state                text        not null check (state in
        ('REQUESTED', 'ACCEPTED', 'REFUSED', 'WITHDRAWN', 'ARRIVED', 'NO_SHOW', 'ABSENT', 'MISSING', 'ENDED', 'MOVED_ON')),
    reason               text,
    requested_at         timestamptz not null,
    answer_before        timestamptz not null,
    decided_at           timestamptz,
    decided_by           text,
    version              integer     not null default 0,
    erased_at            timestamptz,
    country              text        not null,
    from_night           date        not null,
    until_morning        date        not null,
    escalate_at          timestamptz not null,
    arrived_at           timestamptz,
    back_before          timestamptz,
    protected_until      date,
    ended_at             timestamptz,
    end_reason           text        check (end_reason in ('COMPLETED', 'OWN_WISH', 'SAFETY', 'NOT_RETURNED', 'SHELTER_UNABLE')),
    moved_to             text        check (moved_to in
        ('OTHER_SHELTER', 'SUPPORTED_HOUSING', 'OWN_HOME', 'FAMILY_OR_FRIENDS', 'HEALTH_CARE', 'OTHER_COUNTRY', 'UNKNOWN')),
    escalation_told      boolean     not null default false,
    lapse_told           boolean     not null default false,
    told_of_absence      timestamptz,
    handover_at          timestamptz,
    case_protected_until date,
    first_called         boolean     not null default false,
    calls                integer     not null default 1,
    next_call_at         timestamptz,
    told_of_end          date,
    missed_from          timestamptz,
    told_not_arrived     boolean     not null default false,
    check (arrival_from <= arrival_until),
    check ((state = 'REFUSED') = (reason is not null)),
    check (from_night <= until_morning),
    check (end_reason is null or state = 'ENDED'),
    check ((state = 'MOVED_ON') = (moved_to is not null)),
    constraint placement_missed_from check (missed_from is not null or erased_at is not null)
);
-- For the lists of the operator and of the asking organisation.
create index placement_operator on placement (operator_agency, requested_at desc, id desc);
create index placement_asker on placement (asking_agency, requested_at desc, id desc);
-- For the watch: requests without an answer, people who are not back or have not come, and last nights.
create index placement_waiting on placement (escalate_at) where state = 'REQUESTED' and not lapse_told;
create index placement_absent on placement (back_before) where state = 'ABSENT';
create index placement_expected on placement (missed_from) where state = 'ACCEPTED' and not told_not_arrived;
create index placement_ending on placement (country, until_morning)
    where state in ('ARRIVED', 'ABSENT', 'MISSING') and told_of_end is distinct from until_morning;
create index placement_of_shelter on placement (shelter, until_morning);
create index placement_not_taken on placement (asking_agency, until_morning) where state in ('REQUESTED', 'REFUSED');

comment on table placement is 'A shelter is asked to take in those for whom a place is held';
comment on column placement.id is 'UUIDv7';
comment on column placement.hold is 'On which hold';
comment on column placement.reference is 'The hold''s reference; null once erased';
comment on column placement.shelter is 'Which shelter is asked';
comment on column placement.operator_agency is 'The organisation that answers';
comment on column placement.asking_agency is 'The organisation that asks';
comment on column placement.purpose is 'What the stay is for, a code';
comment on column placement.arrival_from is 'Earliest arrival, or null';
comment on column placement.arrival_until is 'Latest arrival, or null';
comment on column placement.state is 'REQUESTED (from escalate_at on seen as ESCALATED, from answer_before on as LAPSED), ACCEPTED, REFUSED, WITHDRAWN, ARRIVED, NO_SHOW, ABSENT, MISSING, ENDED, MOVED_ON';
comment on column placement.reason is 'Why it was refused, a code';
comment on column placement.requested_at is 'Time of the transaction';
comment on column placement.answer_before is 'The end of the hold: an answer has to come before it';
comment on column placement.decided_at is 'When it was answered or withdrawn';
comment on column placement.decided_by is 'Subject of who answered or withdrew';
comment on column placement.version is 'Counts changes, the ETag';
comment on column placement.erased_at is 'As of its hold';
comment on column placement.country is 'ISO 3166-1 alpha-2 of the shelter';
comment on column placement.from_night is 'First night, date of the shelter''s zone';
comment on column placement.until_morning is 'The morning on which the stay ends, date of the shelter''s zone: its last night is the one before';
comment on column placement.escalate_at is 'From this instant on an answer is asked of everybody at the operator';
comment on column placement.arrived_at is 'When they came';
comment on column placement.back_before is 'Until when she who is absent is expected back';
comment on column placement.protected_until is 'Before this day the stay is not ended against her will (A/75/289, 27); null without protection';
comment on column placement.ended_at is 'When the stay ended, or it was said that nobody came';
comment on column placement.end_reason is 'Why the stay ended, a code';
comment on column placement.moved_to is 'Where to she moved on, a code';
comment on column placement.escalation_told is 'Whether the operator was told that nobody had answered';
comment on column placement.lapse_told is 'Whether it was told that the hold ended without an answer';
comment on column placement.told_of_absence is 'For which back_before it was told that she is not back';
comment on column placement.handover_at is 'When it was last said how to bring them; null when it was not, or when it is no longer needed';
comment on column placement.case_protected_until is 'Before this day the stage of her case protects her from being moved; null when it does not';
comment on column placement.first_called is 'Whether the first on call was told that it is asked for';
comment on column placement.calls is 'How many of those on call have had their turn';
comment on column placement.next_call_at is 'When the next on call is called; null when nobody is left, or nobody was asked anew yet';
comment on column placement.told_of_end is 'For which until_morning the operator was told that the nights end';
comment on column placement.missed_from is 'From this instant on who was accepted is missed, and it may be said that she did not come: the end of the window of arrival, or of the first night, or two hours after she was accepted later than that; null once erased';
comment on column placement.told_not_arrived is 'Whether it was told that who was accepted has not come';

-- People are sent to the operator of the shelter that is held, and to nobody else.
create function operator_of_held(of_hold uuid, of_shelter uuid) returns uuid
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
    asked uuid;
begin
    perform set_config('palermo.subject', 'system:placement', true);
    select s.operator_agency into asked
      from hold h join shelter s on s.id = h.shelter
     where h.id = of_hold and h.shelter = of_shelter and h.agency = actor_agency();
    perform set_config('palermo.subject', coalesce(actor, ''), true);
    return asked;
end $$;
comment on function operator_of_held(uuid, uuid) is 'Who is to be asked for the places that are held at a shelter, for the holder only; null for everybody else';
revoke execute on function operator_of_held(uuid, uuid) from public;
grant execute on function operator_of_held(uuid, uuid) to "${user}";

-- No policy of placement reads hold, because those of hold read placement.
alter table placement enable row level security;
alter table placement force row level security;
create policy served_only on placement as restrictive using ((select actor_is_served()));
create policy not_erased on placement as restrictive for select using (erased_at is null or (select actor_is('system:erasure')));
-- `case` hides the condition from the planner. It would take the condition of the policy and that of the query as independent,
-- expect one row where an operator has five hundred, and read and sort them all. What a `case` selects it can't estimate, so it
-- expects many rows, reads along the index, and stops after the page.
create policy operator_reads on placement for select
    using (case when (select actor_has('shelter-manager')) then operator_agency = (select actor_agency()) else false end);
create policy holder_reads on placement for select
    using (case when (select actor_may_hold()) then asking_agency = (select actor_agency()) else false end);
create policy holder_asks on placement for insert
    with check ((select actor_may_hold()) and asking_agency = (select actor_agency()) and state = 'REQUESTED'
       and operator_agency = operator_of_held(hold, shelter));
create policy operator_decides on placement for update
    using ((select actor_has('shelter-manager')) and operator_agency = (select actor_agency()))
    with check ((select actor_has('shelter-manager')) and operator_agency = (select actor_agency())
       and state in ('ACCEPTED', 'REFUSED', 'ARRIVED', 'NO_SHOW', 'ABSENT', 'MISSING', 'ENDED', 'MOVED_ON'));
-- A hold that is extended moves the end of the answer that its shelter was asked for.
create policy holder_extends on placement for update
    using ((select actor_may_hold()) and asking_agency = (select actor_agency()))
    with check ((select actor_may_hold()) and asking_agency = (select actor_agency()) and state = 'REQUESTED');
-- The holder withdraws, and says that somebody leaves of her own will.
create policy holder_withdraws on placement for update
    using ((select actor_may_hold()) and asking_agency = (select actor_agency()))
    with check ((select actor_may_hold()) and asking_agency = (select actor_agency())
       and (state = 'WITHDRAWN' or state = 'ENDED' and end_reason = 'OWN_WISH'));
-- The watch tells what has become of placements by time alone, and marks that it has told.
create policy watch_reads on placement for select using ((select actor_is('system:placements')));
create policy watch_marks on placement for update using ((select actor_is('system:placements')));
create policy placement_watch_tells on notice for insert
    with check ((select actor_is('system:placements')) and read_at is null and mailed_at is null);
-- A shelter that does not answer is not the fault of those who wait: the waiting list has to see that it was asked.
create policy waitlist_reads on placement for select using ((select actor_is('system:waitlist')));
-- What the mechanism tells of a case reaches the stays that were made for it.
create policy inbox_finds on placement for select using ((select actor_is('system:inbox')));
create policy inbox_protects on placement for update using ((select actor_is('system:inbox')));
create policy requests_read on placement for select to current_user using ((select actor_is('system:requests')));
create policy census_reads on placement for select to current_user using ((select actor_is('system:census')));
create policy release_reads on placement for select to current_user using ((select actor_is('system:release')));
create policy erasure_finds on placement for select to current_user using ((select actor_is('system:erasure')));
create policy erasure_empties on placement for update to current_user using ((select actor_is('system:erasure')));

-- The operator that is asked sees the hold, and decides on it.
create policy asked_operator_reads on hold for select
    using ((select actor_has('shelter-manager'))
       and exists (select 1 from placement p where p.hold = hold.id and p.operator_agency = (select actor_agency())));
create policy asked_operator_decides on hold for update
    using ((select actor_has('shelter-manager'))
       and exists (select 1 from placement p where p.hold = hold.id and p.operator_agency = (select actor_agency())))
    with check ((select actor_has('shelter-manager')) and state in ('PLACED', 'REFUSED')
       and exists (select 1 from placement p where p.hold = hold.id and p.operator_agency = (select actor_agency())));

create table placement_step (
    id        uuid        primary key,
    placement uuid        not null references placement on delete cascade,
    verb      text        not null,
    state     text        not null,
    at        timestamptz not null,
    agency    uuid        not null,
    subject   text        not null
);
create index placement_step_placement on placement_step (placement, at, id);

comment on table placement_step is 'What was done to a placement, step by step; insert only';
comment on column placement_step.id is 'UUIDv7';
comment on column placement_step.placement is 'To which placement';
comment on column placement_step.verb is 'What was done';
comment on column placement_step.state is 'Where it led';
comment on column placement_step.at is 'Time of the transaction';
comment on column placement_step.agency is 'Which organisation did it';
comment on column placement_step.subject is 'Who did it';

alter table placement_step enable row level security;
alter table placement_step force row level security;
create policy served_only on placement_step as restrictive using ((select actor_is_served()));
create policy with_the_placement on placement_step for select using ((select true from placement p where p.id = placement_step.placement));
create policy doer_writes on placement_step for insert
    with check (agency = (select actor_agency()) and subject = (select actor_subject())
        and exists (select 1 from placement p where p.id = placement_step.placement));
create policy census_reads on placement_step for select to current_user using ((select actor_is('system:census')));

-- A stay is over when it really is, not when its hold had planned it: it is lengthened on arrival and later, and a person who
-- must not be made to move is still there. When that is stands in its hold, where the retention finds it along one index.
create function stay_over_at(p placement) returns timestamptz language sql immutable parallel safe as $$
    select greatest(cast(p.until_morning as timestamp) at time zone 'UTC', p.ended_at,
           case when p.state in ('ACCEPTED', 'ARRIVED', 'ABSENT', 'MISSING')
                then cast(greatest(p.protected_until, p.case_protected_until) as timestamp) at time zone 'UTC' end)
$$;
comment on function stay_over_at(placement) is 'The morning after its last night, the end of what protects her from moving, or the instant of its end, whichever is latest';

create function follow_stay() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
begin
    perform set_config('palermo.subject', 'system:erasure', true);
    update hold h set stay_over_at = stay_over_at(new) where h.id = new.hold and h.stay_over_at is distinct from stay_over_at(new);
    perform set_config('palermo.subject', coalesce(actor, ''), true);
    return null;
end $$;
comment on function follow_stay() is 'Says in the hold when its stay is over';
create trigger stay_followed after insert or update of state, until_morning, protected_until, case_protected_until, ended_at on placement
    for each row execute function follow_stay();

-- A census counts people, so it is compared with people and not with the places of placements: a family of three in a room of
-- four would hide a fourth woman, and one who has not come, or is away, would hide another.
create function people_placed(of_shelter uuid, at timestamptz, of_night date) returns integer
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
    people integer;
begin
    -- Within the caller's own scope.
    if not exists (select 1 from shelter s where s.id = of_shelter) then
        return 0;
    end if;
    perform set_config('palermo.subject', 'system:census', true);
    select coalesce(sum(h.women + cardinality(string_to_array(h.children, ','))), 0) into people
      from placement p join hold h on h.id = p.hold
     where p.shelter = of_shelter and p.arrived_at <= at and p.from_night <= of_night and p.until_morning > of_night
       and (select t.state from placement_step t where t.placement = p.id and t.at <= people_placed.at order by t.at desc, t.id desc limit 1) = 'ARRIVED';
    perform set_config('palermo.subject', coalesce(actor, ''), true);
    return people;
end $$;
comment on function people_placed(uuid, timestamptz, date) is 'How many people were in a shelter at an instant whom a placement accounts for on that night; for who sees the shelter';
revoke execute on function people_placed(uuid, timestamptz, date) from public;
grant execute on function people_placed(uuid, timestamptz, date) to "${user}";
