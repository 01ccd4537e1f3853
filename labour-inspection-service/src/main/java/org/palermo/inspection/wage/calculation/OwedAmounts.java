package org.palermo.inspection.wage.calculation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.palermo.inspection.wage.law.WageUnit;

/// What is owed, in the minor unit of the currency, with its working.
public final class OwedAmounts {
    /// A line shows two decimals more than its currency has. It is added exactly.
    private static final int MORE_DECIMALS = 2;
    private static final int QUANTITY_DECIMALS = 4;

    private final int digits;
    private final List<WageLine> lines;
    private final Fraction wages;
    private final Fraction deductions;
    private final Fraction fees;

    OwedAmounts(int digits, List<WageLine> lines, Fraction wages, Fraction deductions, Fraction fees) {
        this.digits = digits;
        this.lines = lines;
        this.wages = wages;
        this.deductions = deductions;
        this.fees = fees;
    }

    /// A line as it is shown.
    ///
    /// @param quantity with four decimals at most
    /// @param rate and `amount` in units of the currency, with two decimals more than it has
    public record Shown(
            WageLineKind kind, String of, LocalDate from, LocalDate until, BigDecimal quantity, WageUnit unit, BigDecimal rate,
                    BigDecimal percent, BigDecimal amount,
            String basis, boolean unverified, boolean late) {}

    public List<Shown> lines() {
        return lines.stream().map(line -> new Shown(line.kind(), line.of(), line.from(), line.until(),
                line.quantity() == null ? null : plain(line.quantity().rounded(QUANTITY_DECIMALS)), line.unit(), money(line.rate()),
                        line.percent(), money(line.amount()),
                line.basis(), line.unverified(), line.late())).toList();
    }

    public long wages() {
        return whole(wages);
    }

    public long deductions() {
        return whole(deductions);
    }

    public long fees() {
        return whole(fees);
    }

    public long total() {
        return Math.addExact(Math.addExact(wages(), deductions()), fees());
    }

    /// The wage that is due before anything is paid, exact.
    Fraction due() {
        return DueWage.sum(lines.stream().filter(line -> line.kind().compareTo(WageLineKind.PAID) < 0).toList());
    }

    Fraction exact() {
        return wages.plus(deductions).plus(fees);
    }

    private static long whole(Fraction amount) {
        return amount.rounded(0).longValueExact();
    }

    private BigDecimal money(Fraction minor) {
        return minor == null ? null : minor.by(Fraction.of(BigDecimal.TEN.pow(digits))).rounded(digits + MORE_DECIMALS);
    }

    private static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
