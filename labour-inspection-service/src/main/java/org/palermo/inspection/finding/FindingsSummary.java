package org.palermo.inspection.finding;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/// Figures of a country, by sector.
@RegisterForReflection
public record FindingsSummary(List<SectorFigures> sectors) {

    /// @param workplaces registered in the sector
    /// @param suspectedVictims reported to the mechanism, by referral or notification
    @RegisterForReflection
    public record SectorFigures(String sector, long workplaces, long visits, long findings, long positiveScreenings, long suspectedVictims) {}
}
