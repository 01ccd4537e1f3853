package org.palermo.kernel.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/// An access to a record: somebody saw or changed it.
///
/// @param subject the person; the identity provider knows the name
/// @param agency the organisation for which the person acted; left out for the system
/// @param action `READ`, `LIST` (the record was in a list that was shown) or the verb
/// @param purpose the code of the stated purpose; left out when none was stated
/// @param breakGlass the break-glass access that allowed it; left out when none was needed
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AccessView(
        UUID id, Instant at, String subject, UUID agency, String action, String kind, String purpose, String purposeReference,
        UUID breakGlass, String address, String requestId) {}
