package org.palermo.inspection.workplace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVRecord;
import org.palermo.kernel.imports.Read;
import org.palermo.kernel.imports.Row;
import org.palermo.kernel.imports.RowSource;
import org.palermo.kernel.imports.Unreadable;
import org.palermo.kernel.problem.Problems;

/// The rows of a list below its header, as it comes. Behind what can't be read nothing can be.
final class ListedRows implements RowSource<ListedRow> {
    private static final int MOST_CELLS = 1_000;
    /// Characters of rows that are held at once.
    private static final int BATCH_CHARACTERS = 512 * 1024;

    private final Iterator<CSVRecord> records;
    private final ListText text;
    private final ListedRowReader reader;
    private final List<String> header;
    private final Map<ListedField, List<Integer>> columns;
    private final String defaultCountry;
    private int last = 1;
    private boolean over;

    ListedRows(Iterator<CSVRecord> records, ListText text, ListedRowReader reader, List<String> header, Map<ListedField, List<Integer>> columns, String defaultCountry) {
        this.records = records;
        this.text = text;
        this.reader = reader;
        this.header = header;
        this.columns = columns;
        this.defaultCountry = defaultCountry;
    }

    @Override
    public List<Read<ListedRow>> next(int most) throws IOException {
        List<Read<ListedRow>> some = new ArrayList<>();
        try {
            long begun = -1;
            for (long at = 0; !over && some.size() < most && at - begun < BATCH_CHARACTERS;) {
                if (records.hasNext()) {
                    CSVRecord record = records.next();
                    at = record.getCharacterPosition();
                    begun = begun < 0 ? at : begun;
                    last = text.lineAt(at);
                    some.add(read(record));
                } else {
                    over = true;
                }
            }
        } catch (UncheckedIOException | IllegalStateException unreadable) {
            over = true;
            some.add(new Unreadable<>(last + 1, said(unreadable)));
        }
        return some;
    }

    @Override
    public void passOver() throws IOException {
        text.passOver();
    }

    private static String said(RuntimeException unreadable) throws IOException {
        for (Throwable at = unreadable; at != null; at = at.getCause()) {
            if (at instanceof ListText.NotText notText) {
                return "the file " + notText.getMessage() + ": the rest can't be read";
            }
        }
        return "a quote is never closed from this line or a later one on: the rest can't be read";
    }

    private Read<ListedRow> read(CSVRecord record) {
        if (record.size() > MOST_CELLS) {
            return new Unreadable<>(last, "the row has more than 1,000 cells");
        }
        ListedRowReader.Read read = reader.read(header, columns, record.toList(), defaultCountry);
        return read.row() == null ? new Unreadable<>(last, read.reason()) : new Row<>(last, read.row());
    }
}
