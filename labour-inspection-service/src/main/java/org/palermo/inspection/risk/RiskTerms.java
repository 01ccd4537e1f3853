package org.palermo.inspection.risk;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.palermo.inspection.statement.Obligation;
import org.palermo.inspection.statement.StatementArea;

/// What the function of the database needs to compute the scores of a country; its names are read there.
///
/// @param region points of the country
/// @param regions points of its regions that have points of their own
/// @param isic the sector that the score uses for a workplace without one, by each code of ISIC that leads to one
/// @param unnamed the sector of a workplace that names none
/// @param since findings, violations and orders are counted from this instant
/// @param sectors points of each sector
@RegisterForReflection
record RiskTerms(
        String version, int region, Map<String, Integer> regions, Map<String, String> isic, String unnamed, Instant since,
        RiskWeights.FindingWeights findings, RiskWeights.Counted violations, RiskWeights.Counted orders,
        RiskWeights.VisitWeights lastVisit, Statements statements, List<OfSector> sectors) {

    /// The points of a sector, which do not depend on the workplace.
    @RegisterForReflection
    record OfSector(String sector, int goods, int of_sector) {}

    @RegisterForReflection
    record Statements(int none, int areas, List<Law> laws) {}

    /// A law that obliges companies to publish a statement.
    ///
    /// @param minor the least turnover that obliges, in the smallest unit of the currency
    /// @param dueMonths how many months after the end of the year a statement is treated as missing
    @RegisterForReflection
    record Law(String regime, LocalDate from, LocalDate until, String currency, long minor, int dueMonths, List<StatementArea> areas) {

        static Law of(Obligation law, int monthsWithoutTerm) {
            return new Law(law.regime().name(), law.from(), law.until(), law.threshold().currency(), law.threshold().minor(),
                    law.dueMonths() == null ? monthsWithoutTerm : law.dueMonths(), law.areas());
        }
    }
}
