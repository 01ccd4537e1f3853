package org.palermo.inspection.supplychain;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.palermo.inspection.country.CountryCodes;
import org.palermo.kernel.imports.CsvTable;
import org.palermo.kernel.imports.InvalidRow;
import org.palermo.kernel.imports.LineResult;
import org.palermo.kernel.imports.Row;
import org.palermo.kernel.imports.RowSource;
import org.palermo.kernel.imports.Table;
import org.palermo.kernel.problem.Problems;

/// Reads a list of links as CSV. Columns are found by their names.
@ApplicationScoped
class LinkListReader {
    static final int MOST_ROWS = 200_000;
    private static final int LONGEST = 300;
    private static final Set<String> REQUIRED = Set.of("product", "source", "valid_from");
    private static final Set<String> KNOWN = Set.of("supplier", "supplier_os_id", "supplier_name", "supplier_country", "supplier_number",
            "buyer",
            "buyer_os_id", "buyer_name", "buyer_country", "buyer_number", "product", "tier", "source", "source_title", "valid_from",
                    "valid_until");

    private final CountryCodes countries;

    LinkListReader(CountryCodes countries) {
        this.countries = countries;
    }

    /// Reads the header. Rows are read on demand.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 when a column is missing that every row needs
    RowSource<ListedLink> open(InputStream body) throws IOException {
        Table table = CsvTable.open(body, header -> columns(header).size());
        Map<String, Integer> columns = columns(table.header());
        for (String column : REQUIRED) {
            if (!columns.containsKey(column)) {
                table.close();
                throw Problems.invalid("body", "must have the column " + column + " in its first line");
            }
        }
        int[] rows = {0};
        return table.rows((line, cells) -> ++rows[0] > MOST_ROWS
                ? new InvalidRow<>(line, "the row must be among the first 200,000: send the rest as another file")
                : read(line, new Cells(columns, cells)));
    }

    private static Map<String, Integer> columns(List<String> header) {
        Map<String, Integer> columns = new HashMap<>();
        for (int i = 0; i < header.size(); i++) {
            String name = header.get(i).strip().toLowerCase(Locale.ROOT).replaceAll("[\\s-]+", "_");
            if (KNOWN.contains(name)) {
                columns.putIfAbsent(name, i);
            }
        }
        return columns;
    }

    private LineResult<ListedLink> read(int line, Cells cells) {
        Faults faults = new Faults();
        ListedLink.ListedParty supplier = party("supplier", cells, faults);
        ListedLink.ListedParty buyer = party("buyer", cells, faults);
        String product = cells.get("product");
        if (product == null || product.length() > 200) {
            faults.add("product must have 1 to 200 characters");
        }
        LinkSource source = source(cells.get("source"), faults);
        Integer tier = tier(cells.get("tier"), faults);
        LocalDate from = day("valid_from", cells.get("valid_from"), faults);
        LocalDate until = day("valid_until", cells.get("valid_until"), faults);
        if (from == null) {
            faults.add("valid_from must be given");
        } else if (until != null && until.isBefore(from)) {
            faults.add("valid_until must not be before valid_from");
        }
        if (cells.tooLong()) {
            faults.add("each cell must have at most 300 characters");
        }
        return faults.isEmpty()
                ? new Row<>(line, new ListedLink(supplier, buyer, product, tier, source, cells.get("source_title"), from, until))
                : new InvalidRow<>(line, faults.reason());
    }

    private ListedLink.ListedParty party(String who, Cells cells, Faults faults) {
        String country = cells.get(who + "_country");
        String code = country == null ? null : countries.find(country).orElse(null);
        if (country != null && code == null) {
            faults.add(who + "_country must be a country");
        }
        String reference = cells.get(who);
        ListedLink.ListedParty party = new ListedLink.ListedParty(reference == null ? null : reference.toUpperCase(Locale.ROOT),
                osId(cells.get(who + "_os_id")),
                cells.get(who + "_name"), code, CompanyName.number(cells.get(who + "_number")));
        if (party.reference() == null && party.osId() == null && (!party.hasName() || CompanyName.words(party.name()).isEmpty())) {
            faults.add(who + " must be named by reference, by OS ID, or by name and country");
        }
        return party;
    }

    private static String osId(String written) {
        return written == null ? null : written.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
    }

    private static LinkSource source(String written, Faults faults) {
        for (LinkSource source : LinkSource.values()) {
            if (written != null && source.name().equals(written.toUpperCase(Locale.ROOT).replaceAll("[\\s-]+", "_"))) {
                return source;
            }
        }
        faults.add("source must be PUBLISHED_LIST, STATEMENT, CUSTOMS, COMPANY or INSPECTION");
        return null;
    }

    private static Integer tier(String written, Faults faults) {
        if (written == null) {
            return null;
        }
        if (written.matches("[0-9]|1[0-9]|20")) {
            return Integer.valueOf(written);
        }
        faults.add("tier must be a whole number from 0 to 20");
        return null;
    }

    private static LocalDate day(String column, String written, Faults faults) {
        if (written == null) {
            return null;
        }
        try {
            LocalDate day = LocalDate.parse(written);
            if (SupplyLinks.LinkDays.isPossible(day)) {
                return day;
            }
        } catch (DateTimeParseException notADay) {
            // Said below.
        }
        faults.add(column + " must be a day like 2026-01-31, from 1900 to 2199");
        return null;
    }

    /// What is wrong with a row.
    private static final class Faults {
        private final List<String> found = new ArrayList<>();

        void add(String must) {
            found.add(must);
        }

        boolean isEmpty() {
            return found.isEmpty();
        }

        String reason() {
            return String.join("; ", found);
        }
    }

    private record Cells(Map<String, Integer> columns, List<String> cells) {
        /// @return null for an empty cell and for a column that is not there
        String get(String column) {
            Integer at = columns.get(column);
            String cell = at == null || at >= cells.size() ? "" : cells.get(at).strip();
            return cell.isEmpty() ? null : cell;
        }

        boolean tooLong() {
            return columns.values().stream().anyMatch(at -> at < cells.size() && cells.get(at).length() > LONGEST);
        }
    }
}
