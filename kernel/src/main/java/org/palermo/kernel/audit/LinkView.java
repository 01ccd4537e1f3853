package org.palermo.kernel.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// One link of the chain with its entry, as an auditor takes it away to verify.
///
/// @param previous hash of the link before, hexadecimal
/// @param hash SHA-256 of the previous hash and the encoded entry, hexadecimal
@RegisterForReflection
public record LinkView(long sequence, String previous, String hash, EntryView entry) {

    /// @param listed the records of a list that was shown; left out when it was one record
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record EntryView(
            UUID id, Instant recordedAt, String subject, UUID agency, String action, String recordKind, UUID recordId, List<UUID> listed,
            String requestId, String address, String purpose, String purposeReference, UUID breakGlass) {}
}
