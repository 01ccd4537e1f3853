-- As before, but that who is served nothing keeps the consent of the referral that she makes, and no other whatever her role: the exception
-- is the referral's, not the kind's.
drop policy served_only_records on case_record;
create policy served_only_records on case_record as restrictive for insert
    with check ((select actor_is_served())
        or kind = 'CONSENT' and state = 'GIVEN' and edition = 1
       and exists (select 1 from referral_receipt r
                    where r.id = case_record.case_file and r.sender = case_record.agency and r.received_at = case_record.recorded_at));
