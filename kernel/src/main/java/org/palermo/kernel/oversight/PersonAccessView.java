package org.palermo.kernel.oversight;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/// One access of a person to a record, or to the records of a list.
///
/// @param at when, in UTC
/// @param agency the organisation for which the person acted; left out for the system
/// @param action `READ`, `LIST` (a list was shown) or the verb
/// @param kind of record, as the audit calls it, e.g. `case_file`
/// @param record the record; left out for a list
/// @param reference that people use for the record; left out for a list, for a kind that has none, and for a record of a country
/// that the caller does not cover
/// @param listed how many records the list showed; left out for a single record
/// @param purpose the code of the stated purpose; left out when none was stated
/// @param purposeReference the number of a file that was stated with the purpose; left out when none was
/// @param breakGlass the break-glass access that allowed it; left out when none was needed
/// @param address the network address that the request came from; left out when the entry has none
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PersonAccessView(
        UUID id, Instant at, UUID agency, String action, String kind, UUID record, String reference, Integer listed, String purpose,
        String purposeReference, UUID breakGlass, String address) {

    PersonAccessView named(String found) {
        return new PersonAccessView(id, at, agency, action, kind, record, found, listed, purpose, purposeReference, breakGlass, address);
    }
}
