-- Two women who are alike are two where it is known: each has a case, or shelters were asked for each.
alter table unmet_need add column alike bytea;
create index unmet_need_alike on unmet_need (alike) where alike is not null;

comment on column unmet_need.counted_once is 'Keyed hash of the organisation, the party, the area and the first night, and of the case or the broadcast when it is for one; of searches counted before there was one, their id';
comment on column unmet_need.alike is 'Of a broadcast without a case the keyed hash without it: a search for a party alike is not counted beside it; else null';
comment on table unmet_need is 'What was asked for and found nowhere, once a night for each organisation and party, and for each case and broadcast; the number that a ministry funds from. It says nothing about who asked';
