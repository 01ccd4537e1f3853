package org.palermo.referral.casefile.erasure;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/// The case file after an erasure or a request for it.
///
/// @param caseFile the id of the case
/// @param reference that people use for the record
/// @param erasedAt when the person was erased, in UTC; left out while she is not
/// @param askedAt when the request was made that waits for a second person's answer; left out when none waits
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ErasureView(UUID caseFile, String reference, Instant erasedAt, Instant askedAt) {

    boolean done() {
        return erasedAt != null;
    }
}
