package org.palermo.kernel.disclosure;

/// Counts what a control has hidden.
final class Summary {
    private final History history;
    private final Cells cells;
    private final Sensitivity sensitivity;
    private int published;
    private int primary;
    private int complementary;
    private int rounded;
    private int increments;
    private double all;
    private double lost;

    Summary(History history, Cells cells, DisclosureRule rule) {
        this.history = history;
        this.cells = cells;
        sensitivity = new Sensitivity(rule, history.cube(history.releases));
        for (int cell = 0; cell < history.table.size; cell++) {
            count(cell, history.number(history.releases, cell), rule);
        }
        for (int release = 2; release <= history.releases; release++) {
            for (int cell = 0; cell < history.table.size; cell++) {
                increments += cells.need[history.increment(release, cell)] > 0 ? 1 : 0;
            }
        }
    }

    private void count(int cell, int at, DisclosureRule rule) {
        if (!cells.hideable[at]) {
            return;
        }
        published++;
        boolean hidden = cells.hidden[at];
        primary += hidden && sensitivity.isSensitive(cell) ? 1 : 0;
        complementary += hidden && !sensitivity.isSensitive(cell) ? 1 : 0;
        rounded += !hidden && rule.method() == DisclosureRule.Method.ROUND ? 1 : 0;
        if (history.table.isLeaf(cell)) {
            all += cells.value[at];
            lost += hidden ? cells.value[at] : 0;
        }
    }

    DisclosureReport report(Protection protection) {
        return new DisclosureReport(published, primary, complementary, rounded,
                published == 0 ? 0 : (primary + complementary) / (double) published, all == 0 ? 0 : lost / all,
                increments, protection.openToInsiders, protection.unprotectable);
    }
}
