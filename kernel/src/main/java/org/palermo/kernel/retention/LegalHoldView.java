package org.palermo.kernel.retention;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/// A legal hold on a record.
///
/// @param explanation comes with the list only; left out for who is no officer, and when the record was erased
/// @param placedBy subject of who placed it
/// @param liftedAt left out while it stands
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LegalHoldView(
        UUID id, String kind, UUID record, LegalHoldReason reason, String explanation, Instant placedAt, String placedBy, Instant liftedAt,
        String liftedBy) {}
