package org.palermo.portal.chart;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Draws a map as a grid of tiles, one for each region. A tile says its figure, and is the darker the larger the figure is.
public final class TileMap {
    /// Further regions are left out.
    static final int MOST = 100;
    /// Positions beyond this are no grid that fits a page.
    static final int LONGEST_SIDE = 12;
    private static final int IN_A_ROW = 5;
    private static final int WIDTH = 66;
    private static final int HEIGHT = 52;
    private static final int GAP = 6;
    private static final int SHADES = 3;
    private static final String NO_FIGURE = "–";

    /// @param cell its label is short, as `NE`
    /// @param row the position, counted from 1; null when the country's file has none
    public record Region(Cell cell, Integer row, Integer column) {}

    private record Position(int row, int column) {}

    private final List<Region> regions;
    private final ChartWords chartWords;
    private final List<Chart.Shape> shapes = new ArrayList<>();
    private final List<Chart.Text> texts = new ArrayList<>();

    private TileMap(List<Region> regions, ChartWords chartWords) {
        this.regions = regions;
        this.chartWords = chartWords;
    }

    /// At their positions; in rows, in their order, when one has none or two have the same.
    ///
    /// @return null when there is no region
    public static Chart of(List<Region> regions, ChartWords chartWords) {
        return regions.isEmpty() ? null : new TileMap(regions.subList(0, Math.min(MOST, regions.size())), chartWords).drawn(regions.size());
    }

    private Chart drawn(int all) {
        boolean placed = isPlaced();
        List<Position> positions = new ArrayList<>();
        for (int i = 0; i < regions.size(); i++) {
            Region region = regions.get(i);
            positions.add(placed ? new Position(region.row(), region.column()) : new Position(1 + i / IN_A_ROW, 1 + i % IN_A_ROW));
        }
        int columns = positions.stream().mapToInt(Position::column).max().orElse(1);
        int rows = positions.stream().mapToInt(Position::row).max().orElse(1);
        int width = columns * (WIDTH + GAP) - GAP;
        long largest = Math.max(1, regions.stream().mapToLong(region -> region.cell().number()).max().orElse(1));
        // A map is not mirrored with the writing direction: its left is the west. Plain rows are read as text is.
        boolean mirrored = chartWords.mirrored() && !placed;
        for (int i = 0; i < regions.size(); i++) {
            int x = (positions.get(i).column() - 1) * (WIDTH + GAP);
            tile(regions.get(i).cell(), mirrored ? width - x - WIDTH : x, (positions.get(i).row() - 1) * (HEIGHT + GAP), largest);
        }
        return new Chart(width, rows * (HEIGHT + GAP) - GAP, List.copyOf(shapes), List.copyOf(texts), all - regions.size());
    }

    private boolean isPlaced() {
        Set<Position> taken = new HashSet<>();
        return regions.stream().allMatch(region -> isOnGrid(region.row()) && isOnGrid(region.column())
                && taken.add(new Position(region.row(), region.column())));
    }

    private static boolean isOnGrid(Integer side) {
        return side != null && side >= 1 && side <= LONGEST_SIDE;
    }

    private void tile(Cell cell, int x, int y, long largest) {
        Chart.Kind kind = kind(cell, largest);
        boolean light = kind == Chart.Kind.SHADE_3;
        shapes.add(new Chart.Shape(x, y, WIDTH, HEIGHT, kind));
        texts.add(new Chart.Text(x + WIDTH / 2, y + 21, "middle", ChartWords.cut(cell.label(), WIDTH - 4), false, light));
        texts.add(new Chart.Text(x + WIDTH / 2, y + 41, "middle", cell.figure() == null ? NO_FIGURE : fitting(cell), true, light));
    }

    /// A part of a number would be another number, so it is never cut.
    private String fitting(Cell cell) {
        return Stream.of(chartWords.of(cell.figure()), chartWords.brief(cell.figure())).filter(text -> ChartWords.width(text) <= WIDTH - 4)
                .findFirst().orElse("…");
    }

    private static Chart.Kind kind(Cell cell, long largest) {
        if (!cell.isNumber()) {
            return cell.isHidden() ? Chart.Kind.HIDDEN : Chart.Kind.NONE;
        }
        return switch ((int) Math.ceil((double) cell.number() / largest * SHADES)) {
            case 0 -> Chart.Kind.SHADE_0;
            case 1 -> Chart.Kind.SHADE_1;
            case 2 -> Chart.Kind.SHADE_2;
            default -> Chart.Kind.SHADE_3;
        };
    }
}
