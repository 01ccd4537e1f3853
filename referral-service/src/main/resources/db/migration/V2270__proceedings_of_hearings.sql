-- An adviser to whom a hearing is addressed is shown its court and the number there. The hearing names its proceeding under the seal, so
-- the caller says which one; the function answers only with a proceeding of the case of that hearing. The service opens it for these two.
create function hearing_proceeding(of_hearing uuid, named uuid) returns table (edition integer, particulars bytea)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
begin
    if not coalesce(actor_is_served() and actor_has('legal-adviser'), false) then
        return;
    end if;
    perform set_config('palermo.subject', 'system:addressees', true);
    return query
        select p.edition, p.particulars
          from case_record r
          join case_file f on f.id = r.case_file and f.erased_at is null
          join case_record p on p.case_file = r.case_file and p.id = named and p.kind = 'PROCEEDING'
         where r.id = of_hearing and r.addressee = actor_agency() and r.kind = 'HEARING';
    perform set_config('palermo.subject', coalesce(actor, ''), true);
end $$;
comment on function hearing_proceeding(uuid, uuid) is 'The proceeding of a hearing, for the adviser to whom the hearing is addressed';
revoke execute on function hearing_proceeding(uuid, uuid) from public;
grant execute on function hearing_proceeding(uuid, uuid) to "${user}";
