-- The indicators that a referral names are kept with what it says of the person: codes of one person side by side can tell who she is.

alter table case_person add column indicators bytea;

comment on column case_person.indicators is 'Codes of the operational indicators that the referral named, one a line, sealed; null when it named none';
