-- How she was reached when she was referred holds until a safe contact is recorded beside the file, also one that has ended. From
-- then on the records say it alone: whoever ended the last of them is not sent to the old number again. The function before stays
-- for those who still ask it, until the next release.
create function case_safe_contact_stands(of_file uuid) returns setof boolean
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
begin
    perform 1 from case_file c where c.id = of_file;
    if not found then
        return;
    end if;
    perform set_config('palermo.subject', 'system:safe-contact', true);
    return query select bool_or(r.state = 'CURRENT') from case_record r where r.case_file = of_file and r.kind = 'SAFE_CONTACT' having count(*) > 0;
    perform set_config('palermo.subject', coalesce(actor, ''), true);
end $$;
comment on function case_safe_contact_stands(uuid) is 'Whether a safe contact of a case that the actor sees is current; no row when none was ever recorded';
revoke execute on function case_safe_contact_stands(uuid) from public;
grant execute on function case_safe_contact_stands(uuid) to "${user}";
