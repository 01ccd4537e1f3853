package org.palermo.kernel.imports;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/// A table with a header, whatever it came as. Closed by who does not ask for its rows; they close it at their end.
public interface Table extends Closeable {

    /// Empty when there is none.
    List<String> header();

    /// The rows below the header, read as they are asked for.
    <T> RowSource<T> rows(Reading<T> reading);

    @Override
    default void close() throws IOException {}

    /// What is made of a row.
    interface Reading<T> {
        /// @param line where it begins, the first of the file being line 1
        Read<T> read(int line, List<String> cells);
    }
}
