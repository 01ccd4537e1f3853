-- The open orders of a workplace come to the phone of the inspector who is to make a follow-up visit there.
alter table sync_change drop constraint sync_change_kind_check;
alter table sync_change add constraint sync_change_kind_check check (kind in ('WORKPLACE', 'PLANNED_VISIT', 'VISIT', 'DIRECTIVE'));

create policy sync_finds on directive for select to current_user using ((select actor_is('system:sync')));

create function sync_directives_of(of_agency uuid, of_subject text, of_workplace uuid) returns void
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
    one uuid;
begin
    if of_subject is null then
        return;
    end if;
    perform set_config('palermo.subject', 'system:sync', true);
    for one in select d.id from directive d
                where d.workplace = any (array(select workplace_parts(workplace_now(of_workplace)))) and d.agency = of_agency
                  and d.state in ('ISSUED', 'APPEALED') and d.complied_on is null limit 1000
    loop
        perform note_sync(of_agency, of_subject, 'DIRECTIVE', one);
        perform set_config('palermo.subject', 'system:sync', true);
    end loop;
    perform set_config('palermo.subject', coalesce(actor, ''), true);
end $$;
comment on function sync_directives_of(uuid, text, uuid) is
    'Notes for an inspector that the open orders of a workplace, with all records of it, came or left; nothing for nobody';
revoke execute on function sync_directives_of(uuid, text, uuid) from public;

create function sync_orders_of_follow_up() returns trigger
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    perform sync_directives_of(new.agency, new.inspector, new.workplace);
    if tg_op = 'UPDATE' and (old.inspector is distinct from new.inspector or old.workplace <> new.workplace) then
        perform sync_directives_of(old.agency, old.inspector, old.workplace);
    end if;
    return null;
end $$;
comment on function sync_orders_of_follow_up() is 'A follow-up visit brings the orders of its workplace, or takes them along';
create trigger planned_visit_orders_synced after insert or update of inspector, state, workplace on planned_visit for each row
    when (new.kind = 'FOLLOW_UP') execute function sync_orders_of_follow_up();

create function note_directive(of_agency uuid, of_directive uuid, of_workplace uuid) returns void
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
    one record;
begin
    perform set_config('palermo.subject', 'system:sync', true);
    for one in select distinct p.inspector from planned_visit p
                where p.workplace = any (array(select workplace_parts(workplace_now(of_workplace)))) and p.agency = of_agency
                  and p.kind = 'FOLLOW_UP' and p.state in ('ASSIGNED', 'ACCEPTED', 'OPENED') limit 100
    loop
        perform note_sync(of_agency, one.inspector, 'DIRECTIVE', of_directive);
        perform set_config('palermo.subject', 'system:sync', true);
    end loop;
    perform set_config('palermo.subject', coalesce(actor, ''), true);
end $$;
comment on function note_directive(uuid, uuid, uuid) is
    'Notes an order for the inspectors who are to make a follow-up visit to any record of its workplace';
revoke execute on function note_directive(uuid, uuid, uuid) from public;

create function sync_directive() returns trigger
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    perform note_directive(new.agency, new.id, new.workplace);
    return null;
end $$;
comment on function sync_directive() is 'An order was issued or changed, or the day on which it was complied with';
create trigger directive_synced after insert on directive for each row execute function sync_directive();
create trigger directive_change_synced after update on directive for each row
    when (old.version <> new.version or old.sealed_text is distinct from new.sealed_text) execute function sync_directive();

create function sync_orders_of_merged() returns trigger
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
    records uuid[] := array(select workplace_parts(workplace_now(new.id))
                            union select workplace_parts(workplace_now(old.merged_into)));
    one record;
begin
    perform set_config('palermo.subject', 'system:sync', true);
    for one in select distinct p.agency, p.inspector, d.id
                 from planned_visit p join directive d on d.agency = p.agency
                where p.workplace = any (records) and p.kind = 'FOLLOW_UP' and p.state in ('ASSIGNED', 'ACCEPTED', 'OPENED')
                  and d.workplace = any (records) and d.state in ('ISSUED', 'APPEALED') and d.complied_on is null limit 1000
    loop
        perform note_sync(one.agency, one.inspector, 'DIRECTIVE', one.id);
        perform set_config('palermo.subject', 'system:sync', true);
    end loop;
    perform set_config('palermo.subject', coalesce(actor, ''), true);
    return null;
end $$;
comment on function sync_orders_of_merged() is
    'Records became one workplace, or two again: a follow-up visit brings the orders of all, or of its own';
create trigger workplace_orders_synced after update of merged_into on workplace for each row
    when (old.merged_into is distinct from new.merged_into) execute function sync_orders_of_merged();
