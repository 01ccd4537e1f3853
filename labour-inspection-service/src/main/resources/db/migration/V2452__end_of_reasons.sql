-- The true kind of a visit that was made on a complaint has an end too, so that nothing shows for ever that somebody complained: with the
-- record of the visit, with the complaint from which the visit was planned, and at the latest when a complaint that was taken in on the
-- day of the visit would be erased. A legal hold on the record of the visit keeps it. A visit may have no record, so the last of them is not a matter of the retention, whose lists auditors read.
create policy erasure_finds on visit_reason for select to current_user using ((select actor_is('system:erasure')));
create policy erasure_deletes on visit_reason for delete to current_user using ((select actor_is('system:erasure')));
create policy erasure_finds on planned_visit for select to current_user using ((select actor_is('system:erasure')));

create function erase_reason_of_visit() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    delete from visit_reason r where r.visit = old.owner;
    return null;
end $$;
comment on function erase_reason_of_visit() is 'Erases that a visit was made on a complaint when the key of its record is destroyed';
create trigger data_key_visit_reason_erased after delete on data_key for each row
    when (old.purpose = 'VISIT_RECORD') execute function erase_reason_of_visit();

create or replace function end_complaints(of_country text, taken_before timestamptz, at_most integer) returns integer
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
    over_ones uuid[];
    reasons integer;
begin
    if not coalesce(actor_is('system:complaint-end'), false) then
        return 0;
    end if;
    perform set_config('palermo.subject', 'system:erasure', true);
    over_ones := array(select c.id from complaint c where c.country = of_country and c.taken_at < taken_before order by c.taken_at, c.id limit at_most);
    delete from data_key k where k.owner = any (over_ones) and k.purpose = 'COMPLAINT';
    delete from visit_reason r using visit_source s, planned_visit p
     where s.complaint = any (over_ones) and p.id = s.planned_visit and r.visit = p.visit
       and not legal_hold_stands('visit_record', r.visit);
    delete from visit_source s where s.complaint = any (over_ones);
    delete from complaint_log l where l.complaint = any (over_ones);
    delete from complaint c where c.id = any (over_ones);
    delete from visit_reason r
     where r.visit in (select o.visit from visit_reason o join visit v on v.id = o.visit
                        where v.country = of_country and coalesce(v.corrected_start, v.started_at) < taken_before
                          and not legal_hold_stands('visit_record', v.id)
                        limit at_most);
    get diagnostics reasons = row_count;
    perform set_config('palermo.subject', coalesce(actor, ''), true);
    return greatest(cardinality(over_ones), reasons);
end $$;
comment on function end_complaints(text, timestamptz, integer) is 'Erases complaints of a country that were taken in before an instant, the oldest first, and that visits which began before it were made on a complaint; how many, the larger of the two';
