package org.palermo.portal.desk;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The names of the shelters that the reader runs or administers. The service decides which these are, and records the reading; nothing is
/// kept.
final class ShelterNames {
    static final String READ = "listShelters";

    private ShelterNames() {}

    /// @return the names by id; none for readers who run no shelters, or when they can't be had now
    static Uni<Map<String, String>> of(SecurityIdentity person, DeskCalls calls) {
        return calls.operation(READ).roles().stream().noneMatch(person::hasRole) ? Uni.createFrom().item(Map.of())
                : calls.readOfCountries(person, calls.operation(READ), Map.of(), Map.of(), null).map(ShelterNames::in);
    }

    static Map<String, String> in(List<JsonObject> shelters) {
        return shelters.stream().filter(one -> one.getString("id") != null && one.getString("name") != null)
                .collect(Collectors.toMap(one -> one.getString("id"), one -> one.getString("name"), (first, second) -> first));
    }
}
