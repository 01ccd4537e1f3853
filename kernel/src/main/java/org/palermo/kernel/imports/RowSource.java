package org.palermo.kernel.imports;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/// The rows of a file in their order, made as they are asked for, on a thread that may wait for them.
public interface RowSource<T> {

    /// @return the next ones, at most so many, fewer when they are long; none when the file is over
    List<Read<T>> next(int most) throws IOException;

    /// To the end of the file, of which nothing more is wanted: who sends it hears its answer then.
    default void passOver() throws IOException {}

    /// Of rows that are there.
    static <T> RowSource<T> of(Iterable<? extends Read<T>> rows) {
        Iterator<? extends Read<T>> left = rows.iterator();
        return most -> {
            List<Read<T>> some = new ArrayList<>();
            while (some.size() < most && left.hasNext()) {
                some.add(left.next());
            }
            return some;
        };
    }
}
