package org.palermo.referral.statistics;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/// A release in a list.
///
/// @param revision 1 for the first release of the quarter
/// @param because why it was taken again; null for the first
/// @param publishedAt null until it is published
@RegisterForReflection
public record ReleaseItem(UUID id, String country, String quarter, int revision, ReleaseReason because, Instant takenAt, Instant publishedAt) {
    static ReleaseItem of(StoredRelease release) {
        return new ReleaseItem(release.id(), release.country(), release.quarter(), release.revision(), release.because(), release.takenAt(), release.publishedAt());
    }
}
