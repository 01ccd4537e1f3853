package org.palermo.referral.statistics;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.palermo.kernel.statistics.StatisticsControl;

/// The statistics of a quarter.
///
/// @param quarter e.g. `2026-Q3`
/// @param revision 1 for the first release of the quarter
/// @param because why it was taken again; null for the first
/// @param takenAt when the figures were counted, in UTC
/// @param publishedAt null until it is published
/// @param control how the figures are protected
/// @param indicators the indicators of the release
/// @param tables the tables of the release
@RegisterForReflection
@Schema(description = "The statistics of a quarter and of its year so far. It never changes once it is published; another "
        + "revision can follow.")
public record ReleaseView(
        UUID id, String country, String quarter, int revision, ReleaseReason because, Instant takenAt, Instant publishedAt,
        @Schema(implementation = StatisticsControl.class) StoredJson control,
        @Schema(type = SchemaType.ARRAY, implementation = Indicator.class) StoredJson indicators,
        @Schema(type = SchemaType.ARRAY, implementation = QuarterlyTable.class) StoredJson tables) {

    static ReleaseView of(StoredRelease release, StoredJson control, StoredJson indicators, StoredJson tables) {
        return new ReleaseView(release.id(), release.country(), release.quarter(), release.revision(), release.because(), release.takenAt(),
                release.publishedAt(), control, indicators, tables);
    }
}
