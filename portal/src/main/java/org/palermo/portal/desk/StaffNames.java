package org.palermo.portal.desk;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.palermo.portal.api.ApiCalls;
import org.palermo.portal.api.Operation;
import org.palermo.portal.api.Operations;

/// The names of people whose accesses the reader watches. The service decides whose names she may read, and records it; nothing is kept.
@Singleton
class StaffNames {
    private static final String READ = "nameWatchedPeople";
    /// As many as the service names at once.
    private static final int MOST_NAMES = 100;

    private final ApiCalls calls;
    private final Operations operations;

    StaffNames(ApiCalls calls, Operations operations) {
        this.calls = calls;
        this.operations = operations;
    }

    /// @return the names by account; without those of people who have none any more, and none for readers who do not watch
    Uni<Map<String, String>> of(SecurityIdentity person, Collection<String> accounts) {
        Operation operation = operations.get(READ);
        if (accounts.isEmpty() || operation.roles().stream().noneMatch(person::hasRole)) {
            return Uni.createFrom().item(Map.of());
        }
        JsonObject body = new JsonObject().put("people", new JsonArray(accounts.stream().limit(MOST_NAMES).toList()));
        return calls.change(person, operation, Map.of(), null, null, body, Purpose.of(person, null))
                .map(answer -> DeskCalls.items(answer.body(), "items").stream()
                        .filter(one -> one.getString("id") != null && one.getString("name") != null)
                        .collect(Collectors.toMap(one -> one.getString("id"), one -> one.getString("name"), (first, second) -> first)));
    }
}
