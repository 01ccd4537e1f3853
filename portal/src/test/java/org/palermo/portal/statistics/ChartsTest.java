package org.palermo.portal.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.palermo.portal.gateway.Statistics;
import org.palermo.portal.gateway.Statistics.Row;
import org.palermo.portal.gateway.Statistics.Table;

class ChartsTest {
    private static final List<String> OUTCOMES = List.of("Adult (18 or over) - Positive reasonable grounds",
            "Child (17 or under) - Positive reasonable grounds", "Total");

    private static Statistics release(Table... tables) {
        return new Statistics("GB", "2026-Q3", 1, null, null, List.of(), List.of(tables));
    }

    private static Table grounds(Long... figures) {
        return new Table("reasonable-grounds", "", List.of("Year", "Quarter"), OUTCOMES,
                List.of(new Row(List.of("2026", "Total"), Arrays.asList(figures))));
    }

    @Test
    void a_sum_is_hidden_as_soon_as_one_of_its_figures_is() {
        assertThat(Series.REASONABLE_GROUNDS_POSITIVE.of(release(grounds(30L, 12L, 60L)), "2026", Series.YEAR).number()).isEqualTo(42);
        assertThat(Series.REASONABLE_GROUNDS_POSITIVE.of(release(grounds(30L, null, 60L)), "2026", Series.YEAR).hidden()).isTrue();
        assertThat(Series.REASONABLE_GROUNDS.of(release(grounds(30L, null, 60L)), "2026", Series.YEAR).number()).isEqualTo(60);
    }

    @Test
    void a_row_that_is_too_short_is_hidden_and_a_missing_one_is_no_figure() {
        assertThat(Series.REASONABLE_GROUNDS.of(release(grounds(30L)), "2026", Series.YEAR).hidden()).isTrue();
        assertThat(Series.REASONABLE_GROUNDS.of(release(grounds(30L, 12L, 60L)), "2026", "Q1")).isNull();
        assertThat(Series.REFERRALS.of(release(), "2026", Series.YEAR)).isNull();
        assertThat(Series.REFERRALS.isIn(release())).isFalse();
    }

    @Test
    void a_trend_reads_the_latest_quarter_of_each_of_two_years_before() {
        assertThat(Charts.before("2026-Q2", List.of("2026-Q3", "2026-Q2", "2025-Q4", "2025-Q3", "2024-Q2", "2024-Q1", "2023-Q4")))
                .containsExactly("2024-Q2", "2025-Q4");
        assertThat(Charts.before("2026-Q2", List.of("2026-Q2", "2026-Q1"))).isEmpty();
        assertThat(Charts.before("2026-Q2", List.of("2026-Q2", "later"))).isEmpty();
    }

    @Test
    void an_unknown_figure_is_the_first_one_offered() {
        List<Series> offered = List.of(Series.REASONABLE_GROUNDS, Series.DELAYS);
        assertThat(Series.of("DELAYS", offered)).isEqualTo(Series.DELAYS);
        assertThat(Series.of("REFERRALS", offered)).isEqualTo(Series.REASONABLE_GROUNDS);
        assertThat(Series.of(null, offered)).isEqualTo(Series.REASONABLE_GROUNDS);
        assertThat(Series.of(null, List.of())).isNull();
    }
}
