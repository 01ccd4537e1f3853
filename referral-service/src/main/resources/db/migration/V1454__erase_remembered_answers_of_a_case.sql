-- As before; every remembered answer to a request below the case's path goes, whatever kind of record the request was about.
create or replace function erase_case_records() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    delete from data_key k using idempotent_answer a
     where starts_with(a.route, 'POST /cases/' || new.id || '/') and k.owner = a.id and k.purpose = 'ANSWER';
    delete from idempotent_answer a where starts_with(a.route, 'POST /cases/' || new.id || '/');
    delete from case_record_edition e where e.case_file = new.id;
    delete from notice n using case_record r where r.case_file = new.id and n.about = r.id;
    delete from case_record r where r.case_file = new.id;
    delete from notice n where n.about = new.id;
    return null;
end $$;
comment on function erase_case_records() is 'Erases what was recorded beside the file of a person who is erased, the remembered answers, and what was told of it';
