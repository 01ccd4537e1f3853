package org.palermo.kernel.statistics;

import java.time.Instant;
import java.util.List;
import org.palermo.kernel.disclosure.Published;

/// A release as answers read it.
public interface Released {
    String period();

    /// When it was counted.
    Instant takenAt();

    /// What the public gets of a cell; a cell that the table has not is nobody.
    Published published(String... codes);

    /// The categories of a dimension, totals included, in the order of the table.
    List<String> codes(int dimension);
}
