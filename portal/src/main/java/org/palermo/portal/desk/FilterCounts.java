package org.palermo.portal.desk;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.palermo.portal.desk.page.ListPage;
import org.palermo.portal.desk.page.Values;
import org.palermo.portal.page.CurrentReader;

/// How many records each option of each filter of a list finds together with the other filters that are chosen, read with one request. It
/// is kept for the reader and her filters for a moment, in which she turns pages and comes back. When the numbers can't be had soon, the
/// list is shown without them; an option that was not counted stands without a number.
@Singleton
class FilterCounts {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int MOST_KEPT = 2_000;
    private static final String COUNT = "count";

    private final DeskCalls calls;
    private final RecordLinks recordLinks;
    private final Cache<Asked, Counted> kept;

    FilterCounts(DeskCalls calls, RecordLinks recordLinks, @ConfigProperty(name = "palermo.portal.counts.kept") Duration kept) {
        this.calls = calls;
        this.recordLinks = recordLinks;
        this.kept = Caffeine.newBuilder().maximumSize(MOST_KEPT).expireAfterWrite(kept).build();
    }

    private record Asked(String subject, String operation, Map<String, String> filters) {}

    /// @param more whether there are more than the number
    record FilterCount(long count, boolean more) {
        /// The name of an option with the number, in the reader's language.
        String beside(String label, Values values) {
            return values.words().say(values.language(), more ? "filter.countedMore" : "filter.counted",
                    Map.of("label", label, COUNT, count));
        }
    }

    /// @param counts by the name of the filter and the option
    /// @param isOffered whether the list has numbers for this reader, when they can be had
    record Counted(Map<List<String>, FilterCount> counts, boolean isOffered) {
        static final Counted NONE = new Counted(Map.of(), false);
        static final Counted AWAY = new Counted(Map.of(), true);

        Optional<FilterCount> of(String filter, String option) {
            return Optional.ofNullable(counts.get(List.of(filter, option)));
        }

        boolean isKnown() {
            return !counts.isEmpty();
        }

        /// Whether the reader misses numbers that the list has at other times.
        boolean isAway() {
            return isOffered && counts.isEmpty();
        }
    }

    /// @param chosen the parameters of the list; the order is none that records are counted by
    Uni<Counted> of(SecurityIdentity person, ListPage page, Map<String, String> chosen) {
        String operation = page.tools().counts();
        if (operation == null || !recordLinks.mayCall(person, operation)) {
            return Uni.createFrom().item(Counted.NONE);
        }
        Map<String, String> filters = new HashMap<>(chosen);
        filters.keySet().retainAll(calls.operation(operation).query().keySet());
        Asked asked = new Asked(CurrentReader.subject(person), operation, Map.copyOf(filters));
        Counted known = kept.getIfPresent(asked);
        return known != null ? Uni.createFrom().item(known)
                : calls.read(person, operation, Map.of(), asked.filters(), page.purpose()).ifNoItem().after(PATIENCE).fail()
                        .map(answer -> counted(answer.body()))
                        .invoke(counted -> keep(asked, counted))
                        .onFailure().recoverWithItem(Counted.AWAY);
    }

    private void keep(Asked asked, Counted counted) {
        if (counted.isKnown()) {
            kept.put(asked, counted);
        }
    }

    private static Counted counted(JsonObject answer) {
        Map<List<String>, FilterCount> counts = new HashMap<>();
        DeskCalls.items(answer, "counts").stream().filter(one -> one.getValue(COUNT) instanceof Number)
                .forEach(one -> counts.put(List.of(one.getString("filter", ""), one.getString("value", "")),
                        new FilterCount(one.getLong(COUNT), Boolean.TRUE.equals(one.getBoolean("more")))));
        return new Counted(counts, true);
    }
}
