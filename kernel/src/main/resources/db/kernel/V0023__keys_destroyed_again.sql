-- A record can get a new key under the same owner and purpose and lose that one too: a shelter does at each move. Only the time of
-- the first key was kept, so a backup from between two moves brought the abandoned address back. Now the time of the last one counts.
create or replace function record_erasure() returns trigger language plpgsql as $$
begin
    insert into erasure (owner, purpose, erased_at) values (old.owner, old.purpose, transaction_timestamp())
        on conflict (owner, purpose) do update set erased_at = greatest(erasure.erased_at, excluded.erased_at);
    return null;
end $$;
comment on function record_erasure() is 'Writes down which data key was destroyed, and when for the last time';
comment on table erasure is
    'Data keys that were destroyed, and all that was sealed with them; no row is ever deleted, and only its time changes';
comment on column erasure.erased_at is 'Time of the transaction; if several keys were destroyed one after the other, of the last one';

-- What was recorded so far: the new key was made in the same transaction in which the last one was destroyed.
select set_config('palermo.subject', 'system:erasure', true);
update erasure e set erased_at = k.created_at
  from data_key k where k.owner = e.owner and k.purpose = e.purpose and k.created_at > e.erased_at;
select set_config('palermo.subject', '', true);
