package org.palermo.kernel.imports;

import java.util.List;
import java.util.stream.Stream;

/// The result of reading a file that only makes sense as a whole: the readable rows, and the others with their reasons.
public record Rows<T>(List<Row<T>> readable, List<RowOutcome.Rejected> unreadable) {

    public RowSource<T> source() {
        return RowSource.of(Stream.<LineResult<T>>concat(unreadable.stream().map(InvalidRow::new), readable.stream()).toList());
    }
}
