-- Remembered answers end after a day, each with its key, a row for every request that was sent. A backup that brings one
-- back brings its date too, so it ends again by itself.
drop trigger data_key_destroyed on data_key;
create trigger data_key_destroyed after delete on data_key for each row
    when (old.purpose <> 'ANSWER') execute function record_erasure();
