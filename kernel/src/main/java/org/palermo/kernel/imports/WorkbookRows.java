package org.palermo.kernel.imports;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.palermo.kernel.workbook.FileDefect;
import org.palermo.kernel.workbook.Sheet;
import org.palermo.kernel.workbook.SheetRow;

/// The rows of a sheet below its header. After an unreadable row nothing more can be read.
final class WorkbookRows<T> implements RowSource<T> {
    /// Characters of rows that are held at once.
    private static final int BATCH_CHARACTERS = 512 * 1024;
    private static final String OTHER_SHEETS = "the workbook has other sheets: only the first was read";

    private final Sheet sheet;
    private final Table.Reading<T> reading;
    private boolean remarked;
    private boolean over;
    private int last;
    private int characters;

    /// @param header number of the header row in the workbook
    WorkbookRows(Sheet sheet, int header, Table.Reading<T> reading) {
        this.sheet = sheet;
        this.last = header;
        this.reading = reading;
    }

    @Override
    public List<LineResult<T>> next(int most) throws IOException {
        if (over) {
            return List.of();
        }
        List<LineResult<T>> some = new ArrayList<>();
        try {
            characters = 0;
            while (!over && some.size() < most && characters < BATCH_CHARACTERS) {
                SheetRow row = WorkbookTable.next(sheet);
                over = row == null;
                if (row != null) {
                    last = row.number();
                    some.add(read(row));
                }
            }
        } catch (FileDefect defect) {
            over = true;
            some.add(new InvalidRow<>(last + 1, said(defect.kind())));
        }
        if (over) {
            sheet.close();
        }
        if (!remarked && sheet.others() > 0) {
            remarked = true;
            some.addFirst(new FileRemark<>(1, OTHER_SHEETS));
        }
        return some;
    }

    private LineResult<T> read(SheetRow row) {
        if (row.tooLong()) {
            return new InvalidRow<>(row.number(), "the row must have at most 200,000 characters");
        }
        List<String> cells = WorkbookTable.texts(row);
        characters += cells.stream().mapToInt(String::length).sum();
        return reading.read(row.number(), cells);
    }

    private static String said(FileDefect.Kind kind) {
        return kind == FileDefect.Kind.TOO_LARGE
                ? "the workbook must not unpack to more than is read: the rest was not read"
                : "the workbook must be whole: the rest can't be read";
    }
}
