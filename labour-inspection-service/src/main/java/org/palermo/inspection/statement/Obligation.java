package org.palermo.inspection.statement;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.LocalDate;
import java.util.List;

/// A law that obliges companies to publish a statement, for a time.
///
/// @param code identifies the row
/// @param regime whose register has the statements
/// @param country ISO 3166-1 alpha-2
/// @param law with its section
/// @param from it is for financial years that end from this day
/// @param until the last day of this row; left out while the law is in force
/// @param threshold the least turnover that obliges
/// @param measure what is compared with it
/// @param applies what else must be true of the company, which a reader must judge
/// @param dueMonths how many months after the end of the year a statement is due; left out where no term is set
/// @param areas what a statement is about
/// @param areasRequired whether each area must be there
/// @param sources where the values are from
/// @param unverified the fields whose law nobody has read for this row
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Obligation(
        String code, Regime regime, String country, String law, LocalDate from, LocalDate until, Turnover threshold, String measure,
                String applies,
        Integer dueMonths, List<StatementArea> areas, boolean areasRequired, List<String> sources, List<String> unverified) {

    boolean isFor(LocalDate yearEnds) {
        return !yearEnds.isBefore(from) && (until == null || !yearEnds.isAfter(until));
    }
}
