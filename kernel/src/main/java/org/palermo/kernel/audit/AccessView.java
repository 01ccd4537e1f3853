package org.palermo.kernel.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/// An access to a record: somebody saw or changed it.
///
/// @param at when the record was seen or changed, in UTC
/// @param subject the person; the identity provider knows the name
/// @param agency the organisation for which the person acted; left out for the system
/// @param action `READ`, `LIST` (the record was in a list that was shown) or the verb
/// @param kind of record, as the audit calls it, e.g. `case_file`
/// @param purpose the code of the stated purpose; left out when none was stated
/// @param purposeReference the number of a file that was stated with the purpose; left out when none was
/// @param breakGlass the break-glass access that allowed it; left out when none was needed
/// @param address the network address that the request came from; left out for the system
/// @param requestId as in the logs; left out for the system
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AccessView(
        UUID id, Instant at, String subject, UUID agency, String action, String kind, String purpose, String purposeReference,
        UUID breakGlass, String address, String requestId) {}
