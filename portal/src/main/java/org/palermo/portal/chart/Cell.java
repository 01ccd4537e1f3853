package org.palermo.portal.chart;

import org.palermo.portal.morning.Figure;

/// One figure of a chart with its label.
///
/// @param figure null when the release has no such figure
public record Cell(String label, Figure figure) {

    boolean isNumber() {
        return figure != null && !figure.hidden();
    }

    boolean isHidden() {
        return figure != null && figure.hidden();
    }

    /// Zero for a figure that is no number. No count is negative.
    long number() {
        return isNumber() ? Math.max(0, figure.number()) : 0;
    }
}
