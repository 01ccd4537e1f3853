-- What policies ask of the actor whom the transaction has named. In a policy each call stands in a sub-select of its
-- own, so that it is evaluated once a query and not once a row.
create function actor_agency() returns uuid language sql stable parallel safe as
    $$ select nullif(current_setting('palermo.agency', true), '')::uuid $$;
create function actor_is(subject text) returns boolean language sql stable parallel safe as
    $$ select current_setting('palermo.subject', true) = subject $$;
create function actor_has(role text) returns boolean language sql stable parallel safe as
    $$ select role = any (string_to_array(current_setting('palermo.roles', true), ',')) $$;
create function actor_regions() returns text[] language sql stable parallel safe as
    $$ select string_to_array(current_setting('palermo.regions', true), ',') $$;

comment on function actor_agency() is 'The organisation that the transaction acts for, or null';
comment on function actor_is(text) is 'Whether the transaction acts as this named part of the system';
comment on function actor_has(text) is 'Whether the actor holds this role';
comment on function actor_regions() is 'Countries and regions that the actor covers';
