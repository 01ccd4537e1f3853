package org.palermo.inspection.statement;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.palermo.inspection.supplychain.CompanyRegister;
import org.palermo.inspection.supplychain.RegisterCompany;
import org.palermo.kernel.imports.CsvTable;
import org.palermo.kernel.imports.InvalidRow;
import org.palermo.kernel.imports.LineResult;
import org.palermo.kernel.imports.Row;
import org.palermo.kernel.imports.RowSource;
import org.palermo.kernel.imports.Table;
import org.palermo.kernel.problem.Problems;

/// Reads a register's file as it is published: the yearly summary of the United Kingdom, the search result of Australia.
@ApplicationScoped
class RegisterFileReader {
    static final int MOST_ROWS = 100_000;
    static final int MOST_COLUMNS = 300;
    private static final int MOST_ENTITIES = 100;
    private static final int LONGEST_NAME = 300;
    private static final int LONGEST_URL = 2_000;
    private static final DateTimeFormatter BRITISH = DateTimeFormatter.ofPattern("d/M/uuuu");

    /// @param header every column, in order
    record Opened(List<String> header, RowSource<ListedStatement> rows) {}

    /// Reads the header. Rows are read on demand.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 when it is not such a file
    Opened open(InputStream body, Regime regime) throws IOException {
        Table table = CsvTable.open(body, header -> RegisterColumns.of(regime, header).known());
        RegisterColumns columns = RegisterColumns.of(regime, table.header());
        String needed = regime == Regime.UK ? "OrganisationName" : "reporting_entities";
        if (!columns.has(needed.toLowerCase(Locale.ROOT).replace("_", ""))) {
            table.close();
            throw Problems.invalid("body", "must have the column " + needed + " in its first line");
        }
        if (table.header().size() > MOST_COLUMNS || table.header().stream().anyMatch(name -> name.length() > LONGEST_NAME)) {
            table.close();
            throw Problems.invalid("body", "must have at most 300 columns with names of at most 300 characters");
        }
        int[] rows = {0};
        return new Opened(table.header(), table.rows((line, cells) -> ++rows[0] > MOST_ROWS
                ? new InvalidRow<>(line, "the row must be among the first 100,000")
                : read(line, regime, columns, cells)));
    }

    private static LineResult<ListedStatement> read(int line, Regime regime, RegisterColumns columns, List<String> cells) {
        List<String> notes = new ArrayList<>();
        LocalDate start = day(regime == Regime.UK ? "statementstartdate" : "periodstart", columns, cells, notes);
        LocalDate end = day(regime == Regime.UK ? "statementenddate" : "periodend", columns, cells, notes);
        Integer year = year(regime, columns, cells, end);
        if (year == null) {
            return new InvalidRow<>(line,
                    regime == Regime.UK ? "StatementYear must be a year from 2010 to 2100" : "period_end must be a day from 2010 to 2100");
        }
        List<ListedStatement.Organisation> organisations = regime == Regime.UK ? british(columns, cells) : australian(columns, cells);
        if (organisations.isEmpty()) {
            return new InvalidRow<>(line, "the organisation must have a name of at most 300 characters with a letter or a digit");
        }
        if (organisations.size() > MOST_ENTITIES) {
            return new InvalidRow<>(line, "the row must name at most 100 organisations");
        }
        String url = columns.cell(cells, "statementurl");
        return new Row<>(line, new ListedStatement(year, organisations, start, end,
                url(url == null ? columns.cell(cells, "pdfurl") : url, notes), url(columns.cell(cells, "statementsummaryurl"), notes),
                regime == Regime.UK ? columns.areas(cells) : null, columns.cell(cells, regime == Regime.UK ? "turnover" : "annualrevenue"),
                        List.copyOf(cells), notes));
    }

    /// For some organisations the file has a number in place of the name; the name is then the parent's.
    private static List<ListedStatement.Organisation> british(RegisterColumns columns, List<String> cells) {
        String written = columns.cell(cells, "organisationname");
        String parent = columns.cell(cells, "parentname");
        String number = columns.cell(cells, "companynumber");
        String name = parent != null && (written == null || written.matches("[0-9]+")) ? parent : written;
        if (name == null || !isUsable(name) || number != null && number.length() > 40) {
            return List.of();
        }
        String shown = written == null ? name : written;
        return List.of(new ListedStatement.Organisation(shown, ListedStatement.key(shown, number), new RegisterCompany(name,
                Regime.UK.country(), number)));
    }

    private static List<ListedStatement.Organisation> australian(RegisterColumns columns, List<String> cells) {
        List<String> names = columns.entries(cells, "reportingentities").stream().filter(RegisterFileReader::isUsable).toList();
        List<String> numbers = columns.entries(cells, "abn");
        List<ListedStatement.Organisation> organisations = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            String number = names.size() == numbers.size() && numbers.get(i).length() <= 40 ? numbers.get(i) : null;
            organisations.add(new ListedStatement.Organisation(names.get(i), ListedStatement.key(names.get(i), number),
                    new RegisterCompany(names.get(i), Regime.AU.country(), number)));
        }
        return organisations;
    }

    private static boolean isUsable(String name) {
        return name.length() <= LONGEST_NAME && CompanyRegister.isName(name);
    }

    private static Integer year(Regime regime, RegisterColumns columns, List<String> cells, LocalDate end) {
        String written = regime == Regime.UK ? columns.cell(cells, "statementyear") : end == null ? null : String.valueOf(end.getYear());
        return written != null && written.matches("20[1-9][0-9]|2100") ? Integer.valueOf(written) : null;
    }

    /// `31/12/2025`, `2025-12-31` or that with a time.
    private static LocalDate day(String column, RegisterColumns columns, List<String> cells, List<String> notes) {
        String written = columns.cell(cells, column);
        if (written == null) {
            return null;
        }
        try {
            LocalDate day = written.contains("/") ? LocalDate.parse(written.split(" ")[0], BRITISH) : LocalDate.parse(written.substring(0,
                    Math.min(10, written.length())));
            if (day.getYear() >= 1900 && day.getYear() <= 2100) {
                return day;
            }
        } catch (DateTimeException notADay) {
            // Said below; the cell is kept as it is.
        }
        notes.add("a day was not understood");
        return null;
    }

    private static String url(String written, List<String> notes) {
        if (written == null || written.length() <= LONGEST_URL && written.matches("https?://[\\x21-\\x7e]+")) {
            return written;
        }
        notes.add("an address was not understood");
        return null;
    }
}
