package org.palermo.inspection.wage.statement;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.palermo.inspection.wage.calculation.OwedAmounts;
import org.palermo.inspection.wage.calculation.WageLineKind;
import org.palermo.inspection.wage.law.WageUnit;

/// A line of the working.
///
/// @param kind what it says
/// @param of code of the deduction, payment in kind or fee, or a currency; left out for other lines
/// @param from the first day; left out when the line is about all days
/// @param until the last day; left out when the line is about all days
/// @param quantity hours, days or pieces; left out for other lines
/// @param unit of the quantity; left out for pieces
/// @param rate for one unit, in units of the currency, with two decimals more than it has; left out for other lines
/// @param percent of the rate; left out for the whole
/// @param amount in units of the currency, with two decimals more than it has; below zero for what was paid; left out when the line only
/// explains
/// @param basis the law; left out when there is none to name
/// @param unverified true when nobody has read that law; otherwise left out
/// @param late true when the rate was published after it began to bind; otherwise left out
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WageLineView(
        WageLineKind kind, String of, LocalDate from, LocalDate until, BigDecimal quantity, WageUnit unit, BigDecimal rate,
                BigDecimal percent, BigDecimal amount,
        String basis, Boolean unverified, Boolean late) {

    static WageLineView of(OwedAmounts.Shown line) {
        return new WageLineView(line.kind(), line.of(), line.from(), line.until(), line.quantity(), line.unit(), line.rate(),
                line.percent(), line.amount(),
                line.basis(), line.unverified() ? true : null, line.late() ? true : null);
    }
}
