-- Why a visit was made, where a complaint is the reason and the visit was not planned: for the chief inspector alone. The visit itself
-- says PLANNED from now on, so that no list, figure or phone can tell it from others (C81 art. 15(c)).
create table visit_reason (
    visit  uuid primary key references visit,
    agency uuid not null,
    kind   text not null check (kind in ('COMPLAINT'))
);

comment on table visit_reason is 'The true kind of a visit that was made on a complaint; for the chief inspector alone (C81 art. 15(c))';
comment on column visit_reason.visit is 'Row of the visit';
comment on column visit_reason.agency is 'The inspectorate whose visit it is';
comment on column visit_reason.kind is 'The true kind';

alter table visit_reason enable row level security;
alter table visit_reason force row level security;
create policy served_only on visit_reason as restrictive using ((select actor_is_served()));
create policy chief_reads on visit_reason for select
    using ((select actor_has('chief-inspector')) and agency = (select actor_agency()));
create policy inspectorate_adds on visit_reason for insert
    with check ((select actor_inspects()) and agency = (select actor_agency())
       and exists (select 1 from visit v where v.id = visit_reason.visit));
create policy history_adds on visit_reason for insert
    with check ((select actor_is('system:visit-import')) and exists (select 1 from visit v where v.id = visit_reason.visit));
