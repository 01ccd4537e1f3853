package org.palermo.referral.relation;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/// Another case file whose person belongs to this one's.
///
/// @param caseFile the other file
/// @param is what its person is to this one's
/// @param recordedAt when it was said last, UTC
@RegisterForReflection
public record RelatedPersonView(UUID caseFile, String reference, Relation is, Instant recordedAt) {}
