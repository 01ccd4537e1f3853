package org.palermo.portal.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    @Test
    void beside_a_release_stands_the_latest_published_quarter_that_is_not_after_it() {
        assertThat(Comparison.last("2026-Q3", List.of("2025-Q4", "2026-Q2", "2026-Q1"))).contains("2026-Q2");
        assertThat(Comparison.last("2026-Q2", List.of("2026-Q3", "2026-Q2"))).contains("2026-Q2");
        assertThat(Comparison.last("2026-Q1", List.of("2026-Q2", "2025-Q4"))).contains("2025-Q4");
        assertThat(Comparison.last("2026-Q1", List.of("2026-Q2", "1st"))).isEmpty();
    }
}
