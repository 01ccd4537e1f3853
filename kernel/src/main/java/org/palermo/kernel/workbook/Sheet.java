package org.palermo.kernel.workbook;

import static javax.xml.stream.XMLStreamConstants.END_DOCUMENT;
import static javax.xml.stream.XMLStreamConstants.END_ELEMENT;
import static javax.xml.stream.XMLStreamConstants.START_ELEMENT;

import java.io.Closeable;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// The first sheet of a workbook, row by row, after its texts. Existing libraries hold the whole archive in memory and
/// each of its texts as a string, and unpack it without a limit.
public final class Sheet implements Closeable {
    private static final int LONGEST = 1 << 16;
    private static final int MOST_COLUMNS = 1000;
    /// The limit of Excel; blank rows count.
    private static final int MOST_ROWS = 1 << 20;
    /// Excel's numbers have 15 digits; reading one of thousands takes long.
    private static final int LONGEST_NUMBER = 200;

    private final WorkbookLimits workbookLimits;
    private final Workbook workbook;
    private final Xml xml;
    private int number;
    private int rows;
    private long shown;

    private Sheet(WorkbookLimits workbookLimits, Workbook workbook, Xml xml) {
        this.workbookLimits = workbookLimits;
        this.workbook = workbook;
        this.xml = xml;
    }

    /// @throws FileDefect when it is not a workbook
    public static Sheet first(SeekableFile file, WorkbookLimits workbookLimits) {
        Parts parts = new Parts(file, workbookLimits);
        Workbook workbook = Workbook.read(parts, workbookLimits);
        return new Sheet(workbookLimits, workbook, parts.read(workbook.firstSheet()));
    }

    /// The number of further sheets in the workbook.
    public int others() {
        return workbook.sheets() - 1;
    }

    /// @return null after the last
    /// @throws FileDefect when nothing after this place can be read
    public SheetRow next() {
        for (int event = xml.next(); event != END_DOCUMENT; event = xml.next()) {
            if (event == START_ELEMENT && xml.name().equals("row")) {
                String told = xml.attribute("r");
                int at = told != null && told.matches("\\d{1,7}") ? Integer.parseInt(told) : number + 1;
                if (at <= number) {
                    throw new FileDefect(FileDefect.Kind.BROKEN);
                }
                number = at;
                rows++;
                if (rows > MOST_ROWS) {
                    throw new FileDefect(FileDefect.Kind.TOO_LARGE);
                }
                return row();
            }
        }
        return null;
    }

    /// Once the row is too long its further cells are skipped, because each may refer to a long text.
    private SheetRow row() {
        List<Cell> cells = new ArrayList<>();
        int characters = 0;
        for (int event = xml.next(); !(event == END_ELEMENT && xml.name().equals("row")); event = xml.next()) {
            if (event == END_DOCUMENT) {
                throw new FileDefect(FileDefect.Kind.BROKEN);
            }
            if (event == START_ELEMENT && xml.name().equals("c") && characters <= workbookLimits.row()) {
                int column = column(xml.attribute("r"), cells.size());
                if (column >= MOST_COLUMNS) {
                    throw new FileDefect(FileDefect.Kind.TOO_LARGE);
                }
                while (cells.size() < column) {
                    cells.add(null);
                }
                String type = xml.attribute("t");
                Cell cell = cell(type == null ? "n" : type, xml.attribute("s"));
                int length = cell == null ? 0 : cell.text().length();
                characters += length;
                shows(length);
                if (cells.size() == column) {
                    cells.add(cell);
                } else {
                    cells.set(column, cell);
                }
            }
        }
        shows(cells.size());
        boolean tooLong = characters > workbookLimits.row();
        return new SheetRow(number, tooLong ? List.of() : cells, tooLong);
    }

    private void shows(int characters) {
        shown += characters;
        if (shown > workbookLimits.shown()) {
            throw new FileDefect(FileDefect.Kind.TOO_LARGE);
        }
    }

    /// @return null for an empty cell
    private Cell cell(String type, String style) {
        StringBuilder value = new StringBuilder();
        boolean inside = false;
        boolean formula = false;
        int phonetic = 0;
        for (int event = xml.next(); !(event == END_ELEMENT && xml.name().equals("c")); event = xml.next()) {
            if (event == START_ELEMENT) {
                String name = xml.name();
                formula |= name.equals("f");
                phonetic += name.equals("rPh") ? 1 : 0;
                inside = phonetic == 0 && (name.equals("v") || name.equals("t"));
            } else if (event == END_ELEMENT) {
                phonetic -= xml.name().equals("rPh") ? 1 : 0;
                inside = false;
            } else if (event == END_DOCUMENT) {
                throw new FileDefect(FileDefect.Kind.BROKEN);
            } else if (inside && Xml.isText(event)) {
                value.append(xml.text());
                if (value.length() > LONGEST) {
                    throw new FileDefect(FileDefect.Kind.TOO_LARGE);
                }
            }
        }
        Cell cell = value.isEmpty() ? null : cell(type, style, value.toString());
        boolean shown = cell != null && cell.kind() != Cell.Kind.DATE && cell.kind() != Cell.Kind.ERROR;
        return formula && shown ? new Cell(cell.text(), Cell.Kind.FORMULA) : cell;
    }

    private Cell cell(String type, String style, String value) {
        return switch (type) {
            case "s" -> new Cell(workbook.text(index(value)), Cell.Kind.TEXT);
            case "b" -> new Cell(value.strip().equals("1") ? "TRUE" : "FALSE", Cell.Kind.BOOLEAN);
            case "n" -> number(value, index(style));
            case "e" -> new Cell(value, Cell.Kind.ERROR);
            case "d" -> new Cell(value.length() > 10 ? value.substring(0, 10) : value, Cell.Kind.DATE);
            default -> new Cell(unescaped(value), Cell.Kind.TEXT);
        };
    }

    private Cell number(String value, int style) {
        BigDecimal number = decimal(value);
        if (number == null) {
            return new Cell(value, Cell.Kind.TEXT);
        }
        LocalDate day = workbook.isDate(style) ? workbook.day(number) : null;
        return day != null
                ? new Cell(day.toString(), Cell.Kind.DATE)
                : new Cell(number.stripTrailingZeros().toPlainString(), Cell.Kind.NUMBER);
    }

    /// @return null when it is not a number
    private static BigDecimal decimal(String text) {
        if (text.length() > LONGEST_NUMBER) {
            return null;
        }
        try {
            BigDecimal number = new BigDecimal(text.strip());
            return Math.abs(number.scale()) > 40 || number.precision() > 60 ? null : number;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /// Excel writes a carriage return in an inline text as `_x000D_`.
    private static String unescaped(String value) {
        return value.contains("_x000D_") ? value.replace("_x000D_", "\r") : value;
    }

    private static int index(String text) {
        return text != null && text.strip().matches("\\d{1,9}") ? Integer.parseInt(text.strip()) : -1;
    }

    /// `AB12` is column 27, counted from 0.
    private static int column(String cell, int next) {
        if (cell == null) {
            return next;
        }
        int column = 0;
        for (int i = 0; i < cell.length() && cell.charAt(i) >= 'A' && cell.charAt(i) <= 'Z' && column < MOST_COLUMNS; i++) {
            column = column * 26 + cell.charAt(i) - 'A' + 1;
        }
        return column - 1 < 0 ? next : column - 1;
    }

    @Override
    public void close() throws IOException {
        xml.close();
    }
}
