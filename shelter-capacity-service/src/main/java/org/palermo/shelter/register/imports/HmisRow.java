package org.palermo.shelter.register.imports;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;

/// A row of a file of the set.
///
/// @param line line number; the header is line 1
/// @param cells by column, without empty cells
record HmisRow(int line, Map<String, String> cells) {
    private static final int DATE = 10;

    /// Empty when there is no cell.
    String get(String column) {
        return cells.getOrDefault(column, "");
    }

    /// Whether something had begun by this day and had not ended.
    ///
    /// @throws DateTimeException when a cell is not a date
    boolean runsOn(LocalDate day, String start, String end) {
        return (get(start).isEmpty() || !date(start).isAfter(day)) && (get(end).isEmpty() || !date(end).isBefore(day));
    }

    /// @throws DateTimeException when the cell is not a date
    private LocalDate date(String column) {
        String text = get(column);
        return LocalDate.parse(text.length() > DATE ? text.substring(0, DATE) : text);
    }

    /// @throws NumberFormatException when the cell is not a number
    int count(String column) {
        String text = get(column);
        if (text.isEmpty()) {
            return 0;
        }
        if (!text.matches("\\d{1,5}")) {
            throw new NumberFormatException(column);
        }
        return Integer.parseInt(text);
    }
}
