package org.palermo.kernel.sql;

import java.time.Instant;

/// Bounds of queries that have no end of their own.
public final class QueryBounds {
    /// Later than any instant that a row holds.
    public static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

    private QueryBounds() {}
}
