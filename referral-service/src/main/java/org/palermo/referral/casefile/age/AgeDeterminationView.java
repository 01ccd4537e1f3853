package org.palermo.referral.casefile.age;

import static org.palermo.kernel.identity.Role.COMPETENT_AUTHORITY;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.palermo.kernel.access.ShownTo;

/// A determination of a person's age.
///
/// @param before the age group before this determination
/// @param on the date, in the jurisdiction
/// @param consent whether the person wants to continue; only when the outcome changes the person to an adult
/// @param body who determined it; body and reasons are null when the person was erased
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AgeDeterminationView(
        UUID id, AgeGroup before, DeterminedAge outcome, AgeMethod method, LocalDate on, Boolean consent, String body,
        @ShownTo(COMPETENT_AUTHORITY) String reasons, Instant recordedAt) {}
