-- The competent authority finds a referral to another organisation only on its case, so from now on its notices of one are about the case.
-- Those that were sent before named the referral, for which it has no page.

-- The owner changes them, which no policy lets it do. Only notices to the authority that covers the case learn which case it is.
alter table notice no force row level security;
alter table onward_referral no force row level security;
update notice n set about = o.case_file
  from onward_referral o
 where n.about = o.id and n.role = 'competent-authority' and n.of_agency is null
   and n.kind in ('SERVICE_REFERRAL_ESCALATED', 'SERVICE_REFERRAL_EXPIRED', 'TRANSFER_ESCALATED', 'TRANSFER_EXPIRED', 'TRANSFER_ACCEPTED');
alter table onward_referral force row level security;
alter table notice force row level security;
