package org.palermo.inspection.statement;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Which laws oblige a company to publish a statement, year by year.
///
/// @param company its id
/// @param years latest first; empty while nobody recorded a turnover
@RegisterForReflection
public record CompanyObligations(UUID company, List<ObligedYear> years) {

    /// A financial year and a law.
    ///
    /// @param yearEnds the last day of the financial year
    /// @param turnover what was turned over
    /// @param threshold the least turnover that obliges
    /// @param obligation code of the row of the law
    /// @param law with its section
    /// @param reaches whether the turnover reaches the threshold
    /// @param applies what else must be true of the company, which a reader must judge
    /// @param due the day by which a statement is due; left out where the law sets no term
    /// @param statement the company's statement for the year; left out when none is recorded
    /// @param unverified the fields whose law nobody has read for this row
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ObligedYear(
            LocalDate yearEnds, Turnover turnover, Turnover threshold, String obligation, String law, Reaches reaches, String applies,
                    LocalDate due,
            UUID statement, List<String> unverified) {}

    /// Whether a turnover reaches a threshold.
    @Schema(name = "ThresholdReached")
    public enum Reaches {
        YES,
        NO,
        /// The turnover is in another currency: nothing is converted here.
        OTHER_CURRENCY
    }

    static CompanyObligations of(UUID company, List<StatementStore.TurnoverRow> turnovers, List<StatementStore.YearRow> statements,
            List<Obligation> laws) {
        return new CompanyObligations(company, turnovers.stream().sorted((one, other) -> other.yearEnds().compareTo(one.yearEnds()))
                .flatMap(turnover -> laws.stream().filter(law -> law.isFor(turnover.yearEnds())).map(law -> year(turnover, law,
                        statements))).toList());
    }

    private static ObligedYear year(StatementStore.TurnoverRow turnover, Obligation law, List<StatementStore.YearRow> statements) {
        return new ObligedYear(turnover.yearEnds(), new Turnover(turnover.amount(), turnover.currency()), law.threshold(), law.code(),
                law.law(), reaches(turnover, law), law.applies(),
                law.dueMonths() == null ? null : turnover.yearEnds().plusMonths(law.dueMonths()),
                statements.stream().filter(statement -> isFor(statement, law,
                        turnover.yearEnds())).map(StatementStore.YearRow::id).findFirst().orElse(null),
                law.unverified());
    }

    private static Reaches reaches(StatementStore.TurnoverRow turnover, Obligation law) {
        if (!turnover.currency().equals(law.threshold().currency())) {
            return Reaches.OTHER_CURRENCY;
        }
        return turnover.amount() >= law.threshold().minor() ? Reaches.YES : Reaches.NO;
    }

    /// A statement without a period is for the year of the register, in which it was due.
    private static boolean isFor(StatementStore.YearRow statement, Obligation law, LocalDate yearEnds) {
        return statement.regime().equals(law.regime().name()) && (statement.periodEnd() != null
                ? statement.periodEnd().equals(yearEnds)
                : statement.year() == yearEnds.getYear() || statement.year() == yearEnds.getYear() + 1);
    }
}
