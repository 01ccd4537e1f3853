package org.palermo.kernel.statistics;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.palermo.kernel.disclosure.CellKey;
import org.palermo.kernel.disclosure.Published;

/// The figures of a release for answers: extracted from its table once, when it was created, and stored beside it.
///
/// @param read which cells were extracted
/// @param figures of these cells; a cell that is not among them is zero
record StandingRelease(String period, Instant takenAt, Predicate<CellKey> read, List<List<String>> dimensions,
        Map<CellKey, Published> figures) implements Released {

    /// @throws IllegalStateException for a cell that was not extracted
    @Override
    public Published published(String... codes) {
        CellKey key = CellKey.of(codes);
        if (!read.test(key)) {
            throw new IllegalStateException("The list of what answers read lacks " + key);
        }
        return figures.getOrDefault(key, new Published.Exact(0));
    }

    @Override
    public List<String> codes(int dimension) {
        return dimensions.get(dimension);
    }
}
