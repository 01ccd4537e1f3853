-- In which region a workplace is, so that the risk and the visits can be read by region.
alter table workplace add column region text check (region ~ '^[A-Z]{2}-[A-Z0-9-]{1,10}$');
comment on column workplace.region is 'ISO 3166-2 of the region; null when nobody recorded it';

alter table workplace_risk add column region text;
comment on column workplace_risk.region is 'Region of the workplace, as its record says now; null when nobody recorded it';
create index workplace_risk_region on workplace_risk (agency, region, score desc, workplace desc) where is_open and region is not null;

create function set_region_of_risk() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    new.region := (select w.region from workplace w where w.id = new.workplace);
    return new;
end $$;
comment on function set_region_of_risk() is 'A new score has the region of its workplace';
create trigger workplace_risk_region_set before insert on workplace_risk for each row execute function set_region_of_risk();

create function follow_region_of_workplace() returns trigger
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
begin
    perform set_config('palermo.subject', 'system:risk', true);
    update workplace_risk r set region = new.region where r.workplace = new.id;
    perform set_config('palermo.subject', coalesce(actor, ''), true);
    return null;
end $$;
comment on function follow_region_of_workplace() is 'A score follows the region of its workplace at once';
create trigger workplace_region_followed after update of region on workplace for each row
    when (old.region is distinct from new.region) execute function follow_region_of_workplace();
create index workplace_risk_of_workplace on workplace_risk (workplace);
