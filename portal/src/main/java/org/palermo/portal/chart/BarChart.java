package org.palermo.portal.chart;

import java.util.ArrayList;
import java.util.List;

/// Draws figures as horizontal bars, one below the other. The longest bar is the largest figure.
public final class BarChart {
    /// Further figures are left out.
    static final int MOST = 24;
    static final int WIDTH = 360;
    private static final int BAR = 16;
    private static final int GAP = 10;
    private static final int ABOVE = 20;
    private static final int BESIDE = 72;
    private static final int SPACE = 8;
    private static final int SHORTEST_TRACK = 60;
    /// The length of a hidden figure's box says nothing: it is the same for all.
    private static final int BOX = 28;

    private final List<Cell> cells;
    private final ChartWords chartWords;
    private final int label;
    private final int from;
    private final List<Chart.Shape> shapes = new ArrayList<>();
    private final List<Chart.Text> texts = new ArrayList<>();

    private BarChart(List<Cell> cells, ChartWords chartWords, int label, int from) {
        this.cells = cells;
        this.chartWords = chartWords;
        this.label = label;
        this.from = from;
    }

    /// With each label above its bar.
    ///
    /// @return null when there is no figure
    public static Chart labelledAbove(List<Cell> cells, ChartWords chartWords) {
        return cells.isEmpty() ? null : new BarChart(kept(cells), chartWords, ABOVE, 0).drawn(cells.size());
    }

    /// With each label before its bar, for short labels.
    ///
    /// @return null when there is no figure
    public static Chart labelledBeside(List<Cell> cells, ChartWords chartWords) {
        return cells.isEmpty() ? null : new BarChart(kept(cells), chartWords, 0, BESIDE).drawn(cells.size());
    }

    private static List<Cell> kept(List<Cell> cells) {
        return cells.subList(0, Math.min(MOST, cells.size()));
    }

    private Chart drawn(int all) {
        long largest = Math.max(1, cells.stream().mapToLong(Cell::number).max().orElse(1));
        int words = cells.stream().mapToInt(cell -> ChartWords.width(chartWords.of(cell.figure()))).max().orElse(0) + SPACE;
        int track = Math.max(SHORTEST_TRACK, WIDTH - from - words);
        int each = label + BAR + GAP;
        for (int row = 0; row < cells.size(); row++) {
            row(cells.get(row), row * each + label + GAP / 2, track, largest);
        }
        return new Chart(WIDTH, cells.size() * each, List.copyOf(shapes), List.copyOf(texts), all - cells.size());
    }

    private void row(Cell cell, int y, int track, long largest) {
        boolean above = label > 0;
        text(0, above ? y - 6 : y + BAR - 3, ChartWords.cut(cell.label(), above ? WIDTH : from - SPACE), false);
        int length = length(cell, track, largest);
        shape(from, y, track, Chart.Kind.TRACK);
        if (length > 0) {
            shape(from, y, length, cell.isHidden() ? Chart.Kind.HIDDEN : Chart.Kind.BAR);
        }
        text(from + length + SPACE / 2, y + BAR - 3, chartWords.of(cell.figure()), true);
    }

    /// A figure that is not zero has a bar, however short.
    private static int length(Cell cell, int track, long largest) {
        if (!cell.isNumber()) {
            return cell.isHidden() ? BOX : 0;
        }
        return cell.number() == 0 ? 0 : Math.max(1, (int) Math.round((double) cell.number() / largest * track));
    }

    private void shape(int x, int y, int width, Chart.Kind kind) {
        shapes.add(new Chart.Shape(chartWords.mirrored() ? WIDTH - x - width : x, y, width, BAR, kind));
    }

    private void text(int x, int y, String text, boolean strong) {
        texts.add(new Chart.Text(chartWords.mirrored() ? WIDTH - x : x, y, chartWords.mirrored() ? "end" : "start", text, strong, false));
    }
}
