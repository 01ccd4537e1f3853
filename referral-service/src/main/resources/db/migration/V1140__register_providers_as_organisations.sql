-- The register of the mechanism's organisations is what the rule on immigration bodies goes by, the moment that a row of it
-- is written.
create function register_organisation() returns trigger language plpgsql as $$
begin
    insert into organisation (id, kind, registered_at) values (new.id, new.kind, new.registered_at)
        on conflict (id) do update set kind = excluded.kind;
    return null;
end $$;
comment on function register_organisation() is 'Has the register of kinds follow that of the mechanism';
create trigger provider_is_organisation after insert or update of kind on provider
    for each row execute function register_organisation();

-- As the administrator whom the policies ask for, in this transaction only.
select set_config('palermo.roles', 'mechanism-administrator', true);
insert into organisation (id, kind, registered_at) select id, kind, registered_at from provider on conflict do nothing;

-- Who is not registered followed cases until now.
create or replace function actor_may_follow_cases() returns boolean language sql stable parallel safe as
    $$ select actor_is_served() $$;
comment on function actor_may_follow_cases() is 'False for an immigration body and for an organisation that is not registered';
