package org.palermo.kernel.workbook;

import static javax.xml.stream.XMLStreamConstants.END_DOCUMENT;
import static javax.xml.stream.XMLStreamConstants.END_ELEMENT;
import static javax.xml.stream.XMLStreamConstants.START_ELEMENT;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// The parts of a workbook beside its sheets: which sheet is the first, its texts, and which styles show a number as a
/// date.
final class Workbook {
    private static final int HELD_EACH = 100;
    private static final int LONGEST_FORMAT = 1000;
    private static final LocalDate EPOCH = LocalDate.of(1899, 12, 30);
    private static final LocalDate EPOCH_1904 = LocalDate.of(1904, 1, 1);

    private final WorkbookLimits workbookLimits;
    private final SharedTexts texts;
    private final Map<String, String> targets = new HashMap<>();
    private final Map<Integer, String> formats = new HashMap<>();
    private final List<Integer> styles = new ArrayList<>();
    private final List<String> sheets = new ArrayList<>();
    private boolean from1904;
    private long held;

    private Workbook(WorkbookLimits workbookLimits) {
        this.workbookLimits = workbookLimits;
        this.texts = new SharedTexts(workbookLimits.texts());
    }

    static Workbook read(Parts parts, WorkbookLimits workbookLimits) {
        Workbook workbook = new Workbook(workbookLimits);
        for (String part : new String[] {"xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"}) {
            read(parts, part, workbook::elements);
        }
        read(parts, "xl/sharedStrings.xml", workbook::texts);
        if (workbook.sheets.isEmpty()) {
            throw new FileDefect(FileDefect.Kind.OTHER_FORMAT);
        }
        return workbook;
    }

    private static void read(Parts parts, String part, Consumer<Xml> reading) {
        if (parts.has(part)) {
            try (Xml xml = parts.read(part)) {
                reading.accept(xml);
            } catch (IOException e) {
                throw new FileDefect(FileDefect.Kind.BROKEN);
            }
        }
    }

    private void elements(Xml xml) {
        boolean cellStyles = false;
        for (int event = xml.next(); event != END_DOCUMENT; event = xml.next()) {
            if (event == END_ELEMENT && xml.name().equals("cellXfs")) {
                cellStyles = false;
            } else if (event == START_ELEMENT) {
                switch (xml.name()) {
                    case "sheet" -> sheets.add(held(xml.attribute("id")));
                    case "workbookPr" -> from1904 = "1".equals(xml.attribute("date1904")) || "true".equals(xml.attribute("date1904"));
                    case "Relationship" -> targets.put(held(xml.attribute("Id")), held(xml.attribute("Target")));
                    case "numFmt" -> formats.put(number(xml.attribute("numFmtId")), format(xml.attribute("formatCode")));
                    case "cellXfs" -> cellStyles = true;
                    case "xf" -> {
                        if (cellStyles) {
                            styles.add(number(held(xml.attribute("numFmtId"))));
                        }
                    }
                    default -> { }
                }
            }
        }
    }

    /// Counts the bytes that are kept.
    private String held(String text) {
        held += HELD_EACH + (text == null ? 0 : 2L * text.length());
        if (held > workbookLimits.beside()) {
            throw new FileDefect(FileDefect.Kind.TOO_LARGE);
        }
        return text;
    }

    /// Used for each number with its style: Excel's formats have at most 255 characters.
    private String format(String code) {
        if (code != null && code.length() > LONGEST_FORMAT) {
            throw new FileDefect(FileDefect.Kind.TOO_LARGE);
        }
        return held(code);
    }

    /// Reads the runs of rich text, without phonetic hints.
    private void texts(Xml xml) {
        StringBuilder text = new StringBuilder();
        boolean inside = false;
        int phonetic = 0;
        for (int event = xml.next(); event != END_DOCUMENT; event = xml.next()) {
            if (event == START_ELEMENT) {
                String name = xml.name();
                inside = name.equals("t") && phonetic == 0;
                phonetic += name.equals("rPh") ? 1 : 0;
            } else if (event == END_ELEMENT) {
                String name = xml.name();
                inside = false;
                phonetic -= name.equals("rPh") ? 1 : 0;
                if (name.equals("si")) {
                    texts.add(text.toString());
                    text.setLength(0);
                }
            } else if (inside && Xml.isText(event)) {
                text.append(xml.text());
                if (text.length() > 1 << 16) {
                    throw new FileDefect(FileDefect.Kind.TOO_LARGE);
                }
            }
        }
    }

    /// The part that contains the first sheet.
    String firstSheet() {
        String target = targets.get(sheets.getFirst());
        if (target == null) {
            throw new FileDefect(FileDefect.Kind.BROKEN);
        }
        return target.startsWith("/") ? target.substring(1) : "xl/" + target;
    }

    int sheets() {
        return sheets.size();
    }

    String text(int number) {
        return texts.get(number);
    }

    boolean isDate(int style) {
        int format = style >= 0 && style < styles.size() ? styles.get(style) : 0;
        return format >= 14 && format <= 17 || format == 22 || format >= 27 && format <= 36 || format >= 50 && format <= 58
                || formats.containsKey(format) && showsADay(formats.get(format));
    }

    private static boolean showsADay(String format) {
        String plain = format == null
                ? ""
                : format.replaceAll("\"[^\"]{0,255}\"|\\[[^\\]]{0,255}\\]|\\\\.", "").toLowerCase(java.util.Locale.ROOT);
        return plain.indexOf('y') >= 0 || plain.indexOf('d') >= 0;
    }

    /// The day of a number in Excel's calendar, in which 1900 is a leap year.
    ///
    /// @return null when it is not a day
    LocalDate day(BigDecimal number) {
        long days = number.longValue();
        if (days < 1 || days > 2_958_465) {
            return null;
        }
        return from1904 ? EPOCH_1904.plusDays(days) : EPOCH.plusDays(days < 60 ? days + 1 : days);
    }

    private static Integer number(String text) {
        return text != null && text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
    }
}
