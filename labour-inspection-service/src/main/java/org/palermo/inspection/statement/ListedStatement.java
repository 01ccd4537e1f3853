package org.palermo.inspection.statement;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.palermo.inspection.supplychain.RegisterCompany;

/// A row of a register's file.
///
/// @param organisations for which it speaks; at least one
/// @param areas null where the register doesn't say
/// @param cells every cell, as it was read
/// @param notes what of it was not understood
record ListedStatement(
        int year, List<Organisation> organisations, LocalDate periodStart, LocalDate periodEnd, String statementUrl, String summaryUrl,
        List<StatementArea> areas, String turnover, List<String> cells, List<String> notes) {

    /// @param written as the register names it, which may be a number
    /// @param key name and number as the register writes them
    /// @param company as which it is registered
    record Organisation(String written, String key, RegisterCompany company) {}

    /// Name and number as a register writes them, to know a row again.
    static String key(String name, String number) {
        return name.strip().toLowerCase(Locale.ROOT) + "|" + (number == null ? "" : number.strip().toLowerCase(Locale.ROOT));
    }
}
