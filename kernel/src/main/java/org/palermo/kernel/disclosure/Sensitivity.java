package org.palermo.kernel.disclosure;

import java.util.BitSet;

/// Which numbers a rule protects, how wide they must stay open, and what somebody knows who is told that they are
/// protected.
final class Sensitivity {
    private final DisclosureRule rule;
    private final Cube cube;
    private final BitSet unanimous;

    Sensitivity(DisclosureRule rule, Cube cube) {
        this.rule = rule;
        this.cube = cube;
        this.unanimous = GroupDisclosure.zeros(cube);
    }

    boolean isSensitive(int cell) {
        return cube.possible.get(cell) && (rule.isSmall(cube.contributors[cell]) || dominates(cell) || unanimous.get(cell));
    }

    private boolean dominates(int cell) {
        return cube.money && rule.dominance() != null && cube.contributors[cell] > 0
                && rule.dominance().isSensitive(cube.values[cell], cube.largest[cell]);
    }

    long need(int cell) {
        long dominance = dominates(cell) ? rule.dominance().upperProtection(cube.values[cell], cube.largest[cell]) : 0;
        return Math.max(unanimous.get(cell) && rule.showZeros() ? 1 : rule.minimumInterval(), dominance);
    }

    Interval toInformed(int cell) {
        return cube.money || !isSensitive(cell) ? Interval.NOT_NEGATIVE : new Interval(lowest(cell), rule.k() - 1);
    }

    private int lowest(int cell) {
        return rule.showZeros() && !unanimous.get(cell) ? 1 : 0;
    }

    /// Growth by a few people discloses as much as a table of these few, whatever the earlier number was.
    boolean isSensitiveIncrement(Cube before, int cell) {
        int people = Math.abs(cube.contributors[cell] - before.contributors[cell]);
        return people > 0 && people < rule.k();
    }

    long needOfIncrement() {
        return rule.minimumInterval();
    }

    Interval incrementToInformed(Cube before, int cell, Interval reader) {
        long change = cube.values[cell] - before.values[cell];
        if (change == 0 && cube.contributors[cell] == before.contributors[cell]) {
            return new Interval(0, 0);
        }
        if (cube.money || !isSensitiveIncrement(before, cell)) {
            return reader;
        }
        return change > 0 ? new Interval(1, rule.k() - 1) : new Interval(1 - rule.k(), -1);
    }
}
