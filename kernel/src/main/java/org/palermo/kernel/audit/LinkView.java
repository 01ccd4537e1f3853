package org.palermo.kernel.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// One link of the chain with its entry, as an auditor exports it to verify it.
///
/// @param previous hash of the previous link, hexadecimal
/// @param hash SHA-256 of the previous hash and the encoded entry, hexadecimal
@RegisterForReflection
public record LinkView(long sequence, String previous, String hash, EntryView entry) {

    /// @param listed the records of a list that was shown; left out for a single record
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record EntryView(
            UUID id, Instant recordedAt, String subject, UUID agency, String action, String recordKind, UUID recordId, List<UUID> listed,
            String requestId, String address, String purpose, String purposeReference, UUID breakGlass) {}
}
