package org.palermo.audit;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/// Who read or wrote what, when, why and from where.
///
/// @param subject the token's `sub`, or `system:<name>`
/// @param agency the organisation that she acted for, or null
/// @param action `READ`, `LIST` or the verb, e.g. `REASONABLE_GROUNDS`
/// @param recordKind e.g. `case_file`
/// @param recordId the one record, or null when it was a list
/// @param listed the records of a list that she was shown, in its order, or null when it was one
/// @param address where the request came from, as the gateway states it; null for the system
/// @param purpose the coded purpose that she stated, or null
/// @param purposeReference what she added to it, or null
/// @param breakGlass the break-glass access that allowed it, or null
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
