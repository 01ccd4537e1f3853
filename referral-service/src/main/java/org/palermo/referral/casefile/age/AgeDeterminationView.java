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
/// @param before the age group before this determination; left out when it was not known
/// @param outcome the age group that was determined
/// @param method how the age was determined
/// @param on the date, in the jurisdiction
/// @param consent whether she agreed to the examination; left out when there was none
/// @param body who determined it; body and reasons are null when the person was erased
/// @param reasons the reasons in words, for the competent authority
/// @param recordedAt when it was recorded, in UTC
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AgeDeterminationView(
        UUID id, AgeGroup before, DeterminedAge outcome, AgeMethod method, LocalDate on, Boolean consent, String body,
        @ShownTo(COMPETENT_AUTHORITY) String reasons, Instant recordedAt) {}
