-- Who has accepted a need learns how to reach those who work on the case: who they are, and what the sender said about reaching them.

alter table onward_referral add column contact bytea;

comment on column onward_referral.contact is 'How its sender is reached, sealed under the key of the case file; null when nothing was said. Whom it is '
    'addressed to sees it once it is accepted';

-- What waits when another organisation takes over the case is that organisation's from then on, which is reached in another way.
create function forget_contact_of_sender() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    new.contact := null;
    return new;
end $$;
comment on function forget_contact_of_sender() is 'Removes how the sender of a referral is reached when another organisation becomes its sender';
create trigger onward_referral_another_sender before update of from_agency on onward_referral for each row
    when (old.from_agency <> new.from_agency) execute function forget_contact_of_sender();

-- Those who work on the case, for those who meet a need of it. It names nobody when the case is over or its person is erased.
create function coordinators_to_reach(of_referral uuid) returns table (person uuid, agency uuid)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
begin
    if not coalesce(actor_may_follow_cases() and (actor_has('case-coordinator') or actor_has('service-provider') or actor_has('ngo')
            or actor_has('legal-adviser')), false) then
        return;
    end if;
    perform set_config('palermo.subject', 'system:onward', true);
    return query
        select cast(a.subject as uuid), a.agency
          from onward_referral o
          join case_file f on f.id = o.case_file and f.erased_at is null and not case_is_over(f.stage)
          join case_assignment a on a.case_file = o.case_file and a.ended_at is null
         where o.id = of_referral and o.to_agency = actor_agency() and o.kind = 'SERVICE_REFERRAL' and o.state = 'ACCEPTED'
         order by a.assigned_at, a.subject
         limit 10;
    perform set_config('palermo.subject', coalesce(actor, ''), true);
end $$;
comment on function coordinators_to_reach(uuid) is 'Who works on the case of a need, for those of the organisation that has accepted it who meet it';
revoke execute on function coordinators_to_reach(uuid) from public;
grant execute on function coordinators_to_reach(uuid) to "${user}";
