-- As before; but of all who share a number or a name with a birth date a new file is linked with the latest twenty. What more share is
-- a placeholder, such as 0000 in a column of an earlier register, and each with each would be a link for every pair.
create or replace function link_possible_duplicates(of_files uuid[], at timestamptz) returns void
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
    compared text;
begin
    perform set_config('palermo.subject', 'system:duplicates', true);
    for compared in select distinct c.country from case_file c where c.id = any (of_files) order by c.country loop
        perform pg_advisory_xact_lock(hashtextextended('palermo.duplicates ' || compared, 0));
    end loop;
    with found as (
        insert into case_link (id, case_file, other, kind, state, found_at)
        select uuidv7(), pair.greater, pair.lesser, 'POSSIBLE_DUPLICATE', 'OPEN', at
          from (select distinct greatest(mine.case_file, theirs.case_file) as greater, least(mine.case_file, theirs.case_file) as lesser
                  from person_identifier mine
                 cross join lateral (select other.case_file from person_identifier other
                                      where other.hash = mine.hash and other.case_file <> mine.case_file
                                      order by other.case_file desc
                                      limit 20) theirs
                 where mine.case_file = any (of_files)) pair
        on conflict do nothing
        returning case_file, other)
    insert into notice (id, role, country, kind, about, reference, created_at)
    select uuidv7(), 'competent-authority', c.country, 'POSSIBLE_DUPLICATE', c.id, c.reference, at
      from case_file c
     where c.id = any (of_files) and exists (select 1 from found f where c.id in (f.case_file, f.other));
    perform set_config('palermo.subject', coalesce(actor, ''), true);
end $$;
