package org.palermo.portal.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What is kept for every reader.
class CachedAnswerTest {
    private static final Duration LONG = Duration.ofHours(1);
    private final List<UniEmitter<? super Answer<String>>> reads = new ArrayList<>();

    private CachedAnswer<String> kept(Duration fresh, Duration fallback, Duration pause) {
        return new CachedAnswer<>(() -> Uni.createFrom().emitter(reads::add), fresh, fallback, pause);
    }

    private static List<Answer<String>> ask(CachedAnswer<String> kept) {
        List<Answer<String>> answers = new ArrayList<>();
        kept.get().subscribe().with(answers::add);
        return answers;
    }

    private static Answer<String> found(String value) {
        return new Answer.Found<>(value);
    }

    private static Answer<String> away() {
        return new Answer.Away<>();
    }

    @Test
    void those_who_ask_meanwhile_share_one_read() {
        CachedAnswer<String> kept = kept(LONG, LONG, LONG);
        kept.get().subscribe().with(_ -> { }).cancel();
        List<Answer<String>> second = ask(kept);
        List<Answer<String>> third = ask(kept);
        assertThat(reads).as("also when the first goes away").hasSize(1);
        reads.getFirst().complete(found("a"));
        assertThat(second).containsExactly(found("a"));
        assertThat(third).isEqualTo(second);
        assertThat(ask(kept)).as("kept").isEqualTo(second);
        assertThat(reads).hasSize(1);
    }

    @Test
    void what_was_read_last_is_shown_while_there_is_nothing_new() {
        CachedAnswer<String> kept = kept(Duration.ZERO, LONG, LONG);
        ask(kept);
        reads.getFirst().complete(found("a"));
        List<Answer<String>> next = ask(kept);
        reads.getLast().complete(away());
        assertThat(next).containsExactly(found("a"));
        assertThat(ask(kept)).as("not asked again at once").isEqualTo(next);
        assertThat(reads).hasSize(2);
    }

    @Test
    void it_is_asked_again_after_a_pause() {
        CachedAnswer<String> kept = kept(Duration.ZERO, LONG, Duration.ZERO);
        ask(kept);
        reads.getLast().complete(found("a"));
        ask(kept);
        reads.getLast().fail(new IllegalStateException());
        List<Answer<String>> next = ask(kept);
        reads.getLast().complete(found("b"));
        assertThat(next).containsExactly(found("b"));
    }

    @Test
    void what_is_too_old_is_not_shown() {
        CachedAnswer<String> kept = kept(Duration.ZERO, Duration.ZERO, LONG);
        ask(kept);
        reads.getLast().complete(found("a"));
        List<Answer<String>> next = ask(kept);
        reads.getLast().complete(away());
        assertThat(next).containsExactly(away());
        ask(kept);
        assertThat(reads).as("asked again at once").hasSize(3);
    }

    @Test
    void a_refusal_is_passed_on_and_not_kept() {
        CachedAnswer<String> kept = kept(LONG, LONG, LONG);
        List<Answer<String>> first = ask(kept);
        reads.getLast().complete(new Answer.Missing<>());
        assertThat(first).containsExactly(new Answer.Missing<>());
        ask(kept);
        assertThat(reads).as("asked again at once").hasSize(2);
    }
}
