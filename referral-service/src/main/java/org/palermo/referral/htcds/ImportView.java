package org.palermo.referral.htcds;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/// How far an import is.
///
/// @param received bytes that are here: where the next piece begins
/// @param lastRow the last row of the file that is dealt with
/// @param read rows that were dealt with, the sum of the next four
/// @param matched rows of which there was a case file
/// @param notified adults without consent: counted, and nothing of their identity kept
/// @param failure why nothing behind the last row could be read, or null
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ImportView(
        UUID id, ImportState state, FileFormat format, String region, UUID sender, long size, long received, int lastRow,
        int read, int imported, int matched, int notified, int rejected, String failure, Instant createdAt, Instant changedAt) {}
