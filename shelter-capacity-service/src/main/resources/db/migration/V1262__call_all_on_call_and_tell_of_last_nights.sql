-- Whoever is on call after the second was never called, and nights ran out in silence.
alter table placement add column calls integer not null default 1;
alter table placement add column next_call_at timestamptz;
alter table placement add column told_of_end date;
comment on column placement.calls is 'How many of those on call have had their turn';
comment on column placement.next_call_at is 'When the next on call is called; null when nobody is left, or nobody was asked anew yet';
comment on column placement.told_of_end is 'For which until_morning the operator was told that the nights end';
create index placement_ending on placement (country, until_morning)
    where state in ('ARRIVED', 'ABSENT', 'MISSING') and told_of_end is distinct from until_morning;
