package org.palermo.kernel.statistics;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.palermo.kernel.scope.Sql;

/// Stores and reads releases; they are parsed and written off the event loop.
@ApplicationScoped
class ReleaseStore {
    private final ObjectMapper json;

    ReleaseStore(ObjectMapper json) {
        this.json = json;
    }

    /// @param shownAs id of the figures for answers; null before they were extracted
    record Kept(String period, Instant takenAt, UUID shownAs) {}

    /// One at a time: two first callers in a period must not both count.
    Uni<Void> lock(Series series) {
        return Sql.first(Object.class, "select cast(pg_advisory_xact_lock(hashtextextended(?1, 0)) as text)",
                "palermo.statistics." + series.name() + "." + series.country()).replaceWithVoid();
    }

    /// Releases from a period on, the earliest first, without figures.
    Uni<List<Kept>> since(Series series, String period) {
        return Sql.list(Object[].class, """
                        select period, taken_at, shown_as from statistics_release
                         where series = ?1 and country = ?2 and period >= ?3
                         order by taken_at, period
                        """, series.name(), series.country(), period)
                .map(rows -> rows.stream().map(r -> new Kept((String) r[0], (Instant) r[1], (UUID) r[2])).toList());
    }

    /// All whole tables of a series, the earliest first.
    Uni<List<FixedRelease>> tables(Series series) {
        return Sql.list(Object[].class, """
                        select period, taken_at, cast(figures as text) from statistics_release
                         where series = ?1 and country = ?2
                         order by taken_at, period
                        """, series.name(), series.country())
                .flatMap(rows -> Aside.of(() -> rows.stream().map(this::table).toList()));
    }

    Uni<FixedRelease> table(Series series, String period) {
        return Sql.first(Object[].class, "select period, taken_at, cast(figures as text) from statistics_release where series = ?1 and country = ?2 and period = ?3",
                        series.name(), series.country(), period)
                .flatMap(row -> Aside.of(() -> table(row.orElseThrow())));
    }

    private FixedRelease table(Object[] r) {
        return new FixedRelease((String) r[0], (Instant) r[1], read((String) r[2], StoredTable.class).table());
    }

    Uni<StandingRelease> standing(Series series, Kept kept) {
        return Sql.first(String.class, "select shown from statistics_release where series = ?1 and country = ?2 and period = ?3",
                        series.name(), series.country(), kept.period())
                .flatMap(shown -> Aside.of(() -> read(shown.orElseThrow(), ShownTable.class).standing(series, kept.period(), kept.takenAt())));
    }

    /// The figures for answers, and the text that stores them.
    private record Cut(StandingRelease standing, String shown, String figures) {}

    /// @param id of the figures for answers
    Uni<StandingRelease> add(Series series, FixedRelease release, UUID id) {
        return Aside.of(() -> cut(series, release, write(StoredTable.of(release.table()))))
                .call(cut -> Sql.execute("""
                        insert into statistics_release (series, country, period, taken_at, figures, shown, shown_as)
                        values (?1, ?2, ?3, ?4, cast(cast(?5 as text) as jsonb), ?6, ?7)
                        """, series.name(), series.country(), release.period(), release.takenAt(), cut.figures(), cut.shown(), id))
                .map(Cut::standing);
    }

    /// Extracts the figures for answers from a release that has only its whole table.
    Uni<StandingRelease> finish(Series series, FixedRelease release, UUID id) {
        return Aside.of(() -> cut(series, release, null))
                .call(cut -> Sql.execute("update statistics_release set shown = ?4, shown_as = ?5 where series = ?1 and country = ?2 and period = ?3 and shown is null",
                        series.name(), series.country(), release.period(), cut.shown(), id))
                .map(Cut::standing);
    }

    private Cut cut(Series series, FixedRelease release, String figures) {
        ShownTable shown = ShownTable.of(series, release);
        return new Cut(shown.standing(series, release.period(), release.takenAt()), write(shown), figures);
    }

    private <T> T read(String stored, Class<T> type) {
        try {
            return json.readValue(stored, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored release can't be read", e);
        }
    }

    private String write(Object table) {
        try {
            return json.writeValueAsString(table);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A release can't be written", e);
        }
    }
}
