-- A chief inspector may plan a visit as one on a complaint without naming the complaint. Its true kind ends as that of a visit which was
-- recorded so: with the record of the visit, and at the latest when a complaint that was taken in on the day of the visit would be erased.
-- If the visit was never made, the last day on which it was planned counts. A legal hold on the record of the visit keeps it.
create index visit_source_alone on visit_source (planned_visit) where kind = 'COMPLAINT' and complaint is null;

create or replace function erase_reason_of_visit() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    delete from visit_reason r where r.visit = old.owner;
    delete from visit_source s using planned_visit p where p.visit = old.owner and s.planned_visit = p.id and s.kind = 'COMPLAINT';
    return null;
end $$;
comment on function erase_reason_of_visit() is
    'Erases that a visit was made or planned on a complaint when the key of its record is destroyed';

create or replace function end_complaints(of_country text, taken_before timestamptz, at_most integer) returns integer
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
    over_ones uuid[];
    reasons integer;
    plans integer;
begin
    if not coalesce(actor_is('system:complaint-end'), false) then
        return 0;
    end if;
    perform set_config('palermo.subject', 'system:erasure', true);
    over_ones := array(select c.id from complaint c where c.country = of_country and c.taken_at < taken_before
                        order by c.taken_at, c.id limit at_most);
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
    delete from visit_source s
     where s.planned_visit in (select o.planned_visit
                                 from visit_source o
                                 join planned_visit p on p.id = o.planned_visit
                                 left join visit v on v.id = p.visit
                                where o.kind = 'COMPLAINT' and o.complaint is null and p.country = of_country
                                  and coalesce(v.corrected_start, v.started_at, cast(p.by_day as timestamp) at time zone 'UTC')
                                      < taken_before
                                  and (p.visit is null or not legal_hold_stands('visit_record', p.visit))
                                limit at_most);
    get diagnostics plans = row_count;
    perform set_config('palermo.subject', coalesce(actor, ''), true);
    return greatest(cardinality(over_ones), reasons, plans);
end $$;
comment on function end_complaints(text, timestamptz, integer) is
    'Erases complaints of a country that were taken in before an instant, the oldest first, that visits which began before it were made '
    'on a complaint, and that they were planned on one which is not named; how many, the largest of the three';
revoke execute on function end_complaints(text, timestamptz, integer) from public;
grant execute on function end_complaints(text, timestamptz, integer) to "${user}";
