-- Whoever searches often must not weigh more: what was asked for and found nowhere is counted once for an organisation, a
-- party, an area and a night. That is recognised by a keyed hash, which tells nothing of who asked or for whom.
alter table unmet_need add column counted_once bytea;
update unmet_need set counted_once = uuid_send(search);
alter table unmet_need alter column counted_once set not null;
create unique index unmet_need_once on unmet_need (counted_once, need);

comment on column unmet_need.search is 'Id of the search that was counted';
comment on column unmet_need.counted_once is 'Keyed hash of the organisation, the party, the area and the first night; of searches counted before there was one, their id';
comment on table unmet_need is 'What was asked for and found nowhere, once a night for each organisation and party; the number that a ministry funds from. It says nothing about who asked';
