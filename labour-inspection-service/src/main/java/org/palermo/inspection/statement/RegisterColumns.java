package org.palermo.inspection.statement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// The columns of a register's file, found by their names. Only what the service understands is named here; every other column is kept as
/// it is.
final class RegisterColumns {
    private static final Set<String> UK = Set.of("statementyear", "organisationname", "companynumber", "parentname", "statementurl",
            "statementsummaryurl",
            "statementstartdate", "statementenddate", "turnover", "statementincludesorgstructure", "statementincludespolicies",
            "statementincludesrisksassessment", "statementincludesduediligence", "statementincludestraining", "statementincludesgoals");
    private static final Set<String> AU = Set.of("periodstart", "periodend", "reportingentities", "abn", "annualrevenue", "statementurl",
            "pdfurl");
    private static final Map<String, StatementArea> UK_AREAS = ukAreas();

    private final Map<String, Integer> at = new HashMap<>();

    private RegisterColumns() {}

    private static Map<String, StatementArea> ukAreas() {
        Map<String, StatementArea> areas = new LinkedHashMap<>();
        areas.put("statementincludesorgstructure", StatementArea.STRUCTURE);
        areas.put("statementincludespolicies", StatementArea.POLICIES);
        areas.put("statementincludesrisksassessment", StatementArea.RISKS);
        areas.put("statementincludesduediligence", StatementArea.DUE_DILIGENCE);
        areas.put("statementincludesgoals", StatementArea.EFFECTIVENESS);
        areas.put("statementincludestraining", StatementArea.TRAINING);
        return areas;
    }

    static RegisterColumns of(Regime regime, List<String> header) {
        RegisterColumns columns = new RegisterColumns();
        Set<String> known = regime == Regime.UK ? UK : AU;
        for (int i = 0; i < header.size(); i++) {
            String name = header.get(i).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "");
            if (known.contains(name)) {
                columns.at.putIfAbsent(name, i);
            }
        }
        return columns;
    }

    int known() {
        return at.size();
    }

    boolean has(String column) {
        return at.containsKey(column);
    }

    /// The cell without spaces around it; null when it is empty or the column is missing.
    String cell(List<String> cells, String column) {
        Integer place = at.get(column);
        String cell = place == null || place >= cells.size() ? "" : cells.get(place).strip();
        return cell.isEmpty() ? null : cell;
    }

    /// The areas that the United Kingdom's summary marks; null when the file has none of these columns. An empty cell means no.
    List<StatementArea> areas(List<String> cells) {
        if (UK_AREAS.keySet().stream().noneMatch(at::containsKey)) {
            return null;
        }
        return UK_AREAS.entrySet().stream().filter(column -> isYes(cell(cells, column.getKey()))).map(Map.Entry::getValue).toList();
    }

    private static boolean isYes(String cell) {
        return cell != null && (cell.equalsIgnoreCase("yes") || cell.equalsIgnoreCase("true"));
    }

    /// The entries of a cell that has one on each line, or between semicolons or bars.
    List<String> entries(List<String> cells, String column) {
        String cell = cell(cells, column);
        List<String> entries = new ArrayList<>();
        if (cell != null) {
            Arrays.stream(cell.split("[\\r\\n;|]+")).map(String::strip).filter(entry -> !entry.isEmpty()).distinct().forEach(entries::add);
        }
        return entries;
    }
}
