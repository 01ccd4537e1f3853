package org.palermo.referral.statistics;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/// A release without its figures.
@RegisterForReflection
record StoredRelease(UUID id, String country, String quarter, int revision, ReleaseReason because, Instant takenAt, Instant publishedAt) {}
