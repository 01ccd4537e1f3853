-- A hold that a shelter's yes makes is for the case that the shelters were asked for, as one that a search makes is.
alter table broadcast add column case_file uuid, add column request uuid;
alter table broadcast add constraint broadcast_request_of_case check (request is null or case_file is not null);
create index broadcast_case on broadcast (case_file) where case_file is not null;
comment on column broadcast.case_file is 'For which case of the mechanism, when it is for one; told to nobody but the case; null once erased';
comment on column broadcast.request is 'For which request of that case; null without one, and once erased';

-- Nobody asks in the name of a case that she may not ask for. Whoever says yes holds for the case that was asked for, and for no other.
create policy for_her_case on broadcast as restrictive for insert
    with check (case_file is null or case_file = any ((select accessible_cases())::uuid[]));
drop policy for_her_case on hold;
create policy for_her_case on hold as restrictive for insert
    with check (case_file is null or case_file = any ((select accessible_cases())::uuid[]) or (select actor_is('system:waitlist'))
        or (select actor_has('shelter-manager'))
           and exists (select 1 from broadcast b where b.id = hold.offer and b.case_file = hold.case_file and b.request is not distinct from hold.request));

create policy inbox_finds on broadcast for select using ((select actor_is('system:inbox')));
create policy inbox_forgets on broadcast for update using ((select actor_is('system:inbox')) and case_file is not null)
    with check ((select actor_is('system:inbox')) and case_file is null);

create trigger broadcast_case_forgotten before update of erased_at on broadcast for each row
    when (old.erased_at is null and new.erased_at is not null) execute function forget_case_of_hold();
comment on function forget_case_of_hold() is 'Takes the case from a hold, or from a broadcast, that is erased';
