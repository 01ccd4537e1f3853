-- Nobody has to answer for a request that is closed.
create policy inbox_cancels on broadcast for update using ((select actor_is('system:inbox')) and request is not null and state = 'OPEN')
    with check ((select actor_is('system:inbox')) and state = 'CANCELLED');
create index broadcast_request on broadcast (request) where state = 'OPEN' and request is not null;
