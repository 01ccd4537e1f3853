package org.palermo.kernel.disclosure;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A table as it is published. A cell that is not in it is impossible, and everybody knows that it is zero.
public record Release(List<Dimension> dimensions, Map<CellKey, Published> cells) {
    public Release {
        dimensions = List.copyOf(dimensions);
        cells = Collections.unmodifiableMap(new TreeMap<>(cells));
    }
}
