package org.palermo.inspection.statement;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.palermo.inspection.supplychain.Party;

/// What a statement says, compared with what inspectors found along the supply chain of its company.
///
/// @param statement its id
/// @param company the id of the company
/// @param companyName its name
/// @param year of the statement
/// @param since visits count from this day: the first day of the statement, or of the year before
/// @param says what the statement says, by the questions that are compared
/// @param suppliers how many workplaces the company reaches down its chain
/// @param cut whether there are more of them than one walk reaches
/// @param found what the caller's inspectorate found at each of them that it visited, most positive screenings first, then
///     most violations; left out for a caller who reads no findings
/// @param contrasts where what it says and what was found differ; left out for a caller who reads no findings
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CrossCheckView(
        UUID statement, UUID company, String companyName, int year, LocalDate since, List<StatementView.Answered> says, int suppliers,
                boolean cut,
        List<FoundAtSupplier> found, List<Contrast> contrasts) {

    /// @param workplace where
    /// @param step how many links lie between it and the company
    /// @param via the names of the parties between the company and it
    /// @param visits of the caller's inspectorate
    /// @param findings on these visits
    /// @param positive how many of them have a positive screening, which is no legal finding
    /// @param violations on these visits that no appeal quashed
    /// @param finalOrders orders of these visits that no appeal can change any more
    /// @param lastVisit when the last visit began, in UTC
    @RegisterForReflection
    public record FoundAtSupplier(Party workplace, int step, List<String> via, long visits, long findings, long positive,
            long violations, long finalOrders, Instant lastVisit) {}

    /// Where a statement and the findings differ.
    @Schema(name = "CrossCheckContrast")
    public enum Contrast {
        /// It says that suppliers are audited, and inspectors found signs of forced labour or violations at a supplier.
        AUDITED_AND_FOUND,
        /// It says that workers can complain, and inspectors found signs of forced labour or violations at a supplier.
        COMPLAINTS_AND_FOUND,
        /// It says that workers pay no fees, and inspectors found fees or signs of forced labour at a supplier.
        NO_FEES_AND_FOUND,
        /// It doesn't say that signs of forced labour were found, and inspectors found some at a supplier.
        NOTHING_SAID_AND_FOUND,
        /// It names no risks, and inspectors found signs of forced labour or violations at a supplier.
        NO_RISK_AND_FOUND
    }
}
