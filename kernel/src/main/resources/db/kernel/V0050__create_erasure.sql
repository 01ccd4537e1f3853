-- What was erased here. A copy of a data key may live on in a backup until that is deleted; whoever brings one back
-- applies these again first (they stand outside of the database too, in the journal beside the backups). Ids and codes
-- only, so there is no policy.
create table erasure (
    owner     uuid        not null,
    purpose   text        not null,
    erased_at timestamptz not null,
    primary key (owner, purpose)
);

comment on table erasure is 'Data keys that were destroyed, and all that was sealed with them; insert only';
comment on column erasure.owner is 'Whose key it was: a case file, a shelter, …';
comment on column erasure.purpose is 'What the key was for';
comment on column erasure.erased_at is 'Time of the transaction';

-- The one way to erase, for the service and for a restore alike. A service that keeps more of an owner than what her
-- key seals (search tokens, hashes) replaces it by one that deletes that as well.
create function apply_erasure(of_owner uuid, of_purpose text, at timestamptz) returns boolean
    language plpgsql as $$
begin
    delete from data_key where owner = of_owner and purpose = of_purpose;
    if not found then
        return false;
    end if;
    insert into erasure (owner, purpose, erased_at) values (of_owner, of_purpose, at) on conflict do nothing;
    return true;
end $$;

comment on function apply_erasure(uuid, text, timestamptz) is 'Destroys a data key and records it; false when there is none';
