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
import java.util.stream.Collectors;
import org.palermo.kernel.scope.TransactionTime;
import org.palermo.kernel.territory.Countries;
import org.palermo.kernel.territory.Country;
import org.palermo.shelter.directory.hsds.Entity;
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

    DirectoryReader(DirectoryStore store, DirectoryRendering rendering, Countries countries, ShelterProfiles profiles, Tonight tonight, TransactionTime time) {
        this.store = store;
        this.rendering = rendering;
        this.countries = countries;
        this.profiles = profiles;
        this.tonight = tonight;
        this.time = time;
    }

    Uni<List<ObjectNode>> entries(HsdsVersion version, Entity entity, DirectoryFilter filter, List<DirectoryStore.Listed> rows) {
        if (filter.minimal() && entity == Entity.SERVICES) {
            return Uni.createFrom().item(rows.stream().map(rendering::minimal).toList());
        }
        boolean full = filter.full() || entity == Entity.ORGANIZATIONS && filter.fullService();
        return full ? inFull(version, entity, filter, rows) : Uni.createFrom().item(rows.stream().map(row -> brief(version, entity, row)).toList());
    }

    private ObjectNode brief(HsdsVersion version, Entity entity, DirectoryStore.Listed row) {
        return switch (entity) {
            case SERVICES -> rendering.service(version, row, false, Map.of());
            case SERVICE_AT_LOCATIONS -> rendering.atLocation(version, row, false, Map.of());
            case ORGANIZATIONS -> rendering.organization(version, row, false);
            case TAXONOMIES, TAXONOMY_TERMS -> rendering.whole(version, entity, row);
        };
    }

    Uni<List<ObjectNode>> inFull(HsdsVersion version, Entity entity, DirectoryFilter filter, List<DirectoryStore.Listed> rows) {
        return switch (entity) {
            case SERVICES -> free(rows).map(free -> rows.stream().map(row -> rendering.service(version, row, true, free)).toList());
            case SERVICE_AT_LOCATIONS -> free(rows).map(free -> rows.stream().map(row -> rendering.atLocation(version, row, true, free)).toList());
            case ORGANIZATIONS -> organizations(version, filter.fullService(), rows);
            case TAXONOMIES, TAXONOMY_TERMS -> Uni.createFrom().item(rows.stream().map(row -> rendering.whole(version, entity, row)).toList());
        };
    }

    private Uni<List<ObjectNode>> organizations(HsdsVersion version, boolean fullService, List<DirectoryStore.Listed> rows) {
        return store.services(rows.stream().map(DirectoryStore.Listed::id).toList())
                .flatMap(services -> free(fullService ? services.values().stream().flatMap(List::stream).toList() : List.of())
                        .map(free -> rows.stream().map(row -> organization(version, row, services.getOrDefault(row.id(), List.of()), fullService, free)).toList()));
    }

    private ObjectNode organization(HsdsVersion version, DirectoryStore.Listed row, List<DirectoryStore.Listed> services, boolean fullService,
            Map<UUID, DirectoryStore.Free> free) {
        ObjectNode organization = rendering.organization(version, row, true);
        ArrayNode its = organization.putArray("services");
        services.forEach(service -> its.add(fullService ? rendering.service(version, service, true, free) : rendering.minimal(service)));
        return organization;
    }

    /// Reads country by country, because each country has its own night and its own limit for the age of a census.
    private Uni<Map<UUID, DirectoryStore.Free>> free(Collection<DirectoryStore.Listed> rows) {
        Map<String, List<UUID>> shelters = rows.stream().filter(row -> row.shelter() != null)
                .collect(Collectors.groupingBy(DirectoryStore.Listed::country, Collectors.mapping(DirectoryStore.Listed::shelter, Collectors.toList())));
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
