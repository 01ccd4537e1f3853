package org.palermo.kernel.paging;

import java.util.List;
import java.util.function.Function;

/// One page of a list.
///
/// @param next the cursor of the next page, null on the last one
public record Page<T>(List<T> items, String next) {
    public static final int MAX_LIMIT = 200;

    /// Stores read one row more than the limit; if that row exists, there is a next page.
    public static <T> Page<T> of(List<T> rows, int limit, Function<T, Cursor> cursor) {
        if (rows.size() <= limit) {
            return new Page<>(List.copyOf(rows), null);
        }
        List<T> items = List.copyOf(rows.subList(0, limit));
        return new Page<>(items, cursor.apply(items.getLast()).write());
    }
}
