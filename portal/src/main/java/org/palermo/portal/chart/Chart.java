package org.palermo.portal.chart;

import java.util.List;
import java.util.Locale;

/// Rectangles and texts, in pixels from the upper left corner.
///
/// @param left how many figures were left out, because a picture can't show them all
public record Chart(int width, int height, List<Shape> shapes, List<Text> texts, int left) {

    /// `TRACK`: the room of a bar. `SHADE_0` to `SHADE_3`: a tile with nothing, and with few to many. `HIDDEN`: hatched. `NONE`: the
    /// release has no such figure.
    public enum Kind {
        TRACK, BAR, SHADE_0, SHADE_1, SHADE_2, SHADE_3, HIDDEN, NONE
    }

    public record Shape(int x, int y, int width, int height, Kind kind) {
        public boolean isHatched() {
            return kind == Kind.HIDDEN;
        }

        /// The end of its class in the style sheet.
        public String style() {
            return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /// @param anchor `start`, `middle` or `end`, from left to right
    /// @param light whether it stands on a dark shape
    public record Text(int x, int y, String anchor, String text, boolean strong, boolean light) {}

    /// Whether it is too wide to be made smaller for a phone: then it is scrolled.
    public boolean isWide() {
        return width > BarChart.WIDTH;
    }
}
