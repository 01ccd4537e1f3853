-- What the public sends names a country and no region. An inspectorate may be there for regions only, so a chief inspector who covers a
-- part of the country sees it, decides on it and is told of it like one who covers the whole.
alter policy chief_reads on complaint
    using ((select actor_has('chief-inspector'))
       and (agency = (select actor_agency()) or agency is null and country = any ((select actor_countries())::text[])));
alter policy chief_decides on complaint
    using ((select actor_has('chief-inspector'))
       and (agency = (select actor_agency()) or agency is null and country = any ((select actor_countries())::text[])));
alter policy chief_reads_public on tip
    using ((select actor_has('chief-inspector')) and agency is null and country = any ((select actor_countries())::text[]));
alter policy chief_takes_on on tip
    using ((select actor_has('chief-inspector')) and agency is null and country = any ((select actor_countries())::text[]));

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
        insert into notice (id, of_agency, role, country, parts, kind, about, reference, created_at, quiet, mail_lines)
        values (of_notice, for_agency, 'chief-inspector', case when for_agency is null then of_country end, for_agency is null,
                'TRIAGE_WAITS', of_notice, to_char(at at time zone 'UTC', 'YYYY-MM-DD'), at, true, case when mails then 'triage.waits' end);
    end if;
    perform set_config('palermo.subject', coalesce(actor, ''), true);
end $$;
comment on function tell_of_triage(uuid, text, uuid, timestamptz, boolean) is
    'Tells the chief inspectors of an inspectorate, or those who cover a country or a part of it, that something waits for triage, unless they were told within a day and have not read it';
