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
        select w.id from workplace w where w.reference = of_reference and w.country = any (actor_regions())
        union all
        select c.id from company c where c.reference = of_reference and c.country = any (actor_regions())
        union all
        select r.id from recruitment_agency r where r.reference = of_reference and r.country = any (actor_regions())
        union all
        select t.id from tip t where t.reference = of_reference and t.country = any (actor_regions())
        union all
        select c.id from wage_claim c where c.reference = of_reference and c.country = any (actor_regions());
    perform set_config('palermo.subject', coalesce(actor, ''), true);
end $$;
comment on function watched_by_reference(text)
    is 'The workplaces, companies, recruitment agencies, tips and wage claims with a reference, for who watches accesses: only their ids';
revoke execute on function watched_by_reference(text) from public;
grant execute on function watched_by_reference(text) to "${user}";

create policy accesses_find on recruitment_agency for select to current_user using ((select actor_is('system:erasure')));
