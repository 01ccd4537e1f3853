-- A shelter that has moved has a new key since, under the same owner and purpose: an erasure that is applied again to a
-- restored copy takes the key that was there before it, and not the one that was made in the same transaction or later.
create or replace function apply_erasure(of_owner uuid, of_purpose text, at timestamptz) returns boolean
    language plpgsql as $$
begin
    delete from data_key where owner = of_owner and purpose = of_purpose and created_at < at;
    if not found then
        return false;
    end if;
    insert into erasure (owner, purpose, erased_at) values (of_owner, of_purpose, at) on conflict do nothing;
    return true;
end $$;
