-- An authority links two case files that the comparison did not find, and ends a link that was confirmed by mistake. The row of a link
-- that has ended stays, and the pair may be linked again.

alter table case_link drop constraint case_link_kind_check;
alter table case_link add constraint case_link_kind_check check (kind in ('POSSIBLE_DUPLICATE', 'BY_HAND'));
alter table case_link add column ended_at timestamptz;
alter table case_link add column ended_grounds text check (ended_grounds in ('SHARED_CONTACT', 'ENTRY_ERROR', 'DIFFERENT_PERSON'));
alter table case_link add column ended_by text;
alter table case_link add constraint case_link_ended_check
    check ((ended_at is null) = (ended_grounds is null) and (ended_at is null) = (ended_by is null)
       and (ended_at is null or state = 'CONFIRMED'));

comment on column case_link.kind is 'What links them: the comparison of all files, or a person of the authority';
comment on column case_link.ended_at is 'When a confirmed link was ended, because it was wrong; null while it stands';
comment on column case_link.ended_grounds is 'Why it was ended: coded, so that no story of one person stands in the file of another';
comment on column case_link.ended_by is 'Who ended it';

-- The comparison links a pair once. By hand a pair may be linked again after a link has ended.
create index case_link_pair on case_link (case_file, other);
create unique index case_link_found on case_link (case_file, other) where kind = 'POSSIBLE_DUPLICATE';
create unique index case_link_stands on case_link (case_file, other) where kind = 'BY_HAND' and ended_at is null;
alter table case_link drop constraint case_link_case_file_other_kind_key;

create policy authority_links on case_link for insert
    with check ((select actor_has('competent-authority')) and kind = 'BY_HAND' and state = 'CONFIRMED'
       and (select true from case_file c where c.id = case_link.case_file)
       and (select true from case_file c where c.id = case_link.other)
       and subject = (select actor_subject()));

-- As before, and it leaves out the pairs that are linked by hand.
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
         where not exists (select 1 from case_link l
                            where l.case_file = pair.greater and l.other = pair.lesser and l.kind = 'BY_HAND')
        on conflict do nothing
        returning case_file, other)
    insert into notice (id, role, country, kind, about, reference, created_at)
    select uuidv7(), 'competent-authority', c.country, 'POSSIBLE_DUPLICATE', c.id, c.reference, at
      from case_file c
     where c.id = any (of_files) and exists (select 1 from found f where c.id in (f.case_file, f.other));
    perform set_config('palermo.subject', coalesce(actor, ''), true);
end $$;

-- Notices of a question's answer lead to the case, so they are found by the case and not by the question.
create or replace function erase_information_requests() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    perform 1 from information_request q where q.case_file = new.id order by q.id for update;
    delete from notice n using information_request q where q.case_file = new.id and n.about = q.id;
    delete from notice n where n.about = new.id and n.kind in ('INFORMATION_GIVEN', 'INFORMATION_NOT_GIVEN');
    delete from information_request q where q.case_file = new.id;
    return null;
end $$;
