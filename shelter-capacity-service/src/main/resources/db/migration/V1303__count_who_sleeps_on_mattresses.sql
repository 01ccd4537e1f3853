-- A count of 9,999 in a house of 17 was taken and closed the house. More than it has places are counted where it is said how
-- many sleep without one.
alter table census add column on_mattresses integer not null default 0 check (on_mattresses >= 0);
comment on column census.on_mattresses is 'How many of those counted sleep without a place of the house: on mattresses, in a hall';
