package org.palermo.inspection.wage.calculation;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.palermo.inspection.wage.law.WageUnit;

/// A line of the working.
///
/// @param of the code of a deduction, payment in kind or fee; null for other lines
/// @param from the first day that it is about; null when it is about all
/// @param until the last day
/// @param quantity the number of units: hours, days, pieces, missing days of rest; exact
/// @param unit of the quantity; null for pieces and days of rest
/// @param rate for one unit, in the minor unit of the currency; exact
/// @param percent of the rate; null for the whole
/// @param amount in the minor unit; below zero for what was paid; exact
/// @param basis the law or the rule; null when there is none to name
/// @param unverified whether nobody has read that law
/// @param late whether the rate was published after it began to bind
record WageLine(
        WageLineKind kind, String of, LocalDate from, LocalDate until, Fraction quantity, WageUnit unit, Fraction rate, BigDecimal percent,
                Fraction amount,
        String basis, boolean unverified, boolean late) {

    static WageLine amount(WageLineKind kind, String of, LocalDate from, LocalDate until, Fraction amount, String basis,
            boolean unverified) {
        return new WageLine(kind, of, from, until, null, null, null, null, amount, basis, unverified, false);
    }

    static WageLine note(WageLineKind kind, String of, LocalDate from, LocalDate until) {
        return amount(kind, of, from, until, null, null, false);
    }
}
