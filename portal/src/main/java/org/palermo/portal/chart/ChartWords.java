package org.palermo.portal.chart;

import java.text.NumberFormat;
import java.util.Locale;
import org.palermo.portal.morning.Figure;

/// How a chart says its figures in the reader's language.
///
/// @param hidden the word for a hidden figure
/// @param none the word for a figure that the release does not have
/// @param mirrored whether the language is written from right to left
public record ChartWords(Locale locale, String hidden, String none, boolean mirrored) {
    /// Letters that are wider than others: Chinese characters and what goes with them.
    private static final int FIRST_WIDE = 0x2E80;
    private static final int WIDTH = 8;
    private static final int WIDE = 15;

    /// @param figure null when the release has no such figure
    public String of(Figure figure) {
        return figure == null ? none : figure.hidden() ? hidden : NumberFormat.getNumberInstance(locale).format(figure.number());
    }

    /// In few letters, as 12M.
    String brief(Figure figure) {
        return figure == null || figure.hidden() ? of(figure)
                : NumberFormat.getCompactNumberInstance(locale, NumberFormat.Style.SHORT).format(figure.number());
    }

    /// About how many pixels a text needs in the letters of a chart. The style sheet has their size.
    static int width(String text) {
        return text.codePoints().map(letter -> letter < FIRST_WIDE ? WIDTH : WIDE).sum();
    }

    /// Cut to some pixels. The table has the whole text.
    static String cut(String text, int room) {
        if (width(text) <= room) {
            return text;
        }
        int end = text.length();
        while (end > 0 && width(text.substring(0, end)) + WIDTH > room) {
            end = text.offsetByCodePoints(end, -1);
        }
        return text.substring(0, end).stripTrailing() + "…";
    }
}
