package org.palermo.kernel.imports;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/// A table with a header, in any file format. A caller that does not read its rows must close it; the rows close it at
/// their end.
public interface Table extends Closeable {

    /// Empty when there is none.
    List<String> header();

    /// The rows below the header, read on demand.
    <T> RowSource<T> rows(Reading<T> reading);

    @Override
    default void close() throws IOException {}

    /// Converts a row.
    interface Reading<T> {
        /// @param line where the row begins, the first line of the file being 1
        LineResult<T> read(int line, List<String> cells);
    }
}
