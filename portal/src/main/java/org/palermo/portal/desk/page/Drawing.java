package org.palermo.portal.desk.page;

import java.util.List;

/// Boxes with lines between them, or dark squares on white, in pixels from the upper left corner.
///
/// @param left how many boxes were left out, because a picture can't show them all
/// @param squares the outline of dark squares as the path of an SVG; empty without them
public record Drawing(int width, int height, List<Line> lines, List<Box> boxes, int left, String squares) {
    public Drawing(int width, int height, List<Line> lines, List<Box> boxes, int left) {
        this(width, height, lines, boxes, left, "");
    }

    /// Dark squares on a white square.
    public static Drawing ofSquares(int side, String squares) {
        return new Drawing(side, side, List.of(), List.of(), 0, squares);
    }

    /// @param second a second, smaller line of text; empty when there is none
    /// @param strong whether it is what the picture is about
    public record Box(int x, int y, int width, int height, String first, String second, boolean strong) {
        public int textX() {
            return x + 10;
        }

        public int firstY() {
            return y + (second.isEmpty() ? height / 2 + 5 : 20);
        }

        public int secondY() {
            return y + 38;
        }
    }

    public record Line(int x1, int y1, int x2, int y2) {}
}
