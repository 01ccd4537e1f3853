-- Who covers a region and not its whole country is told what happens there.
alter table notice add column region text;
comment on column notice.region is 'ISO 3166-2 or a code of our own below it: who covers it is told as well as who covers its country; null for the country''s people alone';
create index notice_role_region on notice (role, region, created_at desc, id desc) where region is not null;

alter policy told_reads on notice
    using (agency = (select actor_agency())
        or (role = any ((select actor_roles())::text[])
            and (country = any ((select actor_regions())::text[]) or region = any ((select actor_regions())::text[]))));
alter policy told_marks on notice
    using (agency = (select actor_agency())
        or (role = any ((select actor_roles())::text[])
            and (country = any ((select actor_regions())::text[]) or region = any ((select actor_regions())::text[]))));
