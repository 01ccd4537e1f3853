package org.palermo.referral.casefile;

import static org.palermo.kernel.identity.Role.COMPETENT_AUTHORITY;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.palermo.kernel.access.ShownTo;

/// That the age of a person was determined.
///
/// @param before what she was held to be
/// @param on the day, in the jurisdiction
/// @param consent of one who was found to be an adult and had been held to be none: whether she wants to go on
/// @param body who determined; it and the reasons are null when the person was erased
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AgeDeterminationView(
        UUID id, AgeGroup before, DeterminedAge outcome, AgeMethod method, LocalDate on, Boolean consent, String body,
        @ShownTo(COMPETENT_AUTHORITY) String reasons, Instant recordedAt) {}
