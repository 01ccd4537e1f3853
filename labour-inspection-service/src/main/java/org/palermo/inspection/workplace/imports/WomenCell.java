package org.palermo.inspection.workplace.imports;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// The share of women in a cell of a list. A list gives a percentage, or how many women work there; its header tells which.
///
/// @param text the cell; empty when the list says nothing
/// @param header of its column, as the list writes it
record WomenCell(String text, String header) {
    private static final Pattern PERCENT = Pattern.compile("\\d{1,3}(\\.\\d{1,12})?");
    private static final Pattern COUNT = Pattern.compile("\\d{1,7}");
    private static final Pattern FRACTION = Pattern.compile("0\\.\\d{1,12}");
    private static final Pattern OF_SHARES = Pattern.compile("%|percent|pct|share|proportion|ratio");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int PLACES = 2;

    /// @param workers how many work there, as the same row says
    /// @param note receives what is wrong with the cell
    /// @return percent, 0 to 100; null when the cell says nothing that can be used
    BigDecimal share(WorkersCell workers, Consumer<String> note) {
        if (text.isEmpty()) {
            return null;
        }
        boolean percent = text.contains("%");
        String number = text.replace("%", "").strip();
        if (percent || OF_SHARES.matcher(header.toLowerCase(Locale.ROOT)).find() || FRACTION.matcher(decimal(number)).matches()) {
            return percentage(decimal(number), percent, note);
        }
        return counted(WorkersCell.withoutSeparators(number), workers, note);
    }

    private static String decimal(String number) {
        return number.replace(',', '.');
    }

    /// `45%`, `45`, `45,5 %`. A number up to 1 without a percent sign is a fraction, because spreadsheets export percent cells in this way.
    private static BigDecimal percentage(String number, boolean percent, Consumer<String> note) {
        if (PERCENT.matcher(number).matches()) {
            BigDecimal said = new BigDecimal(number);
            BigDecimal share = !percent && said.compareTo(BigDecimal.ONE) <= 0 ? said.multiply(HUNDRED) : said;
            if (share.compareTo(HUNDRED) <= 0) {
                return share.setScale(PLACES, RoundingMode.HALF_UP);
            }
        }
        note.accept("the share of women is not a percentage");
        return null;
    }

    private static BigDecimal counted(String number, WorkersCell workers, Consumer<String> note) {
        if (!COUNT.matcher(number).matches()) {
            note.accept("the number of women is neither a number nor a percentage");
            return null;
        }
        int women = Integer.parseInt(number);
        if (workers.exactly() == null || workers.exactly() == 0) {
            note.accept("the number of women is left out, because the row does not say how many work there");
            return null;
        }
        if (women > workers.exactly()) {
            note.accept("the number of women is larger than the number of workers");
            return null;
        }
        return BigDecimal.valueOf(women).multiply(HUNDRED).divide(BigDecimal.valueOf(workers.exactly()), PLACES, RoundingMode.HALF_UP);
    }
}
