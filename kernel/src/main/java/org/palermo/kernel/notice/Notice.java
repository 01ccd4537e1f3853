package org.palermo.kernel.notice;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/// Something that somebody must be told; it contains a reference and nothing else about a person.
///
/// @param kind what happened, e.g. `CASE_REFERRED`
/// @param about the id of the record it is about
/// @param reference that people use for the record
/// @param createdAt when it was created, in UTC
/// @param readAt when somebody marked it as read, in UTC; null until then
@RegisterForReflection
public record Notice(UUID id, String kind, UUID about, String reference, Instant createdAt, Instant readAt) {}
