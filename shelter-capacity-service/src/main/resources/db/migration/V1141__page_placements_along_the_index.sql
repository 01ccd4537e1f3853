-- The planner took the policies' conditions and the query's own for independent, expected one row of an operator's five
-- hundred, and read and sorted them all. A case it can't estimate, so it expects many and stops after the page.
alter policy operator_reads on placement
    using (case when (select actor_has('shelter-manager')) then operator_agency = (select actor_agency()) else false end);
alter policy holder_reads on placement
    using (case when (select actor_may_hold()) then asking_agency = (select actor_agency()) else false end);
