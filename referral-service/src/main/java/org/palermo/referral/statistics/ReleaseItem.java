package org.palermo.referral.statistics;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/// A release in a list.
///
/// @param quarter e.g. `2026-Q3`
/// @param revision 1 for the first release of the quarter
/// @param because why it was taken again; null for the first
/// @param takenAt when the figures were counted, in UTC
/// @param publishedAt when it was published, in UTC; null until then
@RegisterForReflection
public record ReleaseItem(UUID id, String country, String quarter, int revision, ReleaseReason because, Instant takenAt,
        Instant publishedAt) {
    static ReleaseItem of(StoredRelease release) {
        return new ReleaseItem(release.id(), release.country(), release.quarter(), release.revision(), release.because(), release.takenAt(),
                release.publishedAt());
    }
}
