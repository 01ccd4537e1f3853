-- An area used to be numbered anew whenever a register changed, so the code in an offer, a hold or a count of unmet need
-- could come to mean other regions: for somebody who must not be sent to one of them, the wrong ones. A code stays with
-- its group of regions now; a group that is no longer one keeps its row, and one that comes back has its code back.
alter table area add column regions text;
alter table area add column in_use boolean not null default true;
update area a set regions = (select string_agg(r.region, ',' order by r.region collate "C") from area_region r where r.area = a.code);
delete from area where regions is null;
alter table area alter column regions set not null;
alter table area add unique (country, regions);

comment on column area.code is 'Country, -A and a number that no other group of regions ever has, e.g. GB-A1';
comment on column area.regions is 'Codes of its regions, sorted, joined by commas';
comment on column area.in_use is 'False for a group of regions that is no longer an area';
