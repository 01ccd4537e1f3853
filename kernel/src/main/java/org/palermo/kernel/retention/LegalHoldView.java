package org.palermo.kernel.retention;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/// A legal hold on a record.
///
/// @param explanation only in the list; left out for everybody but officers, and when the record was erased
/// @param placedBy subject of the officer who placed it
/// @param liftedAt left out while the hold is in force
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LegalHoldView(
        UUID id, String kind, UUID record, LegalHoldReason reason, String explanation, Instant placedAt, String placedBy, Instant liftedAt,
        String liftedBy) {}
