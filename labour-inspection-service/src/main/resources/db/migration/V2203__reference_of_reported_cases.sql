-- The mechanism answers the reference of a case that it took up too, so that an inspector can name the case when she calls the authority.
alter table suspected_victim_report add column mechanism_reference text
    check (mechanism_reference is null or taken_up_on is not null and length(mechanism_reference) <= 40);
comment on column suspected_victim_report.mechanism_reference is 'The reference of the case in the mechanism; null until it was taken up, and where the mechanism did not say it';

create function keep_report_taken_up(of_report uuid, on_day date, case_reference text) returns boolean
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if not coalesce(actor_is('system:reports-taken-up'), false) then
        raise insufficient_privilege using message = 'only the reader of the mechanism''s answers keeps them';
    end if;
    update suspected_victim_report r set taken_up_on = on_day, mechanism_reference = case_reference
     where r.id = of_report and r.kind = 'REFERRED' and r.taken_up_on is null;
    return found;
end $$;
comment on function keep_report_taken_up(uuid, date, text) is
    'Keeps the day on which a reported case was taken up and its reference; false when the report is gone, has no identity or has a day';
revoke execute on function keep_report_taken_up(uuid, date, text) from public;
grant execute on function keep_report_taken_up(uuid, date, text) to "${user}";
