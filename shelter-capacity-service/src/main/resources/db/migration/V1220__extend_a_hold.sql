-- A hold that is extended moves the end of the answer that its shelter was asked for.
create policy holder_extends on placement for update
    using ((select actor_may_hold()) and asking_agency = (select actor_agency()))
    with check ((select actor_may_hold()) and asking_agency = (select actor_agency()) and state = 'REQUESTED');
