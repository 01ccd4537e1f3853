package org.palermo.referral.statistics;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.palermo.kernel.scope.Sql;

/// Queries for the documents of releases.
@ApplicationScoped
class DocumentStore {

    Uni<Void> add(UUID release, Map<String, byte[]> documents) {
        return Multi.createFrom().iterable(documents.entrySet())
                .onItem().transformToUniAndConcatenate(document -> Sql.execute("insert into quarterly_document (release, name, body) values (?1, ?2, ?3) on conflict do nothing",
                        release, document.getKey(), document.getValue()))
                .collect().last().replaceWithVoid();
    }

    /// The stored documents among these names.
    Uni<Map<String, String>> texts(UUID release, List<String> names) {
        return Sql.list(Object[].class, "select name, convert_from(body, 'UTF8') from quarterly_document where release = ?1 and name = any (string_to_array(?2, '/'))",
                        release, String.join("/", names))
                .map(rows -> rows.stream().collect(Collectors.toMap(r -> (String) r[0], r -> (String) r[1])));
    }

    Uni<Optional<byte[]>> bytes(UUID release, String name) {
        return Sql.first(byte[].class, "select body from quarterly_document where release = ?1 and name = ?2", release, name);
    }
}
