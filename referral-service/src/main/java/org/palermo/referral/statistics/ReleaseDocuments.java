package org.palermo.referral.statistics;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.statistics.ComputationQueue;
import org.palermo.kernel.statistics.OffEventLoop;

/// The documents of a release: JSON, a CSV for each table and, once it is published, a workbook. Each is written once and stored. For a
/// release without stored documents, they are written at the first request, in a turn of {@link ComputationQueue}; outside a turn the
/// answer is then empty.
@ApplicationScoped
class ReleaseDocuments {
    private static final String CONTROL = "control.json";
    private static final String INDICATORS = "indicators.json";
    private static final String TABLES = "tables.json";
    private static final String WORKBOOK = "workbook.xlsx";

    private final DocumentStore documents;
    private final ReleaseStore releases;
    private final ObjectMapper json;

    ReleaseDocuments(DocumentStore documents, ReleaseStore releases, ObjectMapper json) {
        this.documents = documents;
        this.releases = releases;
        this.json = json;
    }

    /// Writes the documents of a new release.
    Uni<Void> write(UUID release, ReleaseFigures figures) {
        return OffEventLoop.of(() -> written(figures)).flatMap(all -> documents.add(release, all));
    }

    private Map<String, byte[]> written(ReleaseFigures figures) {
        Map<String, byte[]> all = new HashMap<>();
        all.put(CONTROL, json(figures.control()));
        all.put(INDICATORS, json(figures.indicators()));
        all.put(TABLES, json(figures.tables()));
        all.put(csv(IndicatorTable.NAME), bytes(Csv.of(IndicatorTable.of(figures.indicators()))));
        figures.tables().forEach(table -> all.put(csv(table.name()), bytes(Csv.of(table))));
        return all;
    }

    private static String csv(String table) {
        return table + ".csv";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private byte[] json(Object value) {
        try {
            return json.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Statistics can't be written", e);
        }
    }

    Uni<Optional<ReleaseView>> view(StoredRelease release) {
        return of(release, INDICATORS, TABLES).map(found -> found.map(texts ->
                ReleaseView.of(release, new StoredJson(texts.get(CONTROL)), new StoredJson(texts.get(INDICATORS)),
                        new StoredJson(texts.get(TABLES)))));
    }

    /// @return fails with 404 for an unknown table
    Uni<Optional<String>> table(StoredRelease release, String table) {
        return of(release, csv(table))
                .map(found -> found.map(texts -> Optional.ofNullable(texts.get(csv(table))).orElseThrow(Problems::notFound)));
    }

    private Uni<Optional<Map<String, String>>> of(StoredRelease release, String... names) {
        List<String> wanted = new ArrayList<>(List.of(names));
        wanted.add(CONTROL);
        return documents.texts(release.id(), wanted).flatMap(found -> {
            if (found.containsKey(CONTROL)) {
                return Uni.createFrom().item(Optional.of(found));
            }
            return ComputationQueue.isMine()
                    ? releases.figures(release.id()).flatMap(figures -> write(release.id(), figures))
                            .chain(() -> documents.texts(release.id(), wanted)).map(Optional::of)
                    : Uni.createFrom().item(Optional.empty());
        });
    }

    Uni<Optional<byte[]>> workbook(StoredRelease release) {
        return documents.bytes(release.id(), WORKBOOK)
                .flatMap(found -> found.isPresent() || !ComputationQueue.isMine() ? Uni.createFrom().item(found)
                : releases.figures(release.id()).flatMap(figures -> OffEventLoop.of(() -> ReleaseWorkbook.bytes(release, figures)))
                        .call(bytes -> documents.add(release.id(), Map.of(WORKBOOK, bytes))).map(Optional::of));
    }
}
