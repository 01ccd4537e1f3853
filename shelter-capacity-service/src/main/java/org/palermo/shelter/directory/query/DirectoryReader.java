package org.palermo.shelter.directory.query;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.palermo.kernel.scope.TransactionTime;
import org.palermo.kernel.territory.Countries;
import org.palermo.kernel.territory.Country;
import org.palermo.shelter.directory.hsds.EntryKind;
import org.palermo.shelter.directory.hsds.HsdsVersion;
import org.palermo.shelter.night.Tonight;
import org.palermo.shelter.profile.ShelterProfiles;

/// Reads the parts of the entries of a list and renders them.
@ApplicationScoped
class DirectoryReader {
    private final DirectoryStore store;
    private final DirectoryRendering rendering;
    private final Countries countries;
    private final ShelterProfiles profiles;
    private final Tonight tonight;
    private final TransactionTime time;

    DirectoryReader(DirectoryStore store, DirectoryRendering rendering, Countries countries,
            ShelterProfiles profiles, Tonight tonight, TransactionTime time) {
        this.store = store;
        this.rendering = rendering;
        this.countries = countries;
        this.profiles = profiles;
        this.tonight = tonight;
        this.time = time;
    }

    /// Entries of a list.
    ///
    /// @param texts the JSON text of each, in the order of the list
    /// @param last the id of the last one; null when there is none
    record Entries(List<String> texts, UUID last) {}

    /// Renders the first of the rows, as many as may be read at once, and at least one.
    ///
    /// @param rows sorted by id
    Uni<Entries> entries(HsdsVersion version, EntryKind entity, DirectoryFilter filter, List<DirectoryStore.Listed> rows) {
        List<DirectoryStore.Listed> some = DirectoryStore.within(rows);
        DetailLevel portion = DetailLevel.of(entity, filter);
        boolean full = portion == DetailLevel.WHOLE;
        Instant now = time.now();
        return switch (entity) {
            case SERVICES -> portion == DetailLevel.MINIMAL ? rendered(some, rendering::minimal)
                    : free(full, some).flatMap(free -> rendered(some, row -> rendering.service(version, row, full, free, now)));
            case SERVICE_AT_LOCATIONS ->
                free(full, some).flatMap(free -> rendered(some, row -> rendering.atLocation(version, row, full, free, now)));
            case ORGANIZATIONS -> full ? organizations(version, filter.fullService(), some, now)
                    : rendered(some, row -> rendering.organization(version, row, false));
            case TAXONOMIES, TAXONOMY_TERMS -> rendered(some, row -> rendering.whole(version, entity, row));
        };
    }

    private Uni<Entries> rendered(List<DirectoryStore.Listed> rows, Function<DirectoryStore.Listed, ObjectNode> render) {
        return rendering.texts(rows, render).map(texts -> new Entries(texts, rows.isEmpty() ? null : rows.getLast().id()));
    }

    private Uni<Entries> organizations(HsdsVersion version, boolean fullService, List<DirectoryStore.Listed> rows, Instant now) {
        return store.services(rows.stream().map(DirectoryStore.Listed::id).toList(), fullService)
                .flatMap(offered -> free(fullService, offered.services().values().stream().flatMap(List::stream).toList())
                        .flatMap(free -> rendered(before(offered.cut(), rows),
                                row -> organization(version, row, offered.services().getOrDefault(row.id(), List.of()),
                                        fullService, free, now))));
    }

    /// The organisations before the one whose services were cut; at least the first, with the services that were read.
    private static List<DirectoryStore.Listed> before(UUID cut, List<DirectoryStore.Listed> rows) {
        List<DirectoryStore.Listed> before = rows.stream().takeWhile(row -> !row.id().equals(cut)).toList();
        return before.isEmpty() ? rows.subList(0, Math.min(1, rows.size())) : before;
    }

    private ObjectNode organization(HsdsVersion version, DirectoryStore.Listed row, List<DirectoryStore.Listed> services,
            boolean fullService, Map<UUID, DirectoryStore.Free> free, Instant now) {
        ObjectNode organization = rendering.organization(version, row, true);
        ArrayNode its = organization.putArray("services");
        services.forEach(service ->
                its.add(fullService ? rendering.service(version, service, true, free, now) : rendering.minimal(service)));
        return organization;
    }

    private Uni<Map<UUID, DirectoryStore.Free>> free(boolean shown, List<DirectoryStore.Listed> rows) {
        return shown ? free(rows) : Uni.createFrom().item(Map.of());
    }

    /// Reads country by country, because each country has its own night and its own limit for the age of a census.
    private Uni<Map<UUID, DirectoryStore.Free>> free(Collection<DirectoryStore.Listed> rows) {
        Map<String, List<UUID>> shelters = rows.stream().filter(row -> row.shelter() != null)
                .collect(Collectors.groupingBy(DirectoryStore.Listed::country,
                        Collectors.mapping(DirectoryStore.Listed::shelter, Collectors.toList())));
        Map<UUID, DirectoryStore.Free> all = new HashMap<>();
        return Multi.createFrom().iterable(shelters.entrySet())
                .onItem().transformToUniAndConcatenate(of -> free(of.getKey(), of.getValue()).invoke(all::putAll))
                .collect().asList().replaceWith(all);
    }

    private Uni<Map<UUID, DirectoryStore.Free>> free(String code, List<UUID> shelters) {
        Country country = countries.country(code).orElseThrow();
        Instant now = time.now();
        return store.free(shelters, tonight.in(country), now, profiles.of(country).staleBefore(now));
    }
}
