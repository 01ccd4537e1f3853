package org.palermo.kernel.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// One link of the chain with its entry, as an auditor exports it to verify it.
///
/// @param sequence the number of the link, from 1
/// @param previous hash of the previous link, hexadecimal
/// @param hash SHA-256 of the previous hash and the encoded entry, hexadecimal
/// @param entry what the link is about
@RegisterForReflection
public record AuditLinkView(long sequence, String previous, String hash, EntryView entry) {

    /// @param recordedAt when it was recorded, in UTC
    /// @param subject the person; the identity provider knows the name
    /// @param agency the organisation for which the person acted; left out for the system
    /// @param action `READ`, `LIST` or the verb
    /// @param recordKind as the audit calls it, e.g. `case_file`
    /// @param recordId the record; left out for a list
    /// @param listed the records of a list that was shown; left out for a single record
    /// @param requestId as in the logs; left out for the system
    /// @param address the network address that the request came from; left out for the system
    /// @param purpose the code of the stated purpose; left out when none was stated
    /// @param purposeReference the number of a file that was stated with the purpose; left out when none was
    /// @param breakGlass the break-glass access that allowed it; left out when none was needed
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "AuditEntryView")
    public record EntryView(
            UUID id, Instant recordedAt, String subject, UUID agency, String action, String recordKind, UUID recordId, List<UUID> listed,
            String requestId, String address, String purpose, String purposeReference, UUID breakGlass) {}
}
