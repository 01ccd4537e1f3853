package org.palermo.kernel.statistics;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.palermo.kernel.scope.Sql;

@ApplicationScoped
class ReleaseStore {
    private final ObjectMapper json;

    ReleaseStore(ObjectMapper json) {
        this.json = json;
    }

    /// One after another: two first askers of a period must not both count.
    Uni<Void> lock(Series series) {
        return Sql.first(Object.class, "select cast(pg_advisory_xact_lock(hashtextextended(?1, 0)) as text)",
                "palermo.statistics." + series.name() + "." + series.country()).replaceWithVoid();
    }

    /// From a period on, the earliest first.
    Uni<List<FixedRelease>> since(Series series, String period) {
        return Sql.list(Object[].class, """
                        select period, taken_at, cast(figures as text) from statistics_release
                         where series = ?1 and country = ?2 and period >= ?3
                         order by taken_at, period
                        """, series.name(), series.country(), period)
                .map(rows -> rows.stream().map(r -> new FixedRelease((String) r[0], (Instant) r[1], read((String) r[2]).table())).toList());
    }

    Uni<Void> add(Series series, FixedRelease release) {
        return Sql.execute("""
                        insert into statistics_release (series, country, period, taken_at, figures)
                        values (?1, ?2, ?3, ?4, cast(cast(?5 as text) as jsonb))
                        """, series.name(), series.country(), release.period(), release.takenAt(), write(StoredTable.of(release.table())))
                .replaceWithVoid();
    }

    private StoredTable read(String stored) {
        try {
            return json.readValue(stored, StoredTable.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored release can't be read", e);
        }
    }

    private String write(StoredTable table) {
        try {
            return json.writeValueAsString(table);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A release can't be written", e);
        }
    }
}
