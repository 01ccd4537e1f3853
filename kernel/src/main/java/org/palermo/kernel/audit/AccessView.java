package org.palermo.kernel.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/// That somebody saw or changed a record.
///
/// @param subject who; the identity provider knows the name
/// @param agency for which organisation; left out for the system
/// @param action `READ`, `LIST` (it was in a list that she was shown) or the verb
/// @param purpose the coded purpose that she stated; left out when none
/// @param breakGlass the break-glass access that allowed it; left out when none was needed
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AccessView(
        UUID id, Instant at, String subject, UUID agency, String action, String kind, String purpose, String purposeReference,
        UUID breakGlass, String address, String requestId) {}
