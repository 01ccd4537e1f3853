package org.palermo.bench.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// A table for people to read, with aligned columns.
public final class Table {

    private final List<List<String>> rows = new ArrayList<>();

    public Table(String... headings) {
        rows.add(List.of(headings));
    }

    public void row(Object... cells) {
        rows.add(List.of(cells).stream().map(Table::shown).toList());
    }

    /// Ratios with two decimals, times in milliseconds with two decimals.
    static String shown(Object cell) {
        return switch (cell) {
            case Double ratio -> String.format(Locale.ROOT, "%.2f", ratio);
            case Long nanos -> String.format(Locale.ROOT, "%.2f ms", nanos / 1e6);
            default -> cell.toString();
        };
    }

    public void print() {
        int columns = rows.getFirst().size();
        var widths = IntStream.range(0, columns).map(i -> rows.stream().mapToInt(row -> row.get(i).length()).max().orElse(0)).toArray();
        for (var row : rows) {
            var line = new StringBuilder(" ");
            for (int i = 0; i < columns; i++) {
                line.append(' ').append(i == 0 ? row.get(i) + " ".repeat(widths[i] - row.get(i).length()) : " ".repeat(widths[i] - row.get(i).length()) + row.get(i)).append(' ');
            }
            System.out.println(line.toString().stripTrailing());
        }
    }
}
