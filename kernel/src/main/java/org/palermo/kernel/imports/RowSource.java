package org.palermo.kernel.imports;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/// The rows of a file in order, read on demand, on a thread that may wait for them.
public interface RowSource<T> {

    /// @return the next rows: at most this many, fewer when they are long, none at the end of the file
    List<LineResult<T>> next(int most) throws IOException;

    /// Skips to the end of the file when no more rows are needed, so that the sender then gets the answer.
    default void passOver() throws IOException {}

    /// A source of rows that are already in memory.
    static <T> RowSource<T> of(Iterable<? extends LineResult<T>> rows) {
        Iterator<? extends LineResult<T>> left = rows.iterator();
        return most -> {
            List<LineResult<T>> some = new ArrayList<>();
            while (some.size() < most && left.hasNext()) {
                some.add(left.next());
            }
            return some;
        };
    }
}
