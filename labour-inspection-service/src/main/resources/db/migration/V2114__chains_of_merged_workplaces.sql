-- Workplaces that were merged are one party: a link of any of their records is a link of the one that stands for them. A split takes
-- its links with it, since each link stays with the record on which it was recorded.
create function supply_parts(of_parties uuid[]) returns uuid[] language sql stable parallel safe as $$
    with recursive part(id, steps) as (
        select p.id, 0 from unnest(of_parties) as p(id)
        union
        select w.id, part.steps + 1 from part join workplace w on w.merged_into = part.id where part.steps < 100)
    select array_agg(distinct part.id) from part
$$;
comment on function supply_parts(uuid[]) is 'Parties with all records that were merged into them';

create function supply_parties(of_parties uuid[]) returns uuid[] language sql stable parallel safe as $$
    select array_agg(distinct case when w.merged_into is null then p.id else workplace_now(p.id) end)
      from unnest(of_parties) as p(id) left join workplace w on w.id = p.id
$$;
comment on function supply_parties(uuid[]) is 'Parties, each merged workplace replaced by the one that stands for it';

create or replace function supply_walk(of_party uuid, to_buyers boolean, on_day date, most_steps integer, most_links integer)
    returns table (step integer, link uuid)
    language plpgsql stable set search_path = pg_catalog, public, pg_temp as $$
declare
    frontier uuid[] := supply_parties(array[of_party]);
    visited uuid[] := frontier;
    links uuid[];
    reached uuid[];
    room integer := most_links;
begin
    for at_step in 1..most_steps loop
        frontier := supply_parts(frontier);
        if to_buyers then
            select array_agg(e.id), array_agg(e.buyer) into links, reached
              from (select n.id, n.buyer from unnest(frontier) as f(party) cross join lateral
                        (select l.id, l.buyer from supply_link l
                          where l.supplier = f.party and not l.withdrawn and l.valid_from <= on_day
                            and (l.valid_until is null or l.valid_until >= on_day)
                          order by l.recorded_at desc, l.id desc limit room) n
                     limit room) e;
        else
            select array_agg(e.id), array_agg(e.supplier) into links, reached
              from (select n.id, n.supplier from unnest(frontier) as f(party) cross join lateral
                        (select l.id, l.supplier from supply_link l
                          where l.buyer = f.party and not l.withdrawn and l.valid_from <= on_day
                            and (l.valid_until is null or l.valid_until >= on_day)
                          order by l.recorded_at desc, l.id desc limit room) n
                     limit room) e;
        end if;
        exit when links is null;
        return query select at_step, t.id from unnest(links) as t(id);
        room := room - cardinality(links);
        exit when room <= 0;
        reached := supply_parties(reached);
        select array_agg(n.party) into frontier from unnest(reached) as n(party)
         where not exists (select from unnest(visited) as v(party) where v.party = n.party);
        exit when frontier is null;
        visited := visited || frontier;
    end loop;
end $$;
revoke execute on function supply_parts(uuid[]), supply_parties(uuid[]) from public;
grant execute on function supply_parts(uuid[]), supply_parties(uuid[]) to "${user}";
