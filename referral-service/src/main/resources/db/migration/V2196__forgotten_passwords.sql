-- Who has lost the second factor and has forgotten the password too can't get in by a mailed link, which asks for the factor first. Two
-- administrators decide on both at once; the password goes too, and a link to choose a new one is mailed to the person.
alter table factor_reset add column password_forgotten boolean not null default false;
comment on column factor_reset.password_forgotten is 'Whether the password goes too, and the person is mailed a link to choose a new one';
