package org.palermo.inspection.wage;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.palermo.inspection.money.Money;

/// Records money that the worker got back.
///
/// @param amount how much, in the currency of the claim; at most what is still to be paid
/// @param method how it was paid
/// @param paidOn when she got it
@RegisterForReflection
public record RecordWageRepayment(@NotNull @Valid Money amount, @NotNull WagePayMethod method, @NotNull LocalDate paidOn) {}
