package org.palermo.portal.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.palermo.portal.chart.Chart.Kind;
import org.palermo.portal.chart.Chart.Shape;
import org.palermo.portal.chart.Chart.Text;
import org.palermo.portal.morning.Figure;

class BarChartTest {
    static final ChartWords ENGLISH = new ChartWords(Locale.UK, "hidden", "no figure", false);
    static final ChartWords MIRRORED = new ChartWords(Locale.UK, "hidden", "no figure", true);

    static Cell cell(String label, long number) {
        return new Cell(label, new Figure(number, false));
    }

    static Cell hidden(String label) {
        return new Cell(label, Figure.of(null));
    }

    static List<String> texts(Chart chart) {
        return chart.texts().stream().map(Text::text).toList();
    }

    static List<Shape> shapes(Chart chart, Kind kind) {
        return chart.shapes().stream().filter(shape -> shape.kind() == kind).toList();
    }

    @Test
    void bars_are_as_long_as_their_figures_say() {
        Chart chart = BarChart.labelledAbove(List.of(cell("Referred", 1000), cell("Positive", 500), cell("One", 1)), ENGLISH);
        List<Shape> bars = shapes(chart, Kind.BAR);
        assertThat(bars).hasSize(3);
        assertThat(bars.get(0).width()).isEqualTo(shapes(chart, Kind.TRACK).getFirst().width());
        assertThat(bars.get(1).width()).isBetween(bars.get(0).width() / 2 - 1, bars.get(0).width() / 2 + 1);
        assertThat(bars.get(2).width()).isEqualTo(1);
        assertThat(texts(chart)).containsExactly("Referred", "1,000", "Positive", "500", "One", "1");
    }

    @Test
    void a_hidden_figure_is_a_hatched_box_of_one_size_with_its_word_and_never_zero() {
        Chart some = BarChart.labelledBeside(List.of(cell("2026-Q1", 90), hidden("2026-Q2"), cell("2026-Q3", 0)), ENGLISH);
        Chart other = BarChart.labelledBeside(List.of(cell("2026-Q1", 5_000_000), hidden("2026-Q2")), ENGLISH);
        assertThat(texts(some)).containsExactly("2026-Q1", "90", "2026-Q2", "hidden", "2026-Q3", "0");
        assertThat(shapes(some, Kind.HIDDEN)).hasSize(1).allMatch(Shape::isHatched);
        assertThat(shapes(some, Kind.HIDDEN).getFirst().width()).isEqualTo(shapes(other, Kind.HIDDEN).getFirst().width());
        assertThat(shapes(some, Kind.BAR)).as("zero has no bar").hasSize(1);
    }

    @Test
    void a_figure_that_the_release_does_not_have_is_neither_hidden_nor_zero() {
        Chart chart = BarChart.labelledAbove(List.of(new Cell("Referred", null)), ENGLISH);
        assertThat(texts(chart)).containsExactly("Referred", "no figure");
        assertThat(chart.shapes()).allMatch(shape -> shape.kind() == Kind.TRACK);
    }

    @Test
    void one_figure_and_all_zero_are_drawn() {
        assertThat(shapes(BarChart.labelledBeside(List.of(cell("2026-Q1", 7)), ENGLISH), Kind.BAR)).hasSize(1);
        Chart zero = BarChart.labelledBeside(List.of(cell("2026-Q1", 0), cell("2026-Q2", 0)), ENGLISH);
        assertThat(shapes(zero, Kind.BAR)).isEmpty();
        assertThat(texts(zero)).containsExactly("2026-Q1", "0", "2026-Q2", "0");
        assertThat(BarChart.labelledAbove(List.of(), ENGLISH)).isNull();
        assertThat(BarChart.labelledBeside(List.of(), ENGLISH)).isNull();
    }

    @Test
    void very_large_figures_stay_inside_the_picture() {
        for (ChartWords wording : List.of(ENGLISH, MIRRORED)) {
            Chart chart = BarChart.labelledBeside(List.of(cell("2026-Q1", Long.MAX_VALUE), cell("2026-Q2", Long.MAX_VALUE - 1),
                    cell("2026-Q3", 3)), wording);
            assertThat(chart.shapes()).allSatisfy(shape -> assertThat(shape.x()).isNotNegative());
            assertThat(chart.shapes()).allSatisfy(shape -> assertThat(shape.x() + shape.width()).isLessThanOrEqualTo(chart.width()));
            assertThat(texts(chart)).contains("9,223,372,036,854,775,807");
        }
    }

    @Test
    void only_so_many_bars_are_drawn_and_the_rest_is_counted() {
        List<Cell> many = IntStream.range(0, BarChart.MOST + 5).mapToObj(i -> cell("no. " + i, i)).toList();
        Chart chart = BarChart.labelledAbove(many, ENGLISH);
        assertThat(shapes(chart, Kind.TRACK)).hasSize(BarChart.MOST);
        assertThat(chart.left()).isEqualTo(5);
        assertThat(BarChart.labelledAbove(many.subList(0, BarChart.MOST), ENGLISH).left()).isZero();
    }

    @Test
    void a_long_label_is_cut_and_a_wide_script_sooner() {
        Chart chart = BarChart.labelledAbove(List.of(cell("x".repeat(200), 1), cell("理".repeat(200), 1)), ENGLISH);
        assertThat(chart.texts().get(0).text()).hasSizeLessThan(60).endsWith("…");
        assertThat(chart.texts().get(2).text()).hasSizeLessThan(30).endsWith("…");
    }

    @Test
    void from_right_to_left_bars_begin_at_the_right() {
        Chart chart = BarChart.labelledAbove(List.of(cell("أُحيلت", 40), cell("إيجابي", 10)), MIRRORED);
        assertThat(shapes(chart, Kind.BAR)).allSatisfy(bar -> assertThat(bar.x() + bar.width()).isEqualTo(chart.width()));
        assertThat(chart.texts()).allSatisfy(text -> assertThat(text.anchor()).isEqualTo("end"));
        assertThat(chart.texts().getFirst().x()).isEqualTo(chart.width());
    }

    @Test
    void numbers_are_written_as_the_reader_writes_them() {
        ChartWords german = new ChartWords(Locale.GERMANY, "verborgen", "keine Zahl", false);
        assertThat(texts(BarChart.labelledAbove(List.of(cell("Meldungen", 15_303)), german))).contains("15.303");
    }
}
