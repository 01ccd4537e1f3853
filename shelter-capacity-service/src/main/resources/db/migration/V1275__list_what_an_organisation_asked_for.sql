-- Who comes on shift, or whose phone died, lists what her organisation has asked for as a shelter lists what it is asked.
create index placement_asker on placement (asking_agency, requested_at desc, id desc);
