package org.palermo.kernel.imports;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.workbook.Cell;
import org.palermo.kernel.workbook.FileDefect;
import org.palermo.kernel.workbook.SeekableFile;
import org.palermo.kernel.workbook.Sheet;
import org.palermo.kernel.workbook.SheetRow;
import org.palermo.kernel.workbook.WorkbookLimits;

/// The first sheet of a workbook (`.xlsx`); its first row with content is the header. A cell is read as it is shown: a
/// date in ISO 8601, a number without its format, the value of a formula; an error is empty.
///
/// An archive is read from its end, so it is held as a whole, and its unpacked size is limited: three at once fit into a
/// small heap.
public final class WorkbookTable implements Table {
    public static final String TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final int MOST = 4 * 1024 * 1024;
    private static final WorkbookLimits BOUNDS = new WorkbookLimits(6 << 20, 4L << 20, 256L << 10, 128L << 20, 200_000, 32L << 20);

    private final Sheet sheet;
    private final List<String> header;
    private final int headerRow;

    /// @param first null when no row has content
    private WorkbookTable(Sheet sheet, SheetRow first) {
        this.sheet = sheet;
        this.header = first == null ? List.of() : texts(first);
        this.headerRow = first == null ? 1 : first.number();
    }

    /// Reads the header; the rows are read on demand.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 when it is not a workbook, or one that can't be read; 413
    /// when it is too large
    public static WorkbookTable open(InputStream body) throws IOException {
        byte[] file = body.readNBytes(MOST + 1);
        if (file.length > MOST) {
            throw Problems.tooLarge("A workbook must be at most 4 MiB. Save it as CSV, or send its rows in parts.");
        }
        return open(SeekableFile.of(file), BOUNDS);
    }

    /// As {@link #open(InputStream)}, for a file that need not be held as a whole.
    ///
    /// @param bounds by the memory that one reader at a time may use
    public static WorkbookTable open(SeekableFile file, WorkbookLimits bounds) throws IOException {
        try {
            return headed(Sheet.first(file, bounds));
        } catch (FileDefect defect) {
            throw refused(defect);
        }
    }

    private static WorkbookTable headed(Sheet sheet) throws IOException {
        try {
            return new WorkbookTable(sheet, next(sheet));
        } catch (FileDefect defect) {
            sheet.close();
            throw defect;
        }
    }

    private static RuntimeException refused(FileDefect defect) {
        return switch (defect.kind()) {
            case OTHER_FORMAT -> Problems.invalid("body", "must be a workbook (.xlsx)");
            case DOCUMENT_TYPE -> Problems.invalid("body", "must not hold a document type");
            case BROKEN -> Problems.invalid("body", "must be a whole workbook");
            case TOO_LARGE -> Problems.tooLarge("The workbook unpacks to more than is read. Save it as CSV.");
        };
    }

    @Override
    public List<String> header() {
        return header;
    }

    @Override
    public <T> RowSource<T> rows(Reading<T> reading) {
        return new WorkbookRows<>(sheet, headerRow, reading);
    }

    @Override
    public void close() throws IOException {
        sheet.close();
    }

    /// The next row with content.
    ///
    /// @return null after the last
    static SheetRow next(Sheet sheet) {
        SheetRow row = sheet.next();
        while (row != null && !row.tooLong() && texts(row).stream().allMatch(String::isBlank)) {
            row = sheet.next();
        }
        return row;
    }

    static List<String> texts(SheetRow row) {
        return row.cells().stream().map(cell -> cell == null || cell.kind() == Cell.Kind.ERROR ? "" : cell.text()).toList();
    }
}
