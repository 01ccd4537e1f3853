package org.palermo.referral.statistics;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Query;

/// Queries for the documents of releases.
@ApplicationScoped
class DocumentStore {
    private static final Change ADD =
            Change.of("insert into quarterly_document (release, name, body) values ($1, $2, $3) on conflict do nothing");
    private static final Query<NamedText> TEXTS = Query.of(NamedText.class, """
            select name, convert_from(body, 'UTF8') as text from quarterly_document where release = $1
              and name = any (string_to_array($2, '/'))
            """);
    private static final Query<byte[]> BYTES =
            Query.of(byte[].class, "select body from quarterly_document where release = $1 and name = $2");

    @RegisterForReflection
    private record NamedText(String name, String text) {}

    Uni<Void> add(UUID release, Map<String, byte[]> documents) {
        return Multi.createFrom().iterable(documents.entrySet())
                .onItem().transformToUniAndConcatenate(document -> ADD.execute(release, document.getKey(), document.getValue()))
                .collect().last().replaceWithVoid();
    }

    /// The stored documents among these names.
    Uni<Map<String, String>> texts(UUID release, List<String> names) {
        return TEXTS.list(release, String.join("/", names))
                .map(rows -> rows.stream().collect(Collectors.toMap(NamedText::name, NamedText::text)));
    }

    Uni<Optional<byte[]>> bytes(UUID release, String name) {
        return BYTES.first(release, name);
    }
}
