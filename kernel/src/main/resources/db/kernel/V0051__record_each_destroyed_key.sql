-- However a data key goes, it is written down: what is forgotten here comes back with a backup. In real time, as the age
-- of backups is, also where a test has moved the clock of decisions.
create function record_erasure() returns trigger language plpgsql as $$
begin
    insert into erasure (owner, purpose, erased_at) values (old.owner, old.purpose, transaction_timestamp()) on conflict do nothing;
    return null;
end $$;
create trigger data_key_destroyed after delete on data_key for each row execute function record_erasure();

comment on function record_erasure() is 'Writes down which data key was destroyed';
