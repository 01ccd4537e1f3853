package org.palermo.inspection.finding;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.palermo.kernel.statistics.StatisticsControl;

/// Figures of a country, by sector.
///
/// @param total over all sectors, which its parts need not add up to where one of them is suppressed
/// @param control how the figures that are no workplaces were controlled, any of which may then be null; absent when they are exact
@RegisterForReflection
public record FindingsSummary(List<SectorFigures> sectors, SectorFigures total, @JsonInclude(JsonInclude.Include.NON_NULL) StatisticsControl control) {

    /// @param sector absent in the total
    /// @param workplaces registered in the sector, always exact: a place is no person
    /// @param suspectedVictims reported to the mechanism, by referral or notification
    @RegisterForReflection
    public record SectorFigures(
            @JsonInclude(JsonInclude.Include.NON_NULL) String sector, long workplaces, @JsonInclude Long visits, @JsonInclude Long findings,
            @JsonInclude Long positiveScreenings, @JsonInclude Long suspectedVictims) {}
}
