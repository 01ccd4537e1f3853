-- What names somebody is sealed here: an inspector's words on a finding, and a private household, whose name and place are
-- those of the people who live there. The clear columns lose what stood in them in the same step, for there are no
-- production data; a household of before keeps its reference. Establishments stand in published lists and stay clear.
alter table finding drop column note;
alter table finding add column sealed_note bytea;

comment on column finding.sealed_note is 'The inspector''s words on the conditions, sealed under the key of the finding';

alter table workplace alter column name drop not null;
alter table workplace add column sealed bytea;
delete from workplace_token where workplace in (select id from workplace where kind = 'PRIVATE_HOUSEHOLD');
update workplace
   set name = null, address = null, latitude = null, longitude = null, match_key = id::text, name_key = id::text,
       near_name = id::text, near_address = null
 where kind = 'PRIVATE_HOUSEHOLD';
alter table workplace add constraint workplace_household_sealed check (case when kind = 'PRIVATE_HOUSEHOLD'
    then name is null and address is null and latitude is null else name is not null and sealed is null end);

comment on column workplace.name is 'As it was listed, in its own script; null for a household';
comment on column workplace.address is 'As it was listed; null for a household';
comment on column workplace.sealed is 'Name, address and point of a household as JSON, sealed under its own key';
comment on column workplace.match_key is 'Digest of country, name words and address words: equal means the same place; keyed for a household';
comment on column workplace.name_key is 'Digest of country and name words; keyed for a household';
comment on column workplace.near_name is 'Digest of country and name words without legal forms; keyed for a household';
comment on column workplace.near_address is 'Digest of country and the set of address words; keyed for a household';
comment on column workplace_token.token is 'Lower-case word, any script; of a household''s name a keyed hash of it';

-- A key is for whom its record is for: the words of a finding for its inspectorate, a household for labour inspectors, the
-- reason of a skipped event for whoever reads the outbox.
create policy inspectorate_reads_notes on data_key as restrictive for select
    using (purpose <> 'NOTE' or (select actor_is('system:keys') or actor_is('system:erasure'))
        or exists (select 1 from finding f where f.id = data_key.owner)
        or exists (select 1 from outbox_event e where e.id = data_key.owner));
create policy inspectors_read_households on data_key as restrictive for select
    using (purpose <> 'HOUSEHOLD' or (select actor_is('system:keys') or actor_is('system:erasure') or actor_inspects()));
