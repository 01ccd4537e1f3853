package org.palermo.inspection.wage.fact;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.palermo.inspection.money.Money;
import org.palermo.inspection.wage.WagePayMethod;
import org.palermo.inspection.wage.calculation.WageDeductionKind;
import org.palermo.inspection.wage.calculation.WageInKind;

/// Records what was paid for a span of days.
///
/// @param from the first day for which it was paid
/// @param until the last day, at most 62 days with the first one
/// @param paid what she got in money, after deductions; 0 when she got nothing
/// @param method how it was paid
/// @param deductions what was deducted before she got it; none when omitted
/// @param inKind what she got in place of money, at its value; nothing when omitted
/// @param payShown whether the employer showed a record of the payment; false when omitted
/// @param payslipShown whether she got a payslip; false when omitted
@RegisterForReflection
public record AddWagePay(
        @NotNull LocalDate from,
        @NotNull LocalDate until,
        @NotNull @Valid Money paid,
        @NotNull WagePayMethod method,
        @Size(max = 20) List<@NotNull @Valid Deduction> deductions,
        @Size(max = 10) List<@NotNull @Valid InKind> inKind,
        Boolean payShown,
        Boolean payslipShown) {
    static final int MOST_DAYS = 62;

    /// @param kind what it was for
    /// @param amount how much
    /// @param unlawful whether you found it unlawful; null to leave it to the rules of the country
    @RegisterForReflection
    @Schema(name = "WageDeduction")
    public record Deduction(@NotNull WageDeductionKind kind, @NotNull @Valid Money amount, Boolean unlawful) {}

    /// @param kind what it was
    /// @param value its value
    @RegisterForReflection
    @Schema(name = "WagePaidInKind")
    public record InKind(@NotNull WageInKind kind, @NotNull @Valid Money value) {}

    public AddWagePay {
        deductions = deductions == null ? List.of() : deductions;
        inKind = inKind == null ? List.of() : inKind;
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 for an amount in another currency
    void check(String currency) {
        paid.requireIn("paid", currency);
        for (int i = 0; i < deductions.size(); i++) {
            deductions.get(i).amount().requireIn("deductions[" + i + "].amount", currency);
        }
        for (int i = 0; i < inKind.size(); i++) {
            inKind.get(i).value().requireIn("inKind[" + i + "].value", currency);
        }
    }
}
