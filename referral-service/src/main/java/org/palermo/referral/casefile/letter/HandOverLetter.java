package org.palermo.referral.casefile.letter;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.palermo.referral.casefile.decision.TellingChannel;

/// @param on the day, in the jurisdiction; not before the letter was written and not after today
/// @param by the safe channel by which it was given
@RegisterForReflection
public record HandOverLetter(@NotNull LocalDate on, @NotNull TellingChannel by) {}
