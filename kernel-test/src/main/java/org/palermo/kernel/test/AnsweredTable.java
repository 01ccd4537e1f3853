package org.palermo.kernel.test;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.palermo.kernel.disclosure.AttackerKnowledge;
import org.palermo.kernel.disclosure.CellKey;
import org.palermo.kernel.disclosure.Dimension;
import org.palermo.kernel.disclosure.Place;
import org.palermo.kernel.disclosure.Published;
import org.palermo.kernel.disclosure.Release;
import org.palermo.kernel.test.attack.Attacker;

/// A table that an attacker puts together from answers; suppressed numbers must be computed.
public final class AnsweredTable {
    private final List<Dimension> dimensions;
    private final Map<CellKey, Published> cells = new HashMap<>();

    public AnsweredTable(Dimension... dimensions) {
        this.dimensions = List.of(dimensions);
        each(0, new String[dimensions.length], key -> cells.put(key, new Published.Suppressed()));
    }

    private void each(int at, String[] codes, Consumer<CellKey> use) {
        if (at == codes.length) {
            use.accept(CellKey.of(codes));
            return;
        }
        for (Dimension.Category category : dimensions.get(at).categories()) {
            codes[at] = category.code();
            each(at + 1, codes, use);
        }
    }

    /// @param value null when the answer suppresses it
    public AnsweredTable show(Number value, String... codes) {
        if (cells.put(CellKey.of(codes), value == null ? new Published.Suppressed() : new Published.Exact(value.longValue())) == null) {
            throw new IllegalArgumentException("no such cell: " + Arrays.toString(codes));
        }
        return this;
    }

    /// The numbers from 1 to *k* − 1 that the attacker can compute from all releases of a series, oldest first: cells, and
    /// their growth from one release to the next.
    public static SortedMap<Place, Long> smallOnes(int k, AnsweredTable... answers) {
        return smallOnes(k, AttackerKnowledge.ofReaders(false), answers);
    }

    /// @param knowledge what the attacker knows besides
    public static SortedMap<Place, Long> smallOnes(int k, AttackerKnowledge knowledge, AnsweredTable... answers) {
        var releases = Arrays.stream(answers).map(answer -> new Release(answer.dimensions, answer.cells)).toList();
        SortedMap<Place, Long> small = new TreeMap<>(Attacker.attack(releases, knowledge).recovered());
        small.values().removeIf(value -> value == 0 || Math.abs(value) >= k);
        return small;
    }
}
