package org.palermo.referral.statistics;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.statistics.StatisticsControl;

/// The statistics of a quarter.
///
/// @param revision 1 for the first of the quarter
/// @param because why it was taken again; null for the first
/// @param publishedAt null while it is not published
@RegisterForReflection
@Schema(description = "The statistics of a quarter and of its year so far; never changed once published, only followed by another revision")
public record ReleaseView(
        UUID id, String country, String quarter, int revision, ReleaseReason because, Instant takenAt, Instant publishedAt, StatisticsControl control,
        List<Indicator> indicators, List<QuarterlyTable> tables) {

    static ReleaseView of(StoredRelease release, ReleaseFigures figures) {
        return new ReleaseView(release.id(), release.country(), release.quarter(), release.revision(), release.because(), release.takenAt(), release.publishedAt(),
                figures.control(), figures.indicators(), figures.tables());
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404
    QuarterlyTable table(String name) {
        return name.equals(IndicatorTable.NAME)
                ? IndicatorTable.of(indicators)
                : tables.stream().filter(table -> table.name().equals(name)).findFirst().orElseThrow(Problems::notFound);
    }
}
