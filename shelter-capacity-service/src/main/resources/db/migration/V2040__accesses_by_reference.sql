-- Which records a reference names, for those who watch the accesses to them. They read nothing else of them, and only find those of their
-- countries.
create function watched_by_reference(of_reference text) returns setof uuid
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
begin
    if not coalesce(actor_has('data-protection-officer') or actor_has('auditor'), false) then
        return;
    end if;
    perform set_config('palermo.subject', 'system:erasure', true);
    return query
        select h.id from hold h join shelter s on s.id = h.shelter where h.reference = of_reference and s.country = any (actor_regions())
        union all
        select p.id from placement p join hold h on h.id = p.hold where h.reference = of_reference and p.country = any (actor_regions())
        union all
        select b.id from broadcast b where b.reference = of_reference and b.country = any (actor_regions())
        union all
        select w.id from waitlist_entry w where w.reference = of_reference and w.country = any (actor_regions());
    perform set_config('palermo.subject', 'system:requests', true);
    return query
        select r.id from accommodation_request r where r.reference = of_reference and r.country = any (actor_regions());
    perform set_config('palermo.subject', coalesce(actor, ''), true);
end $$;
comment on function watched_by_reference(text)
    is 'The holds, placements, broadcasts, waits and requests for a place with a reference, for who watches accesses: only their ids';
revoke execute on function watched_by_reference(text) from public;
grant execute on function watched_by_reference(text) to "${user}";
