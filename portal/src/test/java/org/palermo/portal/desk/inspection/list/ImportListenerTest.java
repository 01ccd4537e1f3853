package org.palermo.portal.desk.inspection.list;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What is kept of an import.
class ImportListenerTest {
    private static final JsonObject SUMMARY = new JsonObject().put("summary", new JsonObject().put("read", 2));
    private final BlockingQueue<ImportProgress> saves = new LinkedBlockingQueue<>();

    /// @param outcomes of the saves of the end, one after the other; null for one that breaks; afterwards each is kept
    private void listen(Multi<JsonObject> said, Boolean... outcomes) {
        new ImportListener(course -> {
            int at = saves.size();
            if (course.over()) {
                saves.add(course);
            }
            if (!course.over() || at >= outcomes.length) {
                return Uni.createFrom().item(true);
            }
            return outcomes[at] == null ? Uni.createFrom().failure(new IllegalStateException()) : Uni.createFrom().item(outcomes[at]);
        }, Duration.ofMillis(1)).listen(said);
    }

    private ImportProgress last(int count) throws InterruptedException {
        for (int wait = 0; wait < 500 && saves.size() < count; wait++) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
        TimeUnit.MILLISECONDS.sleep(50);
        assertThat(saves).hasSize(count);
        return saves.stream().toList().getLast();
    }

    @Test
    void the_result_is_tried_again_until_it_is_kept() throws InterruptedException {
        listen(Multi.createFrom().item(SUMMARY), false, null);
        ImportProgress kept = last(3);
        assertThat(kept.over()).isTrue();
        assertThat(kept.lines()).containsExactly(SUMMARY);
    }

    @Test
    void it_is_given_up_at_last() throws InterruptedException {
        listen(Multi.createFrom().item(SUMMARY), false, false, false, false, false, false, false, false, false, false);
        last(8);
    }

    @Test
    void a_thousand_rows_are_kept_with_the_result() throws InterruptedException {
        List<JsonObject> rows = IntStream.rangeClosed(1, 1_500)
                .mapToObj(row -> new JsonObject().put("row", row).put("reason", "wrong")).toList();
        listen(Multi.createFrom().iterable(Stream.concat(rows.stream(), Stream.of(SUMMARY)).toList()));
        List<JsonObject> lines = last(1).lines();
        assertThat(lines).hasSize(ImportListener.MOST_ROWS + 2).startsWith(rows.getFirst());
        assertThat(lines.get(ImportListener.MOST_ROWS).containsKey(ImportedPages.MORE)).isTrue();
        assertThat(lines.getLast()).isEqualTo(SUMMARY);
    }
}
