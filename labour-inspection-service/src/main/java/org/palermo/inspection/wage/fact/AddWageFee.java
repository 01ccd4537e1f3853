package org.palermo.inspection.wage.fact;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.palermo.inspection.money.Money;

/// Records a recruitment fee or related cost.
///
/// @param kind what it was for
/// @param amount how much, in the currency in which it was paid
/// @param paidBy who paid it
/// @param paidTo who got it
/// @param paidOn when, as well as it is known
@RegisterForReflection
public record AddWageFee(@NotNull WageFeeKind kind, @NotNull @Valid Money amount, @NotNull WageFeePayer paidBy,
        @NotNull WageFeePayee paidTo, @NotNull LocalDate paidOn) {}
