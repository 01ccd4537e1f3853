-- Each policy of each table asks whether the actor is served. The statement that enters a transaction asks the register
-- once and keeps the answer beside the organisation for which it was given: an answer for another organisation does not
-- count. A transaction that was entered in another way asks the register each time.
create or replace function actor_is_served() returns boolean language sql stable parallel safe as
    $$ select case
            when current_setting('palermo.body', true) = current_setting('palermo.agency', true) || ' FOLLOWING'
                then current_setting('palermo.agency_kind', true) <> 'IMMIGRATION'
            else actor_body() in ('SYSTEM', 'FOLLOWING') end $$;
