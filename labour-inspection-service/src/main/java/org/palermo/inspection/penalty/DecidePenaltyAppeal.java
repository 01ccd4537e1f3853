package org.palermo.inspection.penalty;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.palermo.inspection.appeal.AppealOutcome;
import org.palermo.inspection.money.Money;

/// Records how an appeal against a penalty ended.
///
/// @param outcome how it ended
/// @param decidedOn the day of the decision
/// @param amount what is owed now, less than before the appeal; only when the amount was varied
/// @param dueOn the new last day to pay, such as when the appeal suspended the penalty; left out when the last day stays, and when the
///     penalty was quashed
@RegisterForReflection
public record DecidePenaltyAppeal(@NotNull AppealOutcome outcome, @NotNull LocalDate decidedOn, @Valid Money amount, LocalDate dueOn) {}
