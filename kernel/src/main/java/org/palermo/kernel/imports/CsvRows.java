package org.palermo.kernel.imports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.csv.CSVRecord;

/// The rows of a table below its header, read while they arrive. After an unreadable row nothing more can be read.
final class CsvRows<T> implements RowSource<T> {
    private static final int MOST_CELLS = 1_000;
    /// Characters of rows that are held at once.
    private static final int BATCH_CHARACTERS = 512 * 1024;
    private static final String WESTERN = "from this line on the file is not UTF-8: it was read as windows-1252, which Excel writes";

    private final Iterator<CSVRecord> records;
    private final TableText text;
    private final CsvTable.Reading<T> reading;
    private int last = 1;
    private boolean remarked;
    private boolean over;

    CsvRows(Iterator<CSVRecord> records, TableText text, CsvTable.Reading<T> reading) {
        this.records = records;
        this.text = text;
        this.reading = reading;
    }

    @Override
    public List<LineResult<T>> next(int most) throws IOException {
        List<LineResult<T>> some = new ArrayList<>();
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
            some.add(new InvalidRow<>(last + 1, said(unreadable)));
        }
        if (text.westernFrom() > 0 && !remarked) {
            remarked = true;
            some.addFirst(new FileRemark<>(text.westernFrom(), WESTERN));
        }
        return some;
    }

    @Override
    public void passOver() throws IOException {
        text.passOver();
    }

    private static String said(RuntimeException unreadable) throws IOException {
        for (Throwable at = unreadable; at != null; at = at.getCause()) {
            if (at instanceof TableText.NotText notText) {
                return "the file " + notText.getMessage() + ": the rest can't be read";
            }
        }
        return "a quote must be closed: from this line or a later one on the rest can't be read";
    }

    private LineResult<T> read(CSVRecord record) {
        return record.size() > MOST_CELLS
                ? new InvalidRow<>(last, "the row must have at most 1,000 cells")
                : reading.read(last, record.toList());
    }
}
