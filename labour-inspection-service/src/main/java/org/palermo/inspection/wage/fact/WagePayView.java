package org.palermo.inspection.wage.fact;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.palermo.inspection.money.Money;
import org.palermo.inspection.wage.WagePayMethod;

/// What was paid for a span of days.
///
/// @param id of the payment
/// @param from the first day for which it was paid
/// @param until the last day
/// @param paid what she got in money
/// @param method how it was paid
/// @param deductions what was deducted before she got it
/// @param inKind what she got in place of money
/// @param payShown whether the employer showed a record of the payment
/// @param payslipShown whether she got a payslip
@RegisterForReflection
public record WagePayView(
        UUID id, LocalDate from, LocalDate until, Money paid, WagePayMethod method, List<AddWagePay.Deduction> deductions,
                List<AddWagePay.InKind> inKind,
        boolean payShown, boolean payslipShown) {}
