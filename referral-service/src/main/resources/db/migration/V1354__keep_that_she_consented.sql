-- That an adult agreed to be referred is kept as a record of her case, by who refers her and in the transaction of the referral; of other records
-- a first responder writes none.
create policy with_the_referral on case_record for insert
    with check (kind = 'CONSENT' and state = 'GIVEN' and edition = 1 and subject = (select actor_subject())
       and exists (select 1 from referral_receipt r where r.id = case_record.case_file and r.sender = case_record.agency and r.received_at = case_record.recorded_at));

-- As before, but that whoever refers keeps it, an immigration body too: it reads none of it.
drop policy served_only on case_record;
create policy served_only_reads on case_record as restrictive for select using ((select actor_is_served()));
create policy served_only_changes on case_record as restrictive for update using ((select actor_is_served()));
create policy served_only_deletes on case_record as restrictive for delete using ((select actor_is_served()));
create policy served_only_records on case_record as restrictive for insert with check ((select actor_is_served()) or kind = 'CONSENT');
