package org.palermo.kernel.statistics;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Query;

/// Stores and reads releases; they are parsed and written off the event loop.
@ApplicationScoped
class ReleaseStore {
    private static final Query<String> LOCK = Query.of(String.class, "select cast(pg_advisory_xact_lock(hashtextextended($1, 0)) as text)");
    private static final Query<Kept> SINCE = Query.of(Kept.class, """
            select period, taken_at, shown_as from statistics_release
             where series = $1 and country = $2 and period >= $3
             order by taken_at, period
            """);
    private static final Query<TableRow> TABLES = Query.of(TableRow.class, """
            select period, taken_at, cast(figures as text) as figures from statistics_release
             where series = $1 and country = $2
             order by taken_at, period
            """);
    private static final Query<TableRow> TABLE = Query.of(TableRow.class, """
            select period, taken_at, cast(figures as text) as figures from statistics_release
             where series = $1 and country = $2 and period = $3
            """);
    private static final Query<String> SHOWN = Query.of(String.class,
            "select shown from statistics_release where series = $1 and country = $2 and period = $3");
    private static final Change ADD = Change.of("""
            insert into statistics_release (series, country, period, taken_at, figures, shown, shown_as)
            values ($1, $2, $3, $4, cast(cast($5 as text) as jsonb), $6, $7)
            """);
    private static final Change FINISH = Change.of("""
            update statistics_release set shown = $4, shown_as = $5 where series = $1 and country = $2 and period = $3 and shown is null
            """);

    private final ObjectMapper json;

    ReleaseStore(ObjectMapper json) {
        this.json = json;
    }

    /// @param shownAs id of the figures for answers; null before they were extracted
    @RegisterForReflection
    record Kept(String period, Instant takenAt, UUID shownAs) {}

    /// @param figures the whole table as JSON
    @RegisterForReflection
    private record TableRow(String period, Instant takenAt, String figures) {}

    /// One at a time: two first callers in a period must not both count.
    Uni<Void> lock(Series series) {
        return LOCK.first("palermo.statistics." + series.name() + "." + series.country()).replaceWithVoid();
    }

    /// Releases from a period on, the earliest first, without figures.
    Uni<List<Kept>> since(Series series, String period) {
        return SINCE.list(series.name(), series.country(), period);
    }

    /// All whole tables of a series, the earliest first.
    Uni<List<FixedRelease>> tables(Series series) {
        return TABLES.list(series.name(), series.country())
                .flatMap(rows -> OffEventLoop.of(() -> rows.stream().map(this::table).toList()));
    }

    Uni<FixedRelease> table(Series series, String period) {
        return TABLE.one(series.name(), series.country(), period).flatMap(row -> OffEventLoop.of(() -> table(row)));
    }

    private FixedRelease table(TableRow row) {
        return new FixedRelease(row.period(), row.takenAt(), read(row.figures(), StoredTable.class).table());
    }

    Uni<StandingRelease> standing(Series series, Kept kept) {
        return SHOWN.one(series.name(), series.country(), kept.period())
                .flatMap(shown -> OffEventLoop.of(() -> read(shown, ShownTable.class).standing(series, kept.period(), kept.takenAt())));
    }

    /// The figures for answers, and the text that stores them.
    private record Cut(StandingRelease standing, String shown, String figures) {}

    /// @param id of the figures for answers
    Uni<StandingRelease> add(Series series, FixedRelease release, UUID id) {
        return OffEventLoop.of(() -> cut(series, release, write(StoredTable.of(release.table()))))
                .call(cut -> ADD.execute(series.name(), series.country(), release.period(),
                        release.takenAt(), cut.figures(), cut.shown(), id))
                .map(Cut::standing);
    }

    /// Extracts the figures for answers from a release that has only its whole table.
    Uni<StandingRelease> finish(Series series, FixedRelease release, UUID id) {
        return OffEventLoop.of(() -> cut(series, release, null))
                .call(cut -> FINISH.execute(series.name(), series.country(), release.period(), cut.shown(), id))
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
