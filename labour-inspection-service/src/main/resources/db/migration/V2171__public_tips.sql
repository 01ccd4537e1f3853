-- Tips of the public page. They belong to no inspectorate until a chief inspector who covers the country decides on one. The part of the
-- system that takes them in adds them and reads none.
alter table tip alter column agency drop not null;
alter table tip add constraint tip_of_nobody_is_public check (agency is not null or channel = 'ONLINE' and agreement is null);
create index tip_public on tip (recorded_at desc, id desc) where agency is null;

comment on column tip.agency is 'The inspectorate that took it in; null for one of the public page until a chief inspector decides on it';

create policy chief_reads_public on tip for select
    using ((select actor_has('chief-inspector')) and agency is null and country = any ((select actor_regions())::text[]));
create policy chief_takes_on on tip for update
    using ((select actor_has('chief-inspector')) and agency is null and country = any ((select actor_regions())::text[]))
    with check ((select actor_has('chief-inspector')) and agency = (select actor_agency()));
create policy public_sends on tip for insert
    with check ((select actor_is('system:tips')) and agency is null and recorded_by is null and channel = 'ONLINE' and planned_visit is null
            and report is null and closing is null);

-- Whoever takes tips in for others makes their keys; the policy `chief_reads_tips` says who reads them.
create policy tips_make on data_key for insert
    with check ((select actor_is('system:tips') or actor_is('system:partner-tips')) and purpose = 'TIP');
