package org.palermo.referral.relation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/// Another case file, whose person is related to the person of this file.
///
/// @param caseFile the other file
/// @param reference the reference that people use for the case of the other person
/// @param is what the other person is to this file's person
/// @param reason how that is known; left out when nobody said
/// @param recordedAt when it was last recorded, UTC
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RelatedPersonView(UUID caseFile, String reference, Relation is, RelationReason reason, Instant recordedAt) {}
