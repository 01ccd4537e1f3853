package org.palermo.portal.statistics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.palermo.portal.gateway.Statistics;
import org.palermo.portal.statistics.Comparison.SheetPair;
import org.palermo.portal.statistics.StatisticsView.Row;
import org.palermo.portal.statistics.StatisticsView.Sheet;
import org.palermo.portal.statistics.StatisticsView.Shown;

/// Marks the figures of a table that differ from those at the same place of another release: in the row with the same labels, under the
/// same heading. A figure that is hidden in one of them differs.
final class Differences {
    private final Statistics.Table now;
    private final Statistics.Table before;
    private final Map<List<String>, Statistics.Row> known = new HashMap<>();
    private int shared;
    private int differing;

    private Differences(Statistics.Table now, Statistics.Table before) {
        this.now = now;
        this.before = before;
        before.rows().forEach(row -> known.putIfAbsent(row.labels(), row));
    }

    /// @param sheet shows `now`, row by row
    /// @return the marked sheet, with a sentence that counts what differs
    static Marked pair(Sheet sheet, Statistics.Table now, Statistics.Table before, ReleasedWords words) {
        Differences differences = new Differences(now, before);
        List<Row> rows = new ArrayList<>();
        for (int row = 0; row < sheet.rows().size(); row++) {
            rows.add(differences.marked(sheet.rows().get(row), now.rows().get(row)));
        }
        return new Marked(new Sheet(sheet.name(), sheet.title(), sheet.labels(), sheet.figures(), rows), differences.said(words));
    }

    record Marked(Sheet sheet, String said) {
        SheetPair beside(Sheet published) {
            return new SheetPair(sheet.name(), sheet, said, published);
        }
    }

    private Row marked(Row shown, Statistics.Row row) {
        Statistics.Row other = known.get(row.labels());
        if (other == null) {
            return shown;
        }
        List<Shown> figures = new ArrayList<>();
        for (int column = 0; column < shown.figures().size(); column++) {
            figures.add(differs(row, other, column) ? shown.figures().get(column).marked() : shown.figures().get(column));
        }
        return new Row(shown.labels(), figures);
    }

    private boolean differs(Statistics.Row row, Statistics.Row other, int column) {
        int place = column < now.figures().size() ? before.figures().indexOf(now.figures().get(column)) : -1;
        if (place < 0 || place >= other.figures().size()) {
            return false;
        }
        boolean differs = !Objects.equals(row.figures().get(column), other.figures().get(place));
        shared++;
        differing += differs ? 1 : 0;
        return differs;
    }

    private String said(ReleasedWords words) {
        return shared == 0 ? words.say("compare.none") : differing == 0 ? words.say("compare.same")
                : words.say("compare.differ", Map.of("count", differing));
    }
}
