package org.palermo.referral.relation;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/// Another case file, whose person is related to the person of this file.
///
/// @param caseFile the other file
/// @param reference the reference that people use for the case of the other person
/// @param is what the other person is to this file's person
/// @param recordedAt when it was last recorded, UTC
@RegisterForReflection
public record RelatedPersonView(UUID caseFile, String reference, Relation is, Instant recordedAt) {}
