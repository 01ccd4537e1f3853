-- Boys who come along, and what is spoken.
alter table shelter add column boys_max_age integer not null default 17;
comment on column shelter.boys_max_age is 'Oldest age in years of a boy who comes with his mother or sister; -1 for none';

-- The owner is bound by the policies as well: it reads as the part of the system that reads shelters for their profiles.
select set_config('palermo.subject', 'system:areas', true);
update offer_profile p
   set languages = array(select distinct lower(split_part(l, '-', 1)) from unnest(string_to_array(s.languages, ',')) l where l <> ''),
       features = case when s.takes_men then p.features else array_append(p.features, 'WOMEN_ONLY') end
  from shelter s where s.id = p.shelter;
select set_config('palermo.subject', '', true);

alter table hold add column languages text not null default '';
alter table hold add column boys text;
alter table hold add column women_ages text not null default '';
comment on column hold.languages is 'Languages of which one should be spoken (BCP 47), joined by commas';
comment on column hold.boys is 'Ages in years of the boys among the children, joined by commas; null when it was not said';
comment on column hold.women_ages is 'Ages in years of the women, joined by commas; empty when it was not said';
