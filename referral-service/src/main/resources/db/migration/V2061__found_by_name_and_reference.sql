-- People and cases that are found by what people know of them: a coordinator by her organisation, a case by its reference.

-- Who can be given a case: the coordinators of any organisation for the authority, those of their own for the others.
create function people_who_coordinate(of_agency uuid, at_most integer) returns setof uuid
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
begin
    if not coalesce(actor_may_follow_cases()
            and (actor_has('competent-authority')
                 or of_agency = actor_agency()
                    and (actor_has('agency-administrator') or actor_has('case-coordinator') or actor_has('ngo')
                         or actor_has('service-provider'))), false) then
        return;
    end if;
    perform set_config('palermo.subject', 'system:people', true);
    return query
        select p.id from person p join organisation o on o.id = p.agency and o.kind <> 'IMMIGRATION'
         where p.agency = of_agency and p.state = 'ACTIVE' and 'case-coordinator' = any (string_to_array(p.roles, ','))
         order by p.id limit at_most;
    perform set_config('palermo.subject', coalesce(actor, ''), true);
end $$;
comment on function people_who_coordinate(uuid, integer)
    is 'The active case coordinators of an organisation: of any for the authority, of their own for the others';
revoke execute on function people_who_coordinate(uuid, integer) from public;
grant execute on function people_who_coordinate(uuid, integer) to "${user}";

-- Which case a reference names, for those who watch the accesses to it. They read nothing else of it.
create function watched_case_file(of_reference text) returns setof uuid
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
begin
    if not coalesce(actor_has('data-protection-officer') or actor_has('auditor'), false) then
        return;
    end if;
    perform set_config('palermo.subject', 'system:erasure', true);
    return query select c.id from case_file c where c.reference = of_reference and c.country = any (actor_regions());
    perform set_config('palermo.subject', coalesce(actor, ''), true);
end $$;
comment on function watched_case_file(text) is 'The id of the case with this reference, for auditors and data protection officers of its country';
revoke execute on function watched_case_file(text) from public;
grant execute on function watched_case_file(text) to "${user}";
