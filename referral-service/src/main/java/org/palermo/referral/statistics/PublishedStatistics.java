package org.palermo.referral.statistics;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.statistics.ComputationQueue;
import org.palermo.kernel.territory.Countries;
import org.palermo.kernel.territory.Country;

/// Serves the published releases to everybody.
@ApplicationScoped
class PublishedStatistics {
    private final Countries countries;
    private final ReleaseStore store;
    private final ReleaseDocuments documents;
    private final ComputationQueue computationQueue;

    PublishedStatistics(Countries countries, ReleaseStore store, ReleaseDocuments documents, ComputationQueue computationQueue) {
        this.countries = countries;
        this.store = store;
        this.documents = documents;
        this.computationQueue = computationQueue;
    }

    /// A document of a release.
    record Document<T>(UUID release, T body) {}

    /// The releases of a country, latest taken first.
    @Scoped
    Uni<Page<ReleaseItem>> page(Actor actor, String countryCode, Cursor after, int limit) {
        Country country = countries.require("country", countryCode);
        return store.page(country.code(), true, after, limit)
                .map(found -> Page.of(found.stream().map(ReleaseItem::of).toList(), limit, item -> new Cursor(item.takenAt(), item.id())));
    }

    /// @param revision null for the latest published one
    Uni<ReleaseView> release(Actor actor, String country, String quarter, Integer revision) {
        return computationQueue.first(() -> published(actor, country, quarter, revision, documents::view));
    }

    /// One table as CSV.
    ///
    /// @param table an unknown name fails with 404
    Uni<Document<String>> table(Actor actor, String country, String quarter, Integer revision, String table) {
        return computationQueue.first(() -> published(actor, country, quarter, revision,
                release -> documents.table(release, table).map(found -> found.map(text -> new Document<>(release.id(), text)))));
    }

    Uni<Document<byte[]>> workbook(Actor actor, String country, String quarter, Integer revision) {
        return computationQueue.first(() -> published(actor, country, quarter, revision,
                release -> documents.workbook(release).map(found -> found.map(bytes -> new Document<>(release.id(), bytes)))));
    }

    @Scoped
    <T> Uni<Optional<T>> published(Actor actor, String countryCode, String quarter, Integer revision,
            Function<StoredRelease, Uni<Optional<T>>> document) {
        Country country = countries.require("country", countryCode);
        return store.published(country.code(), Quarter.of("quarter", quarter), revision)
                .flatMap(found -> document.apply(found.orElseThrow(Problems::notFound)));
    }
}
