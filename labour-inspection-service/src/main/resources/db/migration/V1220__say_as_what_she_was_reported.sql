-- Her date of birth is held against what was said of her age; the report says when she was reported as of another.
alter table suspected_victim_report add column age_correction text check (age_correction in ('CHILD_BY_BIRTH', 'UNSURE_BY_BIRTH'));
comment on column suspected_victim_report.age_correction is 'Why she was reported as of another age than was said, a code; null when she was not';
