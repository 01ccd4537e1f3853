package org.palermo.kernel.notice;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/// Something that somebody must be told; it contains a reference and nothing else about a person.
///
/// @param kind what happened, e.g. `CASE_REFERRED`
/// @param about the id of the record it is about
/// @param reference that people use for the record
@RegisterForReflection
public record Notice(UUID id, String kind, UUID about, String reference, Instant createdAt, Instant readAt) {}
