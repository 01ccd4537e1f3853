package org.palermo.referral.casefile;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/// What is left of a person: her file, and when she was erased.
///
/// @param erasedAt left out while she is not
/// @param askedAt since when her erasure waits for a second person; left out when it does not
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ErasureView(UUID caseFile, String reference, Instant erasedAt, Instant askedAt) {

    boolean isDone() {
        return erasedAt != null;
    }
}
