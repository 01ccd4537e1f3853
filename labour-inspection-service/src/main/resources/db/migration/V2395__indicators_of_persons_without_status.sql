-- A report keeps none of the indicators that tell a person's migration status (DR06, VR02, VR12, VD05): beside the reference of her case
-- they would say what she is. So they do not count in her screening either: all four are of medium strength for everybody, so each leaves
-- the count of its dimension, and the results are computed again. A finding keeps them, as what an employer abused.
alter table suspected_victim_report no force row level security;
update suspected_victim_report r
   set indicators = array(select i.code from unnest(r.indicators) with ordinality as i(code, place)
                           where i.code not in ('DR06', 'VR02', 'VR12', 'VD05') order by i.place),
       screening = jsonb_set(r.screening, '{dimensions}',
           (select jsonb_agg(jsonb_set(d.said, '{medium}', to_jsonb(greatest(0, cast(d.said ->> 'medium' as integer) - (
                       select count(*) from unnest(r.indicators) as i(code)
                         join (values ('DR06', 'DECEPTIVE_RECRUITMENT'), ('VR02', 'VULNERABILITY_RECRUITMENT'),
                                      ('VR12', 'VULNERABILITY_RECRUITMENT'), ('VD05', 'VULNERABILITY_DESTINATION'))
                              as s(code, dimension) on s.code = i.code
                        where s.dimension = d.said ->> 'dimension')))) order by d.place)
              from jsonb_array_elements(r.screening -> 'dimensions') with ordinality as d(said, place)))
 where r.indicators && array['DR06', 'VR02', 'VR12', 'VD05'];
update suspected_victim_report r
   set screening = jsonb_set(r.screening, '{dimensions}',
           (select jsonb_agg(jsonb_set(d.said, '{positive}', to_jsonb(n.strong >= 2 or n.strong = 1 and n.medium + n.weak >= 1
                       or n.medium >= 3 or n.medium >= 2 and n.weak >= 1)) order by d.place)
              from jsonb_array_elements(r.screening -> 'dimensions') with ordinality as d(said, place)
             cross join lateral (select cast(d.said ->> 'strong' as integer), cast(d.said ->> 'medium' as integer),
                                        cast(d.said ->> 'weak' as integer)) as n(strong, medium, weak)))
 where r.screening is not null and r.indicators is not null;
update suspected_victim_report r
   set screening = jsonb_set(r.screening, '{positive}', to_jsonb(found.dimensions @> array['EXPLOITATION']
           and (cast(r.screening ->> 'screenedAsChild' as boolean) or found.dimensions @> array['COERCION_DESTINATION']
                and found.dimensions && array['DECEPTIVE_RECRUITMENT', 'COERCIVE_RECRUITMENT'])))
  from (select k.id, array(select d.said ->> 'dimension' from jsonb_array_elements(k.screening -> 'dimensions') as d(said)
                            where cast(d.said ->> 'positive' as boolean)) as dimensions
          from suspected_victim_report k where k.screening is not null and k.indicators is not null) as found
 where found.id = r.id;
alter table suspected_victim_report force row level security;

comment on column suspected_victim_report.indicators is
    'Codes of the indicators that concern her alone, without those of her migration status; null when those of the finding count';
comment on column suspected_victim_report.screening is
    'Her screening, dimension by dimension, without indicators of her migration status. Null when that of the finding counts';
