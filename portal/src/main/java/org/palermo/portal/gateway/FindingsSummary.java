package org.palermo.portal.gateway;

import java.util.List;

/// What inspectors found, by sector.
///
/// @param control null when the figures are exact
public record FindingsSummary(List<Sector> sectors, Sector total, DisclosureControl control) {

    /// A suppressed figure is null.
    ///
    /// @param positiveScreenings interviews whose indicators add up to trafficking by the published rule: a screening, not a
    ///        legal finding
    public record Sector(String sector, long workplaces, Long visits, Long findings, Long positiveScreenings, Long suspectedVictims) {}
}
