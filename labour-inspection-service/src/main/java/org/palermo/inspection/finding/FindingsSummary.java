package org.palermo.inspection.finding;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.palermo.kernel.statistics.StatisticsControl;

/// The figures of a country by sector.
///
/// @param sectors one for each sector
/// @param total over all sectors; where a figure is suppressed, the sectors need not add up to it
/// @param control how disclosure control was applied to all figures except workplaces, any of which may then be null; left out when
///     the figures are exact, or are of workplaces alone
@RegisterForReflection
public record FindingsSummary(List<SectorFigures> sectors, SectorFigures total,
        @JsonInclude(JsonInclude.Include.NON_NULL) StatisticsControl control) {

    /// @param sector the sector; left out in the total
    /// @param workplaces registered workplaces; always exact, because a workplace is not a person
    /// @param visits how many visits; null when it is suppressed or not yours to see
    /// @param findings how many findings; null when it is suppressed or not yours to see
    /// @param positiveScreenings how many screenings were positive; null when it is suppressed or not yours to see
    /// @param suspectedVictims findings from which a suspected victim was reported, by referral or notification; null when it is suppressed
    ///     or not yours to see
    @RegisterForReflection
    public record SectorFigures(
            @JsonInclude(JsonInclude.Include.NON_NULL) String sector, long workplaces, @JsonInclude Long visits, @JsonInclude Long findings,
            @JsonInclude Long positiveScreenings, @JsonInclude Long suspectedVictims) {}
}
