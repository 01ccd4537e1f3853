-- A device chooses the id of a visit or a finding, and is told nothing by it of another inspectorate: what it chose is its
-- inspectorate's own, and is found by inspectorate and chosen id. The row keeps the chosen id as its own where it is free, so
-- that the audit, the retention and the keys know it by the same; where another inspectorate has it, the row has another.
alter table visit add column chosen uuid;
alter table finding add column chosen uuid;
create unique index visit_chosen on visit (agency, coalesce(chosen, id));
create unique index finding_chosen on finding (agency, coalesce(chosen, id));
-- visit_page goes with the next release.
create index visit_page_chosen on visit (agency, started_at desc, coalesce(chosen, id) desc);

comment on column visit.id is 'UUIDv7, or what the device chose where that was free: known to nobody but this service, its audit and its officers';
comment on column visit.chosen is 'Id that the inspector''s device or an earlier register gave it, within the inspectorate; null when it gave none';
comment on column finding.id is 'UUIDv7, or what the device chose where that was free: known to nobody but this service, its audit and its officers';
comment on column finding.chosen is 'Id that the inspector''s device gave it, within the inspectorate; null when it gave none';

create policy ids_are_free on visit for select to current_user using ((select actor_is('system:chosen-ids')));
create policy ids_are_free on finding for select to current_user using ((select actor_is('system:chosen-ids')));

create function id_to_keep(of_id uuid) returns uuid
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
    acting_for text := current_setting('palermo.agency', true);
    acting_kind text := current_setting('palermo.agency_kind', true);
    taken boolean;
begin
    perform set_config('palermo.subject', 'system:chosen-ids', true), set_config('palermo.agency', '', true), set_config('palermo.agency_kind', '', true);
    taken := exists (select 1 from visit v where v.id = of_id) or exists (select 1 from finding f where f.id = of_id);
    perform set_config('palermo.subject', coalesce(actor, ''), true), set_config('palermo.agency', coalesce(acting_for, ''), true),
            set_config('palermo.agency_kind', coalesce(acting_kind, ''), true);
    return case when taken then uuidv7() else of_id end;
end $$;
comment on function id_to_keep(uuid) is 'The id of a row for which a device chose one: that one where no inspectorate has it, else another; what it answers is shown to nobody';
revoke execute on function id_to_keep(uuid) from public;
grant execute on function id_to_keep(uuid) to "${user}";
