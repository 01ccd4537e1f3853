-- With both nights in the key, the index leaves out holds of other nights before their rows are read.
create index allocation_held_nights on allocation (shelter, until_night, from_night) include (place_id, expires_at)
    where expires_at is not null;
drop index allocation_held;
