-- What is taken up again and again without a further row is given up: a file that ends its instance must not end one after the other.
alter table htcds_import add column attempts integer not null default 0 check (attempts >= 0);
comment on column htcds_import.attempts is 'How often it was taken up since a row was written';
