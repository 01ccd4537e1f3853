-- While a release is rolled out, replicas of the one before still write notices to the competent authority about a referral to another
-- organisation, for which it has no page; V2210 changed only what stood at that moment. So the database writes them about the case. A
-- release later nothing writes them so any more, and the trigger can go.
create function notice_names_the_case() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
    of_case uuid;
begin
    select o.case_file into of_case from onward_referral o where o.id = new.about;
    new.about := coalesce(of_case, new.about);
    return new;
end $$;
comment on function notice_names_the_case() is
    'Makes a notice to the competent authority about a referral to another organisation one about the case of the referral';
create trigger notice_names_the_case before insert on notice for each row
    when (new.role = 'competent-authority' and new.of_agency is null
          and new.kind in ('SERVICE_REFERRAL_ESCALATED', 'SERVICE_REFERRAL_EXPIRED', 'TRANSFER_ESCALATED', 'TRANSFER_EXPIRED',
                           'TRANSFER_ACCEPTED'))
    execute function notice_names_the_case();

-- Those that were written since V2210, as there.
alter table notice no force row level security;
alter table onward_referral no force row level security;
update notice n set about = o.case_file
  from onward_referral o
 where n.about = o.id and n.role = 'competent-authority' and n.of_agency is null
   and n.kind in ('SERVICE_REFERRAL_ESCALATED', 'SERVICE_REFERRAL_EXPIRED', 'TRANSFER_ESCALATED', 'TRANSFER_EXPIRED', 'TRANSFER_ACCEPTED');
alter table onward_referral force row level security;
alter table notice force row level security;
