package org.palermo.portal.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.WebApplicationException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What everybody may read costs the services one call, however many read it.
class PublicAnswersTest {
    private static final Duration LONG = Duration.ofHours(1);

    private final List<String> calls = new ArrayList<>();
    private Throwable failure;
    private PublicAnswers answers;

    private class Client implements PublicClient {
        @Override
        public Uni<Countries> countries() {
            return answer("countries", new Countries(List.of()));
        }

        @Override
        public Uni<MechanismStatus> status(String country) {
            return answer("status " + country, new MechanismStatus(country, null, null, List.of()));
        }

        @Override
        public Uni<ReleaseList> releases(String country, int limit) {
            return answer("releases " + country, new ReleaseList(List.of()));
        }

        @Override
        public Uni<Statistics> statistics(String country, String quarter) {
            return answer(country + " " + quarter, new Statistics(country, quarter, 1, null, null, List.of(), List.of()));
        }

        private <T> Uni<T> answer(String call, T value) {
            calls.add(call);
            return failure == null ? Uni.createFrom().item(value) : Uni.createFrom().failure(failure);
        }
    }

    @BeforeEach
    void keeping() {
        answers = new PublicAnswers(new Client(), LONG, LONG, LONG, LONG);
    }

    private static <T> Answer<T> now(Uni<Answer<T>> asked) {
        return asked.await().atMost(Duration.ofSeconds(5));
    }

    @Test
    void many_readers_cost_one_call_for_each_country_and_quarter() {
        for (int reader = 0; reader < 100; reader++) {
            now(answers.countries());
            now(answers.status("GB"));
            now(answers.status("ZZ"));
            now(answers.releases("GB"));
            now(answers.statistics("GB", "2026-Q3"));
            assertThat(now(answers.statistics("GB", "2026-Q2")).value().quarter()).isEqualTo("2026-Q2");
        }
        assertThat(calls).containsExactly("countries", "status GB", "status ZZ", "releases GB", "GB 2026-Q3", "GB 2026-Q2");
    }

    @Test
    void only_some_quarters_are_kept() {
        for (int quarter = 0; quarter < 1000; quarter++) {
            now(answers.statistics("GB", String.valueOf(quarter)));
        }
        calls.clear();
        for (int quarter = 0; quarter < 1000; quarter++) {
            now(answers.statistics("GB", String.valueOf(quarter)));
        }
        assertThat(calls).hasSizeGreaterThan(900);
    }

    @Test
    void what_does_not_exist_is_not_kept_and_not_taken_for_a_service_that_is_away() {
        failure = new WebApplicationException(404);
        assertThat(now(answers.statistics("GB", "2019-Q1")).isMissing()).isTrue();
        failure = null;
        assertThat(now(answers.statistics("GB", "2019-Q1")).isFound()).isTrue();
    }

    @Test
    void what_was_read_last_is_shown_while_the_service_is_away() {
        answers = new PublicAnswers(new Client(), Duration.ZERO, Duration.ZERO, Duration.ZERO, LONG);
        now(answers.status("GB"));
        failure = new IllegalStateException();
        assertThat(now(answers.status("GB")).isFound()).isTrue();
        assertThat(now(answers.status("ZZ")).isAway()).isTrue();
    }
}
