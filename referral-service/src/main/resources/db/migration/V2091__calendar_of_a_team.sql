-- The calendar of an authority begins with the cases whose term is next, however many it has.

create index case_file_team on case_file (caseworker_agency, due_on, id)
    where caseworker_agency is not null and closed_at is null and erased_at is null;
