package org.palermo.referral.htcds;

import static javax.xml.stream.XMLStreamConstants.END_DOCUMENT;
import static javax.xml.stream.XMLStreamConstants.END_ELEMENT;
import static javax.xml.stream.XMLStreamConstants.START_ELEMENT;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// The first sheet of a workbook, row by row, after its texts. Libraries for this hold the whole archive in memory and each of its texts
/// as a string of its own, and unpack it without a bound.
final class XlsxRows extends Table {
    private static final int LONGEST = 1 << 16;

    private final Workbook workbook;
    private final Xml xml;
    private int number;

    XlsxRows(FileBytes file, HtcdsStandard standard) {
        super(standard);
        Parts parts = new Parts(file);
        workbook = Workbook.read(parts);
        xml = Xml.read(parts.open(workbook.firstSheet()));
    }

    @Override
    public int sheetsLeftOut() {
        return workbook.sheets() - 1;
    }

    @Override
    Line line() {
        for (int event = xml.next(); event != END_DOCUMENT; event = xml.next()) {
            if (event == START_ELEMENT && xml.name().equals("row")) {
                String told = xml.attribute("r");
                int at = told != null && told.matches("\\d{1,7}") ? Integer.parseInt(told) : number + 1;
                if (at <= number) {
                    throw new UnreadableFile(UnreadableFile.Failure.BROKEN);
                }
                number = at;
                return row();
            }
        }
        return null;
    }

    /// Cells behind the place where it has become too long are passed over: a text of the workbook may be named by each of them.
    private Line row() {
        List<Cell> cells = new ArrayList<>();
        int characters = 0;
        for (int event = xml.next(); !(event == END_ELEMENT && xml.name().equals("row")); event = xml.next()) {
            if (event == END_DOCUMENT) {
                throw new UnreadableFile(UnreadableFile.Failure.BROKEN);
            }
            if (event == START_ELEMENT && xml.name().equals("c") && characters <= FileRow.LONGEST) {
                int column = column(xml.attribute("r"), cells.size());
                if (column >= MOST_COLUMNS) {
                    throw new UnreadableFile(UnreadableFile.Failure.TOO_LARGE);
                }
                while (cells.size() < column) {
                    cells.add(null);
                }
                String type = xml.attribute("t");
                Cell cell = cell(type == null ? "n" : type, xml.attribute("s"));
                characters += cell == null ? 0 : cell.text().length();
                if (cells.size() == column) {
                    cells.add(cell);
                } else {
                    cells.set(column, cell);
                }
            }
        }
        return characters > FileRow.LONGEST ? new Line(number, List.of(), FileRow.TOO_LONG) : new Line(number, cells, null);
    }

    /// @return null for an empty one
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
                throw new UnreadableFile(UnreadableFile.Failure.BROKEN);
            } else if (inside && Xml.isText(event)) {
                value.append(xml.text());
                if (value.length() > LONGEST) {
                    throw new UnreadableFile(UnreadableFile.Failure.TOO_LARGE);
                }
            }
        }
        Cell cell = value.isEmpty() ? null : cell(type, style, value.toString());
        boolean shown = cell != null && cell.kind() != Said.Kind.DATE && cell.kind() != Said.Kind.ERROR;
        return formula && shown ? new Cell(cell.text(), Said.Kind.FORMULA) : cell;
    }

    private Cell cell(String type, String style, String value) {
        return switch (type) {
            case "s" -> new Cell(workbook.text(index(value)), Said.Kind.TEXT);
            case "b" -> new Cell(value.strip().equals("1") ? "TRUE" : "FALSE", Said.Kind.BOOLEAN);
            case "n" -> number(value, index(style));
            case "e" -> new Cell(value, Said.Kind.ERROR);
            case "d" -> new Cell(value.length() > 10 ? value.substring(0, 10) : value, Said.Kind.DATE);
            default -> new Cell(unescaped(value), Said.Kind.TEXT);
        };
    }

    private Cell number(String value, int style) {
        BigDecimal number = Values.number(value);
        if (number == null) {
            return new Cell(value, Said.Kind.TEXT);
        }
        LocalDate day = workbook.isDate(style) ? workbook.day(number) : null;
        return day != null ? new Cell(day.toString(), Said.Kind.DATE) : new Cell(number.stripTrailingZeros().toPlainString(), Said.Kind.NUMBER);
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
