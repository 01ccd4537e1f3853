-- A list that is imported gives a registered workplace the OS ID that it did not have. The history says so.
create policy import_records on workplace_change for insert
    with check (kind = 'EDITED' and reasons = '{FROM_LIST}'
        and ((select actor_is('system:workplace-import'))
            or (select actor_has('mechanism-administrator')) and agency = (select actor_agency())));

comment on column workplace_change.reasons is 'Why, codes; FROM_LIST where a list stated the OS ID';
comment on column workplace_change.agency is 'The inspectorate that changed it, or the organisation whose list it was';

-- What a list calls closed, so that the page of an import names what is open here.
create index workplace_listing_closed on workplace_listing (list, listed_at) where notes like '%the list says that it is closed%';
