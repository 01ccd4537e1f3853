-- How long people wait for a service and how many more it can take, as its provider said last.
alter table service_line add column wait_days integer check (wait_days between 0 and 3650);
alter table service_line add column free_places integer check (free_places between 0 and 100000);
alter table service_line add column capacity_stated_on date;
alter table service_line add constraint capacity_stated check ((capacity_stated_on is null) = (wait_days is null and free_places is null));

comment on column service_line.wait_days is 'Days that a person waits until her first appointment; null when nobody said';
comment on column service_line.free_places is 'How many more people it can take; null when nobody said';
comment on column service_line.capacity_stated_on is 'The day, in the country of the line, on which its provider said how long people wait and how many more it can take; null when nothing is said';
