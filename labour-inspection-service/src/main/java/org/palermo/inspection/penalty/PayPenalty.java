package org.palermo.inspection.penalty;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.palermo.inspection.money.Money;

/// Records a payment, of the whole or of a part.
///
/// @param amount in the penalty's currency; at most what is still owed
/// @param paidOn the day of the payment
@RegisterForReflection
public record PayPenalty(@NotNull @Valid Money amount, @NotNull LocalDate paidOn) {}
