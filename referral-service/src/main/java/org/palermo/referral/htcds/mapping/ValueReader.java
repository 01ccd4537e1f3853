package org.palermo.referral.htcds.mapping;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.palermo.referral.htcds.file.CellValue;
import org.palermo.referral.htcds.standard.Deviation;
import org.palermo.referral.htcds.standard.HtcdsField;
import org.palermo.referral.htcds.standard.PickLists;
import org.palermo.referral.htcds.standard.TextNormalisation;

/// Reads single values: numbers, dates, words of a list.
public final class ValueReader {
    private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})(?:[T ].*)?");
    private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})[./](\\d{1,2})[./](\\d{1,2})");
    private static final Pattern YEAR_LAST = Pattern.compile("(\\d{1,2})([-./])(\\d{1,2})\\2(\\d{4})");

    private final PickLists lists;

    public ValueReader(PickLists lists) {
        this.lists = lists;
    }

    /// @param trap null when the value follows the definitions
    record Value(String text, Deviation trap) {}

    /// @return null when it is not a number
    static BigDecimal number(String text) {
        try {
            BigDecimal number = new BigDecimal(text.strip());
            return Math.abs(number.scale()) > 40 || number.precision() > 60 ? null : number;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    List<Value> read(HtcdsField field, String text, CellValue.Kind kind) {
        return switch (field.type()) {
            case DATE -> List.of(date(text, kind));
            case NUMBER -> List.of(number(text) == null ? new Value(text, Deviation.UNREADABLE) : new Value(text, null));
            case TEXT ->
                    List.of(new Value(text, kind == CellValue.Kind.NUMBER || kind == CellValue.Kind.DATE ? Deviation.NUMBER_FOR_TEXT
                            : null));
            case CHECKBOX, PICKLIST, COUNTRY, LANGUAGE -> chosen(field, text);
        };
    }

    /// Writes several values so that they can be read again: separated by semicolons, or by spaces in a form when each is a code. A value
    /// of several words is followed by a semicolon, because its words could be taken for codes.
    public String write(HtcdsField field, List<String> values, boolean form) {
        boolean words = lists.hasList(field) && values.stream().anyMatch(value -> value.chars().anyMatch(Character::isWhitespace));
        return form && !words ? String.join(" ", values) : String.join(";", values) + (words ? ";" : "");
    }

    /// `TRUE`, `FALSE`, or the text unchanged.
    String flag(String text) {
        return lists.flag(text).map(PickLists.Choice::code).orElse(text);
    }

    static Value date(String text, CellValue.Kind kind) {
        Matcher iso = ISO.matcher(text);
        if (iso.matches()) {
            return day(text, iso.group(1), iso.group(2), iso.group(3), text.length() == 10 ? null : Deviation.OTHER_DATE_FORM);
        }
        Matcher first = YEAR_FIRST.matcher(text);
        if (first.matches()) {
            return day(text, first.group(1), first.group(2), first.group(3), Deviation.OTHER_DATE_FORM);
        }
        Matcher last = YEAR_LAST.matcher(text);
        if (last.matches()) {
            return yearLast(text, last);
        }
        BigDecimal number = kind == CellValue.Kind.NUMBER || text.matches("\\d{5}") ? number(text) : null;
        boolean excel = number != null && number.intValue() > 366 && number.intValue() < 80_000;
        return excel ? new Value(LocalDate.of(1899, 12, 30).plusDays(number.intValue()).toString(), Deviation.NUMBER_FOR_DATE)
                : new Value(text, Deviation.UNREADABLE);
    }

    /// With dots the day comes first. With slashes and dashes the order is unknown, unless one of the two numbers cannot be a month.
    private static Value yearLast(String text, Matcher parts) {
        int one = Integer.parseInt(parts.group(1));
        int two = Integer.parseInt(parts.group(3));
        boolean dayFirst = parts.group(2).equals(".") || one > 12 || one == two;
        if (!dayFirst && two <= 12) {
            return new Value(text, Deviation.TWO_DATES);
        }
        return dayFirst
                ? day(text, parts.group(4), parts.group(3), parts.group(1), Deviation.OTHER_DATE_FORM)
                : day(text, parts.group(4), parts.group(1), parts.group(3), Deviation.OTHER_DATE_FORM);
    }

    private static Value day(String text, String year, String month, String day, Deviation trap) {
        try {
            return new Value(LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day)).toString(), trap);
        } catch (DateTimeException e) {
            return new Value(text, Deviation.UNREADABLE);
        }
    }

    /// Values are separated by semicolons, commas, vertical bars or line breaks; codes also by spaces, as in a form. Labels contain commas
    /// and semicolons themselves, so the longest run of parts that is a word of the list is taken.
    private List<Value> chosen(HtcdsField field, String text) {
        Value whole = word(field, text);
        if (whole.trap() != Deviation.NOT_IN_THE_LIST) {
            return List.of(whole);
        }
        List<String> parts = new ArrayList<>();
        List<Character> separators = new ArrayList<>();
        split(text, parts, separators);
        if (parts.size() == 1) {
            return codes(field, text, whole);
        }
        List<Value> values = new ArrayList<>();
        for (int from = 0; from < parts.size();) {
            int to = longest(field, parts, separators, from);
            String said = joined(parts, separators, from, to);
            if (!said.isEmpty()) {
                values.add(word(field, said));
            }
            from = to + 1;
        }
        return values.isEmpty() ? List.of(whole) : values;
    }

    private List<Value> codes(HtcdsField field, String text, Value whole) {
        String[] words = text.split("\\s+");
        List<Value> values = java.util.Arrays.stream(words).map(word -> word(field, word)).toList();
        return words.length > 1 && values.stream().anyMatch(value -> value.trap() == null || value.trap() == Deviation.METHOD_BY_DEFINITION)
                ? values : List.of(whole);
    }

    private static void split(String text, List<String> parts, List<Character> separators) {
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            if (";,|\n".indexOf(text.charAt(i)) >= 0) {
                parts.add(text.substring(from, i));
                separators.add(text.charAt(i));
                from = i + 1;
            }
        }
        parts.add(text.substring(from));
    }

    /// When no part is a word of the list, parts separated only by commas are one value, such as a name of several words.
    private int longest(HtcdsField field, List<String> parts, List<Character> separators, int from) {
        for (int to = Math.min(parts.size() - 1, from + 4); to >= from; to--) {
            if (isWord(field, parts, separators, from, to)) {
                return to;
            }
        }
        int to = from;
        while (to + 1 < parts.size() && separators.get(to) == ',' && !isWord(field, parts, separators, to + 1, to + 1)) {
            to++;
        }
        return to;
    }

    private boolean isWord(HtcdsField field, List<String> parts, List<Character> separators, int from, int to) {
        String said = joined(parts, separators, from, to);
        return !said.isEmpty() && word(field, said).trap() != Deviation.NOT_IN_THE_LIST;
    }

    private static String joined(List<String> parts, List<Character> separators, int from, int to) {
        StringBuilder said = new StringBuilder(parts.get(from));
        for (int i = from + 1; i <= to; i++) {
            said.append(separators.get(i - 1)).append(parts.get(i));
        }
        return TextNormalisation.strip(said.toString());
    }

    private Value word(HtcdsField field, String word) {
        return lists.choice(field, word).map(choice -> new Value(choice.code(), choice.trap()))
                .orElse(new Value(word, Deviation.NOT_IN_THE_LIST));
    }
}
