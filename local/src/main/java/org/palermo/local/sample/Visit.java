package org.palermo.local.sample;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// A visit by labour inspectors, in the form of `POST /api/inspection/v1/visits/imports`. The name of its workplace is
/// marked as synthetic.
///
/// @param kind `PLANNED`, `COMPLAINT` or `FOLLOW_UP`
record Visit(
        UUID id,
        Place workplace,
        Instant at,
        UUID inspectorAgency,
        String kind,
        String checklist,
        List<Finding> findings) {

    /// How the importer finds the workplace: by its name in the list, and its country in ISO 3166-1 alpha-2.
    record Place(String name, String country) {}

    /// @param indicators codes of the ILO/EC operational indicators
    /// @param subject `ADULT`, `CHILD` or `UNSURE`
    /// @param workers how many workers the finding concerns
    record Finding(List<String> indicators, String subject, String sector, int workers) {}
}
