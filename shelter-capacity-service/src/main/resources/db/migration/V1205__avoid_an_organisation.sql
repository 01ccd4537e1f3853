-- What every search reads does not say who runs a shelter. Whoever has to keep a woman away from an organisation is told
-- which shelters to leave out, by their opaque ids and inside the query only.
create policy availability_reads on shelter for select to current_user using ((select actor_is('system:availability')));

create function avoided_shelters(organisations uuid[]) returns uuid[]
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
    avoided uuid[];
begin
    if organisations = '{}' then
        return '{}';
    end if;
    if not coalesce(actor_has('case-coordinator'), false) then
        raise insufficient_privilege using message = 'only a case coordinator avoids an organisation';
    end if;
    perform set_config('palermo.subject', 'system:availability', true);
    avoided := array(select s.id from shelter s where s.operator_agency = any (organisations));
    perform set_config('palermo.subject', coalesce(actor, ''), true);
    return avoided;
end $$;
comment on function avoided_shelters(uuid[]) is 'Opaque ids of the shelters of organisations, for a case coordinator''s search';

revoke execute on function avoided_shelters(uuid[]) from public;
grant execute on function avoided_shelters(uuid[]) to "${user}";
