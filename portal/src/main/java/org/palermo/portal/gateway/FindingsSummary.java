package org.palermo.portal.gateway;

import java.util.List;

/// What inspectors found, by sector.
public record FindingsSummary(List<Sector> sectors) {

    /// @param positiveScreenings interviews whose indicators add up to trafficking by the published rule: a screening,
    ///        not a legal finding
    public record Sector(String sector, int workplaces, int visits, int findings, int positiveScreenings, int suspectedVictims) {}
}
