-- Migration status never leaves towards immigration: an immigration body, and whoever is not registered, sees no visit,
-- finding or report, whatever roles its people hold (A/75/289, 53c).
create policy served_only on visit as restrictive using ((select actor_is_served()));
create policy served_only on finding as restrictive using ((select actor_is_served()));
create policy served_only on suspected_victim_report as restrictive using ((select actor_is_served()));
