-- Who decides on a case reads what the referral said. The receipt has the age that was taken instead of the age that was said; it is the
-- sender's, so the authority reads these columns of it through a function, and no policy lets anybody see more receipts.
create policy referral_of_case_reads on referral_receipt for select to current_user using ((select actor_is('system:referral-of-case')));
create function referral_of_case(of_file uuid) returns table (taken text, received_at timestamptz, age_correction text)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
begin
    if not coalesce(actor_may_follow_cases() and actor_has('competent-authority'), false) then
        return;
    end if;
    perform 1 from case_file c
      where c.id = of_file and (c.country = any (actor_regions()) or c.region = any (actor_regions()));
    if not found then
        return;
    end if;
    perform set_config('palermo.subject', 'system:referral-of-case', true);
    return query select r.taken, r.received_at, r.age_correction from referral_receipt r where r.id = of_file;
    perform set_config('palermo.subject', coalesce(actor, ''), true);
end $$;
comment on function referral_of_case(uuid) is 'What became of a referral when it came, for the authority that covers the case';
revoke execute on function referral_of_case(uuid) from public;
grant execute on function referral_of_case(uuid) to "${user}";
