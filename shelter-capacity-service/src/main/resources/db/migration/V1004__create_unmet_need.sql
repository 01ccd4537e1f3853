create table unmet_need (
    search    uuid not null,
    need      text not null,
    country   text not null,
    area      text not null,
    iso_week  text not null,
    primary key (search, need)
);
create index unmet_need_week on unmet_need (country, iso_week, area, need);

comment on table unmet_need is 'What a search asked for and found nowhere; the number that a ministry funds from. It says nothing about who asked';
comment on column unmet_need.search is 'Id of the search: one that is counted once';
comment on column unmet_need.need is 'Who needed a place (WOMEN, WOMEN_WITH_CHILDREN, GIRLS), or a further need of theirs';
comment on column unmet_need.country is 'ISO 3166-1 alpha-2';
comment on column unmet_need.area is 'In which area';
comment on column unmet_need.iso_week is 'ISO 8601 week of the first night, e.g. 2026-W07';
