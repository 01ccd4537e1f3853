package org.palermo.audit;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/// Who read or wrote what, when, why and from where.
///
/// @param subject the token's `sub`, or `system:<name>`
/// @param agency the organisation for which the caller acted, or null
/// @param action `READ`, `LIST` or the verb, e.g. `REASONABLE_GROUNDS`
/// @param recordKind e.g. `case_file`
/// @param recordId the one record, or null for a list
/// @param listed the records of a list that the caller was shown, in its order, or null for one record
/// @param address where the request came from, as the gateway states it; null for the system
/// @param purpose the coded purpose that the caller stated, or null
/// @param purposeReference the caller's addition to the purpose, or null
/// @param breakGlass the break-glass access that allowed the request, or null
public record Entry(
        UUID id, Instant recordedAt, String subject, UUID agency, String action, String recordKind, UUID recordId, List<UUID> listed,
        String requestId, String address, String purpose, String purposeReference, UUID breakGlass) {

    /// The canonical encoding (see {@link Encoding}): all fields in the order of this record, ids in their usual form, the
    /// ids of a list joined by commas.
    public byte[] encoded() {
        return new Encoding("palermo.audit.entry.1")
                .add(id).add(recordedAt).add(subject).add(agency).add(action).add(recordKind).add(recordId)
                .add(listed == null ? null : listed.stream().map(UUID::toString).collect(Collectors.joining(",")))
                .add(requestId).add(address).add(purpose).add(purposeReference).add(breakGlass)
                .bytes();
    }
}
