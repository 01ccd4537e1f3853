-- An address stands here sealed, under a key of its shelter's own, and its parts and their lengths are not told apart. The
-- clear columns go in the same step and take what stood in them along: there are no production data, and a clear address
-- that waits for a second step is one in every backup. An operator that has no address here afterwards says it anew.
drop function move_shelter(uuid, text, text, text);
truncate shelter_address;
alter table shelter_address drop column line1;
alter table shelter_address drop column town;
alter table shelter_address drop column postcode;
alter table shelter_address add column sealed bytea not null;

comment on column shelter_address.sealed is 'House, street, town and postal code as JSON, sealed';

-- The key is for whom the address is for, who alone reads its row; an administrator makes a new one and reads none.
create policy operator_reads_address on data_key as restrictive for select
    using (purpose <> 'SHELTER_ADDRESS' or (select actor_is('system:keys') or actor_is('system:erasure'))
        or exists (select 1 from shelter_address a where a.shelter = data_key.owner));

create policy register_writes on shelter_address for insert to current_user with check ((select actor_is('system:register')));

create function move_shelter(of_shelter uuid, to_sealed bytea) returns void
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
begin
    -- Who may describe the shelter may: the lock asks the policies of its updates.
    perform 1 from shelter s where s.id = of_shelter for no key update;
    if not found then
        raise insufficient_privilege using message = 'not a shelter that the actor describes';
    end if;
    perform set_config('palermo.subject', 'system:register', true);
    insert into shelter_address (shelter, sealed) values (of_shelter, to_sealed)
        on conflict (shelter) do update set sealed = excluded.sealed;
    perform set_config('palermo.subject', coalesce(actor, ''), true);
end $$;
comment on function move_shelter(uuid, bytea) is 'Writes the new address of a shelter without reading the old one';
revoke execute on function move_shelter(uuid, bytea) from public;
grant execute on function move_shelter(uuid, bytea) to "${user}";
