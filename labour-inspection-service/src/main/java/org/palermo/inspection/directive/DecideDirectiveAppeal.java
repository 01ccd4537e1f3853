package org.palermo.inspection.directive;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.palermo.inspection.appeal.AppealOutcome;
import org.palermo.inspection.text.NoMigrationStatus;
import org.palermo.inspection.text.PlainText;

/// Records how an appeal against an order ended.
///
/// @param outcome how it ended
/// @param decidedOn the day of the decision
/// @param dueOn the new last day to comply, such as when the appeal suspended the order; left out when the last day stays, when the order
///     was quashed, and for a prohibition
/// @param note the court and its reference; it is stored encrypted
@RegisterForReflection
public record DecideDirectiveAppeal(
        @NotNull AppealOutcome outcome, @NotNull LocalDate decidedOn, LocalDate dueOn,
        @Size(max = 1000) @PlainText @NoMigrationStatus String note) {

    @Override
    public String toString() {
        return "DecideDirectiveAppeal";
    }
}
