-- The line of the mail is the key of its words, so that it is said in each language of the deployment.
create or replace function tell_of_triage(of_notice uuid, of_country text, for_agency uuid, at timestamptz, mails boolean) returns void
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
                to_char(at at time zone 'UTC', 'YYYY-MM-DD'), at, true, case when mails then 'triage.waits' end);
    end if;
    perform set_config('palermo.subject', coalesce(actor, ''), true);
end $$;
