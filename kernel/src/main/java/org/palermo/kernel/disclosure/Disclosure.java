package org.palermo.kernel.disclosure;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Statistical disclosure control: decides which numbers of a table may be published.
///
/// The package description defines safety, and says what is proven and where the limits are.
public final class Disclosure {
    private Disclosure() {}

    /// Controls one release together with all earlier ones of the same series, oldest first.
    ///
    /// The same input gives the same release.
    ///
    /// @throws IllegalArgumentException when an earlier release is of another series (categories removed, moved or
    /// divided), or a rule for money is given for counts
    public static ControlledTable control(Cube cube, DisclosureRule rule, List<ControlledTable> earlier) {
        return control(cube, rule, earlier, CarriedOverFigures.NONE);
    }

    /// The same where readers know that some numbers did not change between releases. The caller must carry over what an
    /// earlier release hid or showed.
    public static ControlledTable control(Cube cube, DisclosureRule rule, List<ControlledTable> earlier, CarriedOverFigures carried) {
        if (!cube.money && rule.dominance() != null) {
            throw new IllegalArgumentException("dominance is a rule for money");
        }
        History history = new History(cube, earlier);
        Cells cells = new CellsOfHistory(history, rule, earlier, carried).cells();
        Protection protection = new Protection(history, cells, cube.money);
        protection.run();
        Release release = new Release(cube.dimensions(), published(history, cells, rule));
        DisclosureReport report = new Summary(history, cells, rule).report(protection);
        return new ControlledTable(cube, rule, release, report, knowledge(history, cells));
    }

    private static Map<CellKey, Published> published(History history, Cells cells, DisclosureRule rule) {
        Map<CellKey, Published> published = new HashMap<>();
        for (int cell = 0; cell < history.table.size; cell++) {
            int at = history.number(history.releases, cell);
            if (cells.hidden[at] || cells.hideable[at]) {
                published.put(history.table.key(cell), published(cells, at, rule));
            }
        }
        return published;
    }

    private static Published published(Cells cells, int at, DisclosureRule rule) {
        if (cells.hidden[at]) {
            return new Published.Suppressed();
        }
        return rule.method() == DisclosureRule.Method.ROUND
                ? Published.Rounded.of(cells.value[at], rule.base()) : new Published.Exact(cells.value[at]);
    }

    private static AttackerKnowledge knowledge(History history, Cells cells) {
        Map<Place, Interval> told = new HashMap<>();
        for (int cell = 0; cell < cells.value.length; cell++) {
            if (cells.hidden[cell] && cells.toInformed[cell] != cells.toReader[cell]) {
                told.put(history.place(cell), cells.toInformed[cell]);
            } else if (!cells.hidden[cell] && history.place(cell).kind() == Place.Kind.INCREMENT) {
                told.put(history.place(cell), cells.shown[cell]);
            }
        }
        return new AttackerKnowledge(told, history.isGrowing());
    }
}
