-- Her date of birth is held against what was said of her age; the receipt says when she was taken as of another.
alter table referral_receipt add column age_correction text check (age_correction in ('CHILD_BY_BIRTH', 'UNSURE_BY_BIRTH'));
comment on column referral_receipt.age_correction is 'Why she was taken as of another age than was said, a code; null when she was not';
