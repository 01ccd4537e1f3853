-- The plan of visits: who is in the team, who may not visit where, which visits are planned, and what happened to each.
-- The reason of a planned visit stands in a table of its own that only the chief inspector reads: to everybody else a visit
-- that follows from a complaint or a tip is a planned one (C81 art. 15(c)).
create table team_member (
    agency          uuid        not null,
    subject         text        not null,
    name            text        not null check (length(name) between 1 and 120),
    visits_per_week integer     not null check (visits_per_week between 0 and 50),
    joined_at       timestamptz not null,
    changed_at      timestamptz not null,
    changed_by      text        not null,
    left_at         timestamptz,
    version         integer     not null default 0,
    primary key (agency, subject)
);

comment on table team_member is 'Inspectors of an inspectorate to whom visits can be assigned, and how many visits each makes in a week';
comment on column team_member.agency is 'The inspectorate';
comment on column team_member.subject is 'Subject of the inspector';
comment on column team_member.name is 'The name under which colleagues know the inspector';
comment on column team_member.visits_per_week is 'How many visits she makes in a week, as she or the chief inspector declared';
comment on column team_member.joined_at is 'Time of the transaction';
comment on column team_member.changed_at is 'Time of the transaction of the last change';
comment on column team_member.changed_by is 'Subject of who changed it last';
comment on column team_member.left_at is 'When she left the team; null while she is in it';
comment on column team_member.version is 'For If-Match';

create table inspector_bar (
    id          uuid primary key,
    agency      uuid        not null,
    subject     text        not null,
    workplace   uuid        not null references workplace,
    ground      text        not null check (ground in ('FORMER_EMPLOYER', 'FAMILY', 'INTEREST', 'OTHER')),
    declared_by text        not null,
    declared_at timestamptz not null,
    lifted_by   text,
    lifted_at   timestamptz,
    check ((lifted_by is null) = (lifted_at is null))
);
create unique index inspector_bar_once on inspector_bar (agency, subject, workplace) where lifted_at is null;
create index inspector_bar_page on inspector_bar (agency, declared_at desc, id desc);

comment on table inspector_bar is 'Conflicts of interest: an inspector may not visit this workplace (C81 art. 15(a))';
comment on column inspector_bar.id is 'UUIDv7';
comment on column inspector_bar.agency is 'The inspectorate';
comment on column inspector_bar.subject is 'Subject of the inspector who may not visit';
comment on column inspector_bar.workplace is 'Where she may not visit';
comment on column inspector_bar.ground is 'Why, a code';
comment on column inspector_bar.declared_by is 'Subject of who declared it: the inspector or the chief inspector';
comment on column inspector_bar.declared_at is 'Time of the transaction';
comment on column inspector_bar.lifted_by is 'Subject of the chief inspector who lifted it; null while it stands';
comment on column inspector_bar.lifted_at is 'When it was lifted; null while it stands';

create table planned_visit (
    id          uuid primary key,
    agency      uuid        not null,
    workplace   uuid        not null references workplace,
    country     text        not null,
    kind        text        not null check (kind in ('PLANNED', 'FOLLOW_UP')),
    from_day    date        not null,
    by_day      date        not null,
    joint_with  text[]      not null default '{}',
    directive   uuid,
    inspector   text,
    day         date,
    state       text        not null check (state in ('PLANNED', 'ASSIGNED', 'ACCEPTED', 'OPENED', 'CLOSED', 'CANCELLED')),
    visit       uuid unique references visit,
    planned_by  text        not null,
    planned_at  timestamptz not null,
    version     integer     not null default 0,
    check (from_day <= by_day),
    check ((visit is not null) = (state in ('OPENED', 'CLOSED'))),
    check (inspector is not null or state in ('PLANNED', 'CANCELLED'))
);
create index planned_visit_due on planned_visit (agency, by_day, id);
create index planned_visit_inspector on planned_visit (agency, inspector, by_day, id);
create index planned_visit_workplace on planned_visit (workplace);

comment on table planned_visit is 'Visits that an inspectorate plans. It has no column for who or what caused one: see visit_source';
comment on column planned_visit.id is 'UUIDv7';
comment on column planned_visit.agency is 'The inspectorate';
comment on column planned_visit.workplace is 'Where';
comment on column planned_visit.country is 'ISO 3166-1 of the workplace';
comment on column planned_visit.kind is 'PLANNED or FOLLOW_UP, as everybody sees it: a visit on a complaint stands here as PLANNED';
comment on column planned_visit.from_day is 'First day on which it may take place';
comment on column planned_visit.by_day is 'Last day on which it may take place; decides the quarter';
comment on column planned_visit.joint_with is 'With whom together: POLICE, INTERPRETER, SOCIAL_SERVICE, OTHER_AUTHORITY';
comment on column planned_visit.directive is 'The order whose follow-up it is, or null';
comment on column planned_visit.inspector is 'Subject of the inspector to whom it is assigned, or null';
comment on column planned_visit.day is 'The day on which she will go; null until it is set';
comment on column planned_visit.state is 'PLANNED, ASSIGNED, ACCEPTED, OPENED, CLOSED or CANCELLED';
comment on column planned_visit.visit is 'Row of the visit, once it was opened';
comment on column planned_visit.planned_by is 'Subject of who planned it';
comment on column planned_visit.planned_at is 'Time of the transaction';
comment on column planned_visit.version is 'For If-Match';

create table planned_visit_step (
    id            uuid primary key,
    planned_visit uuid        not null references planned_visit,
    agency        uuid        not null,
    step          text        not null check (step in ('PLANNED', 'ASSIGNED', 'ACCEPTED', 'MOVED', 'OPENED', 'CLOSED', 'CANCELLED')),
    from_day      date        not null,
    by_day        date        not null,
    inspector     text,
    day           date,
    ground        text,
    done_by       text        not null,
    done_at       timestamptz not null
);
create index planned_visit_step_of on planned_visit_step (planned_visit, done_at, id);

comment on table planned_visit_step is 'What happened to a planned visit, in order; only added to';
comment on column planned_visit_step.id is 'UUIDv7';
comment on column planned_visit_step.planned_visit is 'Which planned visit';
comment on column planned_visit_step.agency is 'The inspectorate';
comment on column planned_visit_step.step is 'What was done';
comment on column planned_visit_step.from_day is 'First day after the step';
comment on column planned_visit_step.by_day is 'Last day after the step';
comment on column planned_visit_step.inspector is 'Subject of the inspector after the step, or null';
comment on column planned_visit_step.day is 'Day of the visit after the step, or null';
comment on column planned_visit_step.ground is 'Why it was moved or cancelled, a code; null for other steps';
comment on column planned_visit_step.done_by is 'Subject of who did it';
comment on column planned_visit_step.done_at is 'Time of the transaction';

create table visit_source (
    planned_visit uuid primary key references planned_visit,
    agency        uuid not null,
    kind          text not null check (kind in ('PLANNED', 'COMPLAINT', 'FOLLOW_UP')),
    complaint     uuid,
    tip           uuid,
    check (complaint is null or kind = 'COMPLAINT')
);
create index visit_source_complaint on visit_source (complaint) where complaint is not null;

comment on table visit_source is 'Why a visit is planned, where a complaint or a tip is the reason: for the chief inspector alone (C81 art. 15(c))';
comment on column visit_source.planned_visit is 'Which planned visit';
comment on column visit_source.agency is 'The inspectorate';
comment on column visit_source.kind is 'The true kind of the visit';
comment on column visit_source.complaint is 'The complaint, or null';
comment on column visit_source.tip is 'The tip, or null';

alter table team_member enable row level security;
alter table team_member force row level security;
alter table inspector_bar enable row level security;
alter table inspector_bar force row level security;
alter table planned_visit enable row level security;
alter table planned_visit force row level security;
alter table planned_visit_step enable row level security;
alter table planned_visit_step force row level security;
alter table visit_source enable row level security;
alter table visit_source force row level security;

create policy served_only on team_member as restrictive using ((select actor_is_served()));
create policy served_only on inspector_bar as restrictive using ((select actor_is_served()));
create policy served_only on planned_visit as restrictive using ((select actor_is_served()));
create policy served_only on planned_visit_step as restrictive using ((select actor_is_served()));
create policy served_only on visit_source as restrictive using ((select actor_is_served()));

create policy inspectorate_reads on team_member for select
    using ((select actor_inspects()) and agency = (select actor_agency()));
create policy inspector_joins on team_member for insert
    with check ((select actor_inspects()) and agency = (select actor_agency()) and subject = (select actor_subject()));
create policy inspectorate_changes on team_member for update
    using ((select actor_inspects()) and agency = (select actor_agency())
       and (subject = (select actor_subject()) or (select actor_has('chief-inspector'))));

create policy inspectorate_reads on inspector_bar for select
    using ((select actor_inspects()) and agency = (select actor_agency()));
create policy inspectorate_declares on inspector_bar for insert
    with check ((select actor_inspects()) and agency = (select actor_agency()) and declared_by = (select actor_subject())
       and (subject = (select actor_subject()) or (select actor_has('chief-inspector'))));
create policy chief_lifts on inspector_bar for update
    using ((select actor_has('chief-inspector')) and agency = (select actor_agency()));

create policy inspectorate_reads on planned_visit for select
    using ((select actor_inspects()) and agency = (select actor_agency()));
create policy inspectorate_plans on planned_visit for insert
    with check ((select actor_inspects()) and agency = (select actor_agency()) and planned_by = (select actor_subject()));
create policy chief_or_assigned_changes on planned_visit for update
    using ((select actor_inspects()) and agency = (select actor_agency())
       and (inspector = (select actor_subject()) or (select actor_has('chief-inspector'))))
    with check ((select actor_inspects()) and agency = (select actor_agency()));

create policy inspectorate_reads on planned_visit_step for select
    using ((select actor_inspects()) and agency = (select actor_agency()));
create policy inspectorate_adds on planned_visit_step for insert
    with check ((select actor_inspects()) and agency = (select actor_agency()) and done_by = (select actor_subject())
       and exists (select 1 from planned_visit p where p.id = planned_visit_step.planned_visit));

-- Whoever turns a complaint or a tip into a visit writes its reason and can't read it again; the chief inspector reads it.
create policy chief_reads on visit_source for select
    using ((select actor_has('chief-inspector')) and agency = (select actor_agency()));
create policy inspectorate_adds on visit_source for insert
    with check ((select actor_inspects()) and agency = (select actor_agency())
       and exists (select 1 from planned_visit p where p.id = visit_source.planned_visit));
create policy erasure_finds on visit_source for select to current_user using ((select actor_is('system:erasure')));
create policy erasure_deletes on visit_source for delete to current_user using ((select actor_is('system:erasure')));

-- Whoever of the inspectorate closes a visit closes it in the plan too, also where the plan has it for a colleague.
create policy closing_finds on planned_visit for select to current_user using ((select actor_is('system:visit-closing')));
create policy closing_closes on planned_visit for update to current_user using ((select actor_is('system:visit-closing')));

create function close_planned_visit(of_visit uuid) returns uuid
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
    closed uuid;
begin
    if not coalesce(actor_inspects() and actor_is_served(), false) then
        return null;
    end if;
    perform set_config('palermo.subject', 'system:visit-closing', true);
    update planned_visit set state = 'CLOSED', version = version + 1
     where visit = of_visit and agency = actor_agency() and state = 'OPENED'
    returning id into closed;
    perform set_config('palermo.subject', coalesce(actor, ''), true);
    return closed;
end $$;
comment on function close_planned_visit(uuid) is 'Marks the planned visit of a visit of the actor''s inspectorate as done; null when there is none';
revoke execute on function close_planned_visit(uuid) from public;
grant execute on function close_planned_visit(uuid) to "${user}";
