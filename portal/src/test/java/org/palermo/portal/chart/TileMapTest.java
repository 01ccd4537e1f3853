package org.palermo.portal.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.palermo.portal.chart.BarChartTest.ENGLISH;
import static org.palermo.portal.chart.BarChartTest.MIRRORED;
import static org.palermo.portal.chart.BarChartTest.cell;
import static org.palermo.portal.chart.BarChartTest.hidden;
import static org.palermo.portal.chart.BarChartTest.shapes;
import static org.palermo.portal.chart.BarChartTest.texts;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.palermo.portal.chart.Chart.Kind;
import org.palermo.portal.chart.Chart.Shape;

class TileMapTest {
    private static TileMap.Region at(Cell cell, Integer row, Integer column) {
        return new TileMap.Region(cell, row, column);
    }

    @Test
    void tiles_stand_at_their_positions_and_get_darker() {
        Chart chart = TileMap.of(List.of(at(cell("SCT", 0), 1, 2), at(cell("NE", 10), 2, 3), at(cell("NW", 50), 3, 2),
                at(cell("LDN", 90), 3, 3)), ENGLISH);
        assertThat(chart.shapes().stream().map(Shape::kind)).containsExactly(Kind.SHADE_0, Kind.SHADE_1, Kind.SHADE_2, Kind.SHADE_3);
        assertThat(chart.shapes().get(1).x()).isGreaterThan(chart.shapes().get(0).x());
        assertThat(chart.shapes().get(2).x()).isEqualTo(chart.shapes().get(0).x());
        assertThat(texts(chart)).containsExactly("SCT", "0", "NE", "10", "NW", "50", "LDN", "90");
        assertThat(chart.texts().stream().filter(Chart.Text::light)).as("white only on the darkest").hasSize(2);
    }

    @Test
    void hidden_zero_and_no_figure_look_different() {
        Chart chart = TileMap.of(List.of(at(hidden("A"), 1, 1), at(cell("B", 0), 1, 2), at(new Cell("C", null), 1, 3)), ENGLISH);
        assertThat(chart.shapes().stream().map(Shape::kind)).containsExactly(Kind.HIDDEN, Kind.SHADE_0, Kind.NONE);
        assertThat(texts(chart)).containsExactly("A", "hidden", "B", "0", "C", "–");
    }

    @Test
    void without_positions_of_all_or_with_two_at_one_place_tiles_stand_in_rows() {
        for (List<TileMap.Region> regions : List.of(
                List.of(at(cell("A", 1), 4, 4), at(cell("B", 2), null, null)),
                List.of(at(cell("A", 1), 4, 4), at(cell("B", 2), 4, 4)),
                List.of(at(cell("A", 1), 4, 4), at(cell("B", 2), 0, 1)),
                List.of(at(cell("A", 1), 4, 4), at(cell("B", 2), 1, TileMap.LONGEST_SIDE + 1)))) {
            Chart chart = TileMap.of(regions, ENGLISH);
            assertThat(chart.shapes().stream().map(Shape::y)).containsOnly(0);
            assertThat(chart.shapes().get(0).x()).isZero();
            assertThat(chart.shapes().get(1).x()).isPositive();
        }
    }

    @Test
    void a_map_is_not_mirrored_but_plain_rows_are() {
        List<TileMap.Region> placed = List.of(at(cell("W", 1), 1, 1), at(cell("E", 2), 1, 2));
        assertThat(TileMap.of(placed, MIRRORED).shapes()).isEqualTo(TileMap.of(placed, ENGLISH).shapes());
        List<Shape> rows = TileMap.of(List.of(at(cell("A", 1), null, null), at(cell("B", 2), null, null)), MIRRORED).shapes();
        assertThat(rows.get(0).x()).isGreaterThan(rows.get(1).x());
    }

    @Test
    void one_region_all_zero_and_very_large_figures_are_drawn() {
        assertThat(TileMap.of(List.of(), ENGLISH)).isNull();
        assertThat(shapes(TileMap.of(List.of(at(cell("A", 7), null, null)), ENGLISH), Kind.SHADE_3)).hasSize(1);
        assertThat(shapes(TileMap.of(List.of(at(cell("A", 0), 1, 1), at(cell("B", 0), 1, 2)), ENGLISH), Kind.SHADE_0)).hasSize(2);
        Chart large = TileMap.of(List.of(at(cell("A", Long.MAX_VALUE), 1, 1), at(cell("B", 1_234_567), 1, 2)), ENGLISH);
        assertThat(large.texts()).allSatisfy(text -> assertThat(ChartWords.width(text.text())).isLessThanOrEqualTo(62));
        assertThat(texts(large)).contains("1M", "…");
    }

    @Test
    void only_so_many_tiles_are_drawn_and_the_rest_is_counted() {
        Chart chart = TileMap.of(IntStream.range(0, TileMap.MOST + 1).mapToObj(i -> at(cell("R" + i, i), null, null)).toList(), ENGLISH);
        assertThat(chart.shapes()).hasSize(TileMap.MOST);
        assertThat(chart.left()).isEqualTo(1);
    }
}
