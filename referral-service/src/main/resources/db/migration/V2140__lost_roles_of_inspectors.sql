-- A person who loses the roles of an inspector: the gateway refuses the secrets of her phones, which no token ends, until she has one again.
alter table person add column inspected_until timestamptz;
comment on column person.inspected_until is
    'When she lost the last role of an inspector; null for one who has such a role, and for one who had none since this is noted';
create index person_inspected on person (inspected_until) where inspected_until is not null;
