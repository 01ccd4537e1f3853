package org.palermo.referral.mechanism.provider;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;

/// What the register said of an organisation before a change.
///
/// @param name its name then
/// @param firstResponder whether it was designated to refer people
/// @param closedOn the day on which it had ended; left out if it was open
/// @param closureReason why it was closed; left out if it was open
/// @param until when it was changed, in UTC
@RegisterForReflection
public record EarlierProviderView(
        String name, boolean firstResponder, @JsonInclude(JsonInclude.Include.NON_NULL) LocalDate closedOn,
        @JsonInclude(JsonInclude.Include.NON_NULL) ClosureReason closureReason, Instant until) {}
