package org.palermo.inspection.risk;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Which share of the workplaces an inspectorate visited within the last years (C81 art. 16).
///
/// @param countries of the caller, each with all its sectors together
/// @param sectors those with most workplaces first, at most 100
/// @param regions by country and code; workplaces without a recorded region are last, in an entry without a region
/// @param computedAt when the last visits were read, in UTC; left out when they never were
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record VisitCoverageView(List<Covered> countries, List<Covered> sectors, List<Covered> regions, Instant computedAt) {
    private static final int MOST = 100;

    /// @param country of the workplaces, ISO 3166-1 alpha-2
    /// @param sector of the workplaces; left out for all sectors together
    /// @param region of the workplaces, ISO 3166-2; left out for all regions together, and when nobody recorded it
    /// @param workplaces how many are open
    /// @param neverVisited how many of them the inspectorate never visited
    /// @param inOneYear how many it visited within one year
    /// @param inTwoYears how many it visited within two years
    /// @param inThreeYears how many it visited within three years
    /// @param inFiveYears how many it visited within five years
    /// @param percentInOneYear the same as a share of the workplaces, in percent
    /// @param percentInTwoYears share visited within two years, in percent
    /// @param percentInThreeYears share visited within three years, in percent
    /// @param percentInFiveYears share visited within five years, in percent
    @Schema(name = "CoveredWorkplaces")
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Covered(
            String country, String sector, String region, long workplaces, long neverVisited, long inOneYear, long inTwoYears,
            long inThreeYears, long inFiveYears, BigDecimal percentInOneYear, BigDecimal percentInTwoYears, BigDecimal percentInThreeYears,
            BigDecimal percentInFiveYears) {

        static Covered of(CoverageStore.CoverageRow r) {
            return new Covered(r.country(), r.sector(), r.region(), r.workplaces(), r.never(), r.inOne(), r.inTwo(), r.inThree(),
                    r.inFive(), percent(r.inOne(), r.workplaces()), percent(r.inTwo(), r.workplaces()),
                    percent(r.inThree(), r.workplaces()), percent(r.inFive(), r.workplaces()));
        }

        private static BigDecimal percent(long part, long whole) {
            return BigDecimal.valueOf(100 * part).divide(BigDecimal.valueOf(whole), 1, RoundingMode.HALF_UP);
        }
    }

    static VisitCoverageView of(List<CoverageStore.CoverageRow> rows, List<CoverageStore.CoverageRow> regions, Instant computedAt) {
        List<Covered> countries = rows.stream().filter(row -> row.sector() == null).map(Covered::of).toList();
        return new VisitCoverageView(countries, rows.stream().filter(row -> row.sector() != null).map(Covered::of).limit(MOST).toList(),
                regions.stream().map(Covered::of).toList(), computedAt);
    }
}
