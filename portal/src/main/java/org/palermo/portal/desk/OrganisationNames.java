package org.palermo.portal.desk;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import org.palermo.portal.api.ApiCalls;
import org.palermo.portal.api.Operations;
import org.palermo.portal.page.Frames;

/// The names of organisations. Everybody who is signed in may read the register, but immigration bodies. So a name that was read for one
/// person is kept for the others, for a minute: a page with a list would ask for dozens each time.
@Singleton
class OrganisationNames {
    private static final String READ = "getProvider";
    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final int MOST_KEPT = 10_000;
    /// Names are asked for one by one, some at a time; a page that shows more leaves the others out.
    private static final int AT_ONCE = 8;
    private static final int MOST_NAMES = 60;

    private final ApiCalls calls;
    private final Operations operations;
    private final Cache<String, String> kept = Caffeine.newBuilder().maximumSize(MOST_KEPT).expireAfterWrite(KEPT).build();

    OrganisationNames(ApiCalls calls, Operations operations) {
        this.calls = calls;
        this.operations = operations;
    }

    /// @return the names by id; without those that the register does not have or that can't be had now
    Uni<Map<String, String>> of(SecurityIdentity person, Collection<String> ids) {
        return Multi.createFrom().iterable(ids).select().distinct().select().first(MOST_NAMES)
                .onItem().transformToUni(id -> name(person, id).map(name -> Map.entry(id, name)))
                .merge(AT_ONCE)
                .select().where(named -> !named.getValue().isEmpty())
                .collect().asMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    private Uni<String> name(SecurityIdentity person, String id) {
        String known = Frames.isOfImmigration(person) ? null : kept.getIfPresent(id);
        return known != null ? Uni.createFrom().item(known)
                : calls.read(person, operations.get(READ), Map.of("id", id), Map.of(), Purpose.of(person, null))
                        .map(answer -> answer.body().getString("name", ""))
                        .invoke(name -> keep(id, name));
    }

    private void keep(String id, String name) {
        if (!name.isEmpty()) {
            kept.put(id, name);
        }
    }
}
