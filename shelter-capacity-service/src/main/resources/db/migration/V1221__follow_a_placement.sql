-- The whole life of a placement: docs/adr/0025. What was decided before has no country, term or nights of its own and takes
-- them from its hold.
alter table placement add column country text;
alter table placement add column from_night date;
alter table placement add column until_morning date;
alter table placement add column escalate_at timestamptz;
alter table placement add column arrived_at timestamptz;
alter table placement add column back_before timestamptz;
alter table placement add column protected_until date;
alter table placement add column ended_at timestamptz;
alter table placement add column end_reason text check (end_reason in ('COMPLETED', 'OWN_WISH', 'SAFETY', 'NOT_RETURNED', 'SHELTER_UNABLE'));
alter table placement add column moved_to text
    check (moved_to in ('OTHER_SHELTER', 'SUPPORTED_HOUSING', 'OWN_HOME', 'FAMILY_OR_FRIENDS', 'HEALTH_CARE', 'OTHER_COUNTRY', 'UNKNOWN'));
alter table placement add column escalation_told boolean not null default false;
alter table placement add column lapse_told boolean not null default false;
alter table placement add column told_of_absence timestamptz;

-- The owner is bound by the policies too: this once, and within this transaction, she reads and writes all of them.
create policy migration_reads on hold for select to current_user using ((select actor_is('system:migration')));
create policy migration_reads on placement for select to current_user using ((select actor_is('system:migration')));
create policy migration_writes on placement for update to current_user using ((select actor_is('system:migration')));
select set_config('palermo.subject', 'system:migration', true);
update placement p
   set country = split_part(h.area, '-', 1), from_night = h.from_night, until_morning = h.from_night + h.nights,
       escalate_at = p.answer_before, lapse_told = true
  from hold h where h.id = p.hold;
select set_config('palermo.subject', '', true);
drop policy migration_reads on hold;
drop policy migration_reads on placement;
drop policy migration_writes on placement;

alter table placement alter column country set not null;
alter table placement alter column from_night set not null;
alter table placement alter column until_morning set not null;
alter table placement alter column escalate_at set not null;
alter table placement add check (from_night <= until_morning);
alter table placement add check (end_reason is null or state = 'ENDED');
alter table placement add check ((state = 'MOVED_ON') = (moved_to is not null));
alter table placement drop constraint placement_state_check;
alter table placement add constraint placement_state_check check (state in
    ('REQUESTED', 'ACCEPTED', 'REFUSED', 'WITHDRAWN', 'ARRIVED', 'NO_SHOW', 'ABSENT', 'MISSING', 'ENDED', 'MOVED_ON'));
create index placement_waiting on placement (escalate_at) where state = 'REQUESTED' and not lapse_told;
create index placement_absent on placement (back_before) where state = 'ABSENT';

comment on column placement.state is 'REQUESTED (from escalate_at on seen as ESCALATED, from answer_before on as LAPSED), ACCEPTED, REFUSED, WITHDRAWN, ARRIVED, NO_SHOW, ABSENT, MISSING, ENDED, MOVED_ON';
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
create policy with_the_placement on placement_step for select using ((select true from placement p where p.id = placement_step.placement));
create policy doer_writes on placement_step for insert
    with check (agency = (select actor_agency()) and subject = (select actor_subject())
        and exists (select 1 from placement p where p.id = placement_step.placement));
create policy served_only on placement_step as restrictive using ((select actor_is_served()));

drop policy operator_decides on placement;
create policy operator_decides on placement for update
    using ((select actor_has('shelter-manager')) and operator_agency = (select actor_agency()))
    with check ((select actor_has('shelter-manager')) and operator_agency = (select actor_agency())
       and state in ('ACCEPTED', 'REFUSED', 'ARRIVED', 'NO_SHOW', 'ABSENT', 'MISSING', 'ENDED', 'MOVED_ON'));
-- The holder withdraws, and says that somebody leaves of her own will.
drop policy holder_withdraws on placement;
create policy holder_withdraws on placement for update
    using ((select actor_may_hold()) and asking_agency = (select actor_agency()))
    with check ((select actor_may_hold()) and asking_agency = (select actor_agency())
       and (state = 'WITHDRAWN' or state = 'ENDED' and end_reason = 'OWN_WISH'));

-- The watch tells what time has done, and marks that it has told.
create policy watch_reads on placement for select using ((select actor_is('system:placements')));
create policy watch_marks on placement for update using ((select actor_is('system:placements')));
create policy placement_watch_tells on notice for insert
    with check ((select actor_is('system:placements')) and read_at is null and mailed_at is null);
