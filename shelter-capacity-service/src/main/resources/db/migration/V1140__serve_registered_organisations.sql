-- By the register of organisations, no longer by the token alone: an immigration body, and whoever is not registered, sees
-- no shelter, place, stay or address, whatever roles its people hold and through whichever function.
create or replace function actor_may_hold() returns boolean language sql stable parallel safe as
    $$ select actor_is_served() and (actor_has('ngo') or actor_has('case-coordinator') or actor_has('first-responder')) $$;

create policy served_only on shelter as restrictive using ((select actor_is_served()));
create policy served_only on shelter_address as restrictive using ((select actor_is_served()));
create policy served_only on room as restrictive using ((select actor_is_served()));
create policy served_only on census as restrictive using ((select actor_is_served()));
create policy served_only on placement as restrictive using ((select actor_is_served()));
create policy served_only on hold as restrictive using ((select actor_is_served()));
create policy served_only on hold_place as restrictive using ((select actor_is_served()));
