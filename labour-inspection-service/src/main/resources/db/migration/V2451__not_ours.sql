-- An inspectorate that is not competent for what the public sent, or passes it on, decides for itself alone: for the other inspectorates
-- of the country it stays open, until one of them takes it on or its time is over. What one decided is for its chief inspector alone.
create table complaint_not_ours (
    complaint   uuid        not null references complaint on delete cascade,
    agency      uuid        not null,
    outcome     text        not null check (outcome in ('PASSED_ON', 'NOT_COMPETENT')),
    sealed_note bytea,
    decided_by  text        not null,
    decided_at  timestamptz not null,
    primary key (complaint, agency)
);

comment on table complaint_not_ours is 'Which inspectorate decided that a complaint of the public page is not for it; for its chief inspector alone';
comment on column complaint_not_ours.complaint is 'Which complaint';
comment on column complaint_not_ours.agency is 'The inspectorate';
comment on column complaint_not_ours.outcome is 'What it decided';
comment on column complaint_not_ours.sealed_note is 'The words of its chief inspector, sealed under the key of the complaint';
comment on column complaint_not_ours.decided_by is 'Subject of who decided';
comment on column complaint_not_ours.decided_at is 'Time of the transaction';

create table tip_not_ours (
    tip        uuid        not null references tip on delete cascade,
    agency     uuid        not null,
    closing    text        not null check (closing in ('NOT_OURS', 'PASSED_ON')),
    decided_by text        not null,
    decided_at timestamptz not null,
    primary key (tip, agency)
);

comment on table tip_not_ours is 'Which inspectorate decided that a tip of the public page is not for it; for its chief inspector alone';
comment on column tip_not_ours.tip is 'Which tip';
comment on column tip_not_ours.agency is 'The inspectorate';
comment on column tip_not_ours.closing is 'Why it closed the tip for itself';
comment on column tip_not_ours.decided_by is 'Subject of who decided';
comment on column tip_not_ours.decided_at is 'Time of the transaction';

alter table complaint_not_ours enable row level security;
alter table complaint_not_ours force row level security;
alter table tip_not_ours enable row level security;
alter table tip_not_ours force row level security;
create policy served_only on complaint_not_ours as restrictive using ((select actor_is_served()));
create policy served_only on tip_not_ours as restrictive using ((select actor_is_served()));

create policy chief_reads on complaint_not_ours for select
    using ((select actor_has('chief-inspector')) and agency = (select actor_agency()));
create policy chief_adds on complaint_not_ours for insert
    with check ((select actor_has('chief-inspector')) and agency = (select actor_agency()) and decided_by = (select actor_subject())
       and exists (select 1 from complaint c where c.id = complaint_not_ours.complaint and c.agency is null));
create policy chief_reads on tip_not_ours for select
    using ((select actor_has('chief-inspector')) and agency = (select actor_agency()));
create policy chief_adds on tip_not_ours for insert
    with check ((select actor_has('chief-inspector')) and agency = (select actor_agency()) and decided_by = (select actor_subject())
       and exists (select 1 from tip t where t.id = tip_not_ours.tip and t.agency is null));

-- A complaint is deleted at its end, and these rows with it. A tip is emptied and stays.
create policy erasure_finds on tip_not_ours for select to current_user using ((select actor_is('system:erasure')));
create policy erasure_deletes on tip_not_ours for delete to current_user using ((select actor_is('system:erasure')));

create function forget_who_closed_tip() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    delete from tip_not_ours n where n.tip = new.id;
    return null;
end $$;
comment on function forget_who_closed_tip() is 'Erases with a tip which inspectorates decided that it is not for them';
create trigger tip_not_ours_erased after update of erased_at on tip for each row
    when (old.erased_at is null and new.erased_at is not null) execute function forget_who_closed_tip();
