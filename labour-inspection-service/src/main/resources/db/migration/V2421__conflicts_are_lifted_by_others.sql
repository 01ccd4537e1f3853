-- Nobody decides on a conflict of interest of her own, not even the only chief inspector of an inspectorate.
alter policy chief_lifts on inspector_bar
    using ((select actor_has('chief-inspector')) and agency = (select actor_agency()) and subject <> (select actor_subject()));
