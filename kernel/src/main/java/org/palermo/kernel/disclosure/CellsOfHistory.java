package org.palermo.kernel.disclosure;

import java.util.List;

/// Determines, before any cell is hidden to protect another, what each cell of a history shows and what needs protection.
final class CellsOfHistory {
    private static final Interval ZERO = new Interval(0, 0);
    /// The loss from hiding a total counts as much as that from so many of its parts, and a total of totals as much as so
    /// many totals.
    private static final int PARTS = 4;

    private final History history;
    private final DisclosureRule rule;
    private final List<ControlledTable> earlier;
    private final CarriedOverFigures carriedOverFigures;
    private final Cells cells;

    CellsOfHistory(History history, DisclosureRule rule, List<ControlledTable> earlier, CarriedOverFigures carriedOverFigures) {
        this.history = history;
        this.rule = rule;
        this.earlier = earlier;
        this.carriedOverFigures = carriedOverFigures;
        this.cells = new Cells(history.values);
    }

    Cells cells() {
        Interval change = history.isGrowing() ? Interval.NOT_NEGATIVE : Interval.ANY;
        for (int release = 1; release <= history.releases; release++) {
            boolean current = release == history.releases;
            Sensitivity sensitivity = new Sensitivity(current ? rule : earlier.get(release - 1).rule(), history.cube(release));
            for (int cell = 0; cell < history.table.size; cell++) {
                setNumber(release, cell, sensitivity, current ? null : earlier.get(release - 1));
                if (release > 1) {
                    setIncrement(release, cell, sensitivity, change);
                }
            }
        }
        return cells;
    }

    private void setNumber(int release, int cell, Sensitivity sensitivity, ControlledTable before) {
        int at = history.number(release, cell);
        if (!history.cube(release).possible.get(cell)) {
            cells.show(at, ZERO);
            return;
        }
        cells.ifHidden(at, Interval.NOT_NEGATIVE, sensitivity.toInformed(cell));
        if (before == null) {
            setCurrent(at, cell, sensitivity);
        } else {
            setEarlier(at, cell, sensitivity, before);
        }
    }

    private void setCurrent(int at, int cell, Sensitivity sensitivity) {
        boolean rounds = rule.method() == DisclosureRule.Method.ROUND;
        long value = cells.value[at];
        cells.show(at, rounds ? Published.Rounded.of(value, rule.base()).interval() : new Interval(value, value));
        cells.hideable[at] = true;
        cells.weight[at] = weight(cell);
        if (sensitivity.isSensitive(cell)) {
            cells.need[at] = sensitivity.need(cell);
            cells.hidden[at] = !rounds;
        }
    }

    /// Where dimensions classify people, totals should stay visible first, then one dimension after another.
    private int weight(int cell) {
        int weight = 1;
        for (int d = 0; !history.cube(history.releases).ofPersons.isEmpty() && d < history.table.trees.size(); d++) {
            weight *= history.table.trees.get(d).isLeaf(history.table.node(cell, d)) ? 1 : PARTS;
        }
        return weight;
    }

    /// A cell that was hidden in the earlier release must stay hidden, for whatever reason. A cell that was not in that
    /// table is free.
    private void setEarlier(int at, int cell, Sensitivity sensitivity, ControlledTable before) {
        switch (before.cells().get(history.table.key(cell))) {
            case Published.Exact exact -> cells.show(at, new Interval(exact.value(), exact.value()));
            case Published.Rounded rounded -> {
                cells.show(at, rounded.interval());
                cells.need[at] = sensitivity.isSensitive(cell) ? sensitivity.need(cell) : 0;
            }
            case Published.Suppressed _ -> {
                cells.hidden[at] = true;
                cells.need[at] = sensitivity.isSensitive(cell) ? sensitivity.need(cell) : 1;
            }
            case null -> cells.hidden[at] = true;
        }
    }

    private void setIncrement(int release, int cell, Sensitivity sensitivity, Interval reader) {
        int at = history.increment(release, cell);
        Cube before = history.cube(release - 1);
        if (!before.possible.get(cell) && !history.cube(release).possible.get(cell) || isCarried(release, cell)) {
            cells.show(at, ZERO);
            return;
        }
        cells.hidden[at] = true;
        cells.ifHidden(at, reader, sensitivity.incrementToInformed(before, cell, reader));
        cells.need[at] = sensitivity.isSensitiveIncrement(before, cell) ? sensitivity.needOfIncrement() : 0;
    }

    /// @throws IllegalArgumentException when a number that is declared as carried over has changed
    private boolean isCarried(int release, int cell) {
        boolean is = carriedOverFigures.isCarried(release, history.table.key(cell));
        if (is && history.values[history.increment(release, cell)] != 0) {
            throw new IllegalArgumentException(history.table.key(cell) + " is not what the release before says");
        }
        return is;
    }
}
