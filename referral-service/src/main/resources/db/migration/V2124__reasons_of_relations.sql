-- Whoever relates two persons says how that is known.

alter table case_relation add column reason text
    check (reason in ('SHE_SAYS_SO', 'OTHERS_SAY_SO', 'DOCUMENT', 'SAME_PLACE', 'OTHER_EVIDENCE'));

comment on column case_relation.reason is 'How it is known, a code; null when nobody said';
