package org.palermo.kernel.disclosure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// The simplest attack: tries every table of whole numbers, and keeps for each number the smallest and largest that
/// fitted. For tables of a few cells under a visible total.
final class EveryTable {
    private static final int MOST = 2_000;

    /// Every number and increment, including the shown ones.
    final Map<Place, Interval> ranges = new TreeMap<>();
    private final List<Release> releases;
    private final AttackerKnowledge attackerKnowledge;
    private boolean tooMany;

    EveryTable(List<Release> releases, AttackerKnowledge attackerKnowledge) {
        this.releases = releases;
        this.attackerKnowledge = attackerKnowledge;
        List<List<Map<CellKey, Long>>> tables = IntStream.rangeClosed(1, releases.size()).mapToObj(this::fitting).toList();
        tooMany |= tables.stream().mapToInt(List::size).reduce(1, Math::multiplyExact) > MOST;
        if (!tooMany) {
            extend(new ArrayList<>(), tables);
        }
    }

    /// True when there were too many tables to try; then `ranges` is no result.
    boolean isTooLarge() {
        return tooMany;
    }

    private List<Map<CellKey, Long>> fitting(int release) {
        FittingTables tables = new FittingTables(releases.get(release - 1), key -> attackerKnowledge.of(Place.number(release, key)), MOST);
        tooMany |= tables.isTooLarge();
        return tooMany ? List.of() : tables.tables;
    }

    private void extend(List<Map<CellKey, Long>> before, List<List<Map<CellKey, Long>>> tables) {
        int release = before.size() + 1;
        if (release > tables.size()) {
            for (int one = 1; one <= before.size(); one++) {
                note(one, before);
            }
            return;
        }
        for (Map<CellKey, Long> table : tables.get(release - 1)) {
            if (release == 1 || follows(release, before.getLast(), table)) {
                before.add(table);
                extend(before, tables);
                before.removeLast();
            }
        }
    }

    private boolean follows(int release, Map<CellKey, Long> before, Map<CellKey, Long> table) {
        return table.entrySet().stream().allMatch(cell -> attackerKnowledge.of(Place.increment(release, cell.getKey()))
                .contains(cell.getValue() - before.getOrDefault(cell.getKey(), 0L)));
    }

    private void note(int release, List<Map<CellKey, Long>> history) {
        history.get(release - 1).forEach((key, value) -> {
            note(Place.number(release, key), value);
            if (release > 1) {
                note(Place.increment(release, key), value - history.get(release - 2).getOrDefault(key, 0L));
            }
        });
    }

    private void note(Place place, long value) {
        ranges.merge(place, new Interval(value, value), (a, b) -> new Interval(Math.min(a.low(), b.low()), Math.max(a.high(), b.high())));
    }
}
