-- A suspected victim who was reported from a tip: the tip too says on which day the mechanism took her case up, and its reference. Only the
-- chief inspector reads a tip; a partner that sent it is never told.
alter table tip
    add column taken_up_on         date check (taken_up_on is null or report_kind = 'REFERRED'),
    add column mechanism_reference text check (mechanism_reference is null or taken_up_on is not null and length(mechanism_reference) <= 40);
comment on column tip.taken_up_on is 'On which day the mechanism took up the case of who was reported from it; null until it has, and once erased';
comment on column tip.mechanism_reference is
    'The reference of the case in the mechanism; null until it was taken up, where the mechanism did not say it, and once erased';
create unique index tip_report on tip (report) where report is not null;

create policy answer_finds on tip for select to current_user using ((select actor_is('system:reports-taken-up')));
create policy answer_keeps on tip for update to current_user using ((select actor_is('system:reports-taken-up')));

create or replace function keep_report_taken_up(of_report uuid, on_day date, case_reference text) returns boolean
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if not coalesce(actor_is('system:reports-taken-up'), false) then
        raise insufficient_privilege using message = 'only the reader of the mechanism''s answers keeps them';
    end if;
    update suspected_victim_report r set taken_up_on = on_day, mechanism_reference = case_reference
     where r.id = of_report and r.kind = 'REFERRED' and r.taken_up_on is null;
    if found then
        return true;
    end if;
    update tip t set taken_up_on = on_day, mechanism_reference = case_reference
     where t.report = of_report and t.report_kind = 'REFERRED' and t.taken_up_on is null and t.erased_at is null;
    return found;
end $$;
comment on function keep_report_taken_up(uuid, date, text) is
    'Keeps the day on which a reported case was taken up and its reference, of a report from a visit or from a tip; false when the report is gone, has no identity or has a day';

create function forget_report_of_tip() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    new.taken_up_on := null;
    new.mechanism_reference := null;
    return new;
end $$;
comment on function forget_report_of_tip() is 'Erases with a tip what the mechanism answered to its report';
create trigger tip_answer_erased before update of erased_at on tip for each row
    when (old.erased_at is null and new.erased_at is not null) execute function forget_report_of_tip();

-- What the mechanism answered before this update is asked for once more: answers to reports from tips were passed over.
do $$
begin
    perform set_config('palermo.subject', 'system:reports-taken-up', true);
    update taken_up_reading set read_until = null;
    perform set_config('palermo.subject', '', true);
end $$;
