package org.palermo.inspection.workplace.imports;

import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The number of workers in a cell of a list: a number, or a range as the Open Supply Hub writes it (`100-200`, `More than 10000`). Of
/// several that are joined by a bar, the first counts.
///
/// @param exactly null for a range
/// @param least the lower end of a range, or null
/// @param most the upper end of a range, or null
record WorkersCell(Integer exactly, Integer least, Integer most) {
    private static final WorkersCell NONE = new WorkersCell(null, null, null);
    private static final Pattern NUMBER = Pattern.compile("\\d{1,7}");
    private static final Pattern RANGE = Pattern.compile("(\\d{1,7}) ?(?:-|–|to|a|à|bis) ?(\\d{1,7})");
    private static final Pattern AT_LEAST = Pattern.compile("(?:(?:more than|over|at least|>=|>) ?(\\d{1,7})|(\\d{1,7}) ?\\+)");
    private static final Pattern AT_MOST = Pattern.compile("(?:less than|fewer than|under|up to|at most|<=|<) ?(\\d{1,7})");

    /// `1,200` becomes `1200`.
    static String withoutSeparators(String number) {
        return number.replaceAll("(?<=\\d)[,. ](?=\\d{3}(?!\\d))", "");
    }

    /// @param note receives what is wrong with the cell
    static WorkersCell read(String cell, Consumer<String> note) {
        String first = cell.split("\\|", 2)[0].strip();
        if (first.isEmpty()) {
            return NONE;
        }
        String text = withoutSeparators(first).toLowerCase(java.util.Locale.ROOT);
        Matcher range = RANGE.matcher(text);
        Matcher least = AT_LEAST.matcher(text);
        Matcher most = AT_MOST.matcher(text);
        if (NUMBER.matcher(text).matches()) {
            return new WorkersCell(Integer.valueOf(text), null, null);
        }
        if (range.matches() && Integer.parseInt(range.group(1)) <= Integer.parseInt(range.group(2))) {
            return new WorkersCell(null, Integer.valueOf(range.group(1)), Integer.valueOf(range.group(2)));
        }
        if (least.matches()) {
            return new WorkersCell(null, Integer.valueOf(least.group(1) == null ? least.group(2) : least.group(1)), null);
        }
        if (most.matches()) {
            return new WorkersCell(null, null, Integer.valueOf(most.group(1)));
        }
        note.accept(cell.endsWith("%") ? "the number of workers is a share" : "the number of workers is not a number");
        return NONE;
    }
}
