-- How an organisation is reached about its referrals: its own people read it, and whoever reads a case that it has referred. Before,
-- every authority, coordinator and first responder could read it of every organisation.

-- An organisation may have referred hundreds of thousands of people in one country and few in another.
create index case_file_sender_country on case_file (sender, country);

-- It runs under the policies of whoever asks. Each query says once more which cases she can have, so that one of them is found along an
-- index. Only the query of her role is planned, and once for a connection: planning takes longer than running it.
create function actor_reads_a_case_of(organisation uuid) returns boolean language plpgsql stable parallel safe
    set plan_cache_mode = force_generic_plan as $$
declare
    covered text[];
    hers uuid[];
begin
    if actor_has('competent-authority') then
        covered := actor_regions();
        if exists (select from case_file c where c.sender = organisation and c.country = any (covered)) then
            return true;
        end if;
        if exists (select from case_file c where c.sender = organisation and c.region = any (covered)) then
            return true;
        end if;
    end if;
    if actor_has('case-coordinator') then
        hers := assigned_cases();
    end if;
    if actor_is_under_glass() then
        hers := hers || opened_records('case_file');
    end if;
    return hers is not null and exists (select from case_file c where c.id = any (hers) and c.sender = organisation);
end $$;
comment on function actor_reads_a_case_of(uuid)
    is 'Whether an authority, a coordinator, or who has opened a case in an emergency reads a case that this organisation has referred';

drop policy with_a_case on referral_contact;
drop policy own_administrator_reads on referral_contact;
create policy own_people_read on referral_contact for select using (provider = (select actor_agency()));
create policy with_a_case on referral_contact for select using (actor_reads_a_case_of(provider));
