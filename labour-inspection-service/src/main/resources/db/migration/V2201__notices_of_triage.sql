-- Chief inspectors are told that something waits for triage, and nothing else of it: not whether it is a complaint or a tip, where
-- it came from, or how many there are. Who takes it in may not read what chief inspectors are told, so a function looks whether they
-- were told before. Such a notice is quiet: it gets no number that others who listen could count.
create index notice_of_triage on notice (of_agency, country, created_at) where kind = 'TRIAGE_WAITS';
create policy triage_finds on notice for select to current_user using ((select actor_is('system:triage')) and kind = 'TRIAGE_WAITS');
create policy triage_tells on notice for insert to current_user
    with check ((select actor_is('system:triage')) and kind = 'TRIAGE_WAITS' and role = 'chief-inspector' and quiet
            and read_at is null and mailed_at is null);

create function tell_of_triage(of_notice uuid, of_country text, for_agency uuid, at timestamptz, mails boolean) returns void
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
    unread boolean;
begin
    if not coalesce(case when for_agency is null then actor_is('system:complaints') or actor_is('system:tips')
            else actor_is('system:partner-tips') or actor_inspects() and for_agency = actor_agency() end, false) then
        raise insufficient_privilege using message = 'not an actor who takes in what waits for triage';
    end if;
    perform set_config('palermo.subject', 'system:triage', true);
    if for_agency is null then
        unread := exists (select 1 from notice n where n.kind = 'TRIAGE_WAITS' and n.of_agency is null and n.country = of_country
                             and n.created_at > at - interval '1 day' and n.read_at is null);
    else
        unread := exists (select 1 from notice n where n.kind = 'TRIAGE_WAITS' and n.of_agency = for_agency
                             and n.created_at > at - interval '1 day' and n.read_at is null);
    end if;
    if not unread then
        insert into notice (id, of_agency, role, country, kind, about, reference, created_at, quiet, mail_lines)
        values (of_notice, for_agency, 'chief-inspector', case when for_agency is null then of_country end, 'TRIAGE_WAITS', of_notice,
                to_char(at at time zone 'UTC', 'YYYY-MM-DD'), at, true, case when mails then 'Something waits for triage.' end);
    end if;
    perform set_config('palermo.subject', coalesce(actor, ''), true);
end $$;
comment on function tell_of_triage(uuid, text, uuid, timestamptz, boolean) is
    'Tells the chief inspectors of an inspectorate, or those who cover a country, that something waits for triage, unless they were told within a day and have not read it';
revoke execute on function tell_of_triage(uuid, text, uuid, timestamptz, boolean) from public;
grant execute on function tell_of_triage(uuid, text, uuid, timestamptz, boolean) to "${user}";
