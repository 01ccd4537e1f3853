package org.palermo.portal.desk;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.palermo.portal.api.ApiAnswer;
import org.palermo.portal.api.Schema;
import org.palermo.portal.desk.page.Desk;
import org.palermo.portal.desk.page.Field;
import org.palermo.portal.desk.page.Values;
import org.palermo.portal.page.Language;
import org.palermo.portal.words.Words;

/// What a shelter manager does many times a day, for the page that she opens first: an answer to broadcasts, which go to the shelter that
/// says yes first, the census of each of her shelters, and an answer to who asks for a place. From there it is one press to the form, and
/// one to send it.
@Singleton
public class ShelterDuty {
    private static final String ROLE = "shelter-manager";
    private static final String ASKED = "listPlacements";
    private static final String ALERTS = "listBroadcastAlerts";
    private static final Set<String> OPEN = Set.of("ASKED", "ACKNOWLEDGED");
    /// As many as the lists give at once. They begin with the latest, and not with what ends first.
    private static final String READ = "200";
    private static final int ROWS = 20;
    private static final Comparator<JsonObject> SOONEST = Comparator.comparing((JsonObject one) -> one.getString("answerBefore", ""));
    private static final Waiting ASKING = new Waiting("asked", "whoAsks", ASKED, "/placements/{=id}",
            List.of("acceptPlacement", "refusePlacement"));
    private static final Waiting ALERTING = new Waiting("alerts", ALERTS, ALERTS, "/broadcast-alerts/{=id}",
            List.of("acceptBroadcastAlert", "declineBroadcastAlert"));

    /// Those who wait for an answer.
    ///
    /// @param key of the words
    /// @param operation that lists them
    /// @param page of one of them
    /// @param tasks in each row
    private record Waiting(String name, String key, String operation, String page, List<String> tasks) {
        List<Field> shown() {
            return List.of(Field.of("reference").to(page), Field.shelter("shelter"), Field.of("answerBefore", Field.As.MINUTES_LEFT),
                    Field.of("from"), Field.of("nights"), Field.of("women"), Field.of("children"), Field.of("needs"));
        }
    }

    /// @param shown whether the reader runs shelters
    /// @param houses those that are not closed
    /// @param moreHouses whether there are more
    /// @param count how many wait for an answer, in words; null when that can't be had now
    /// @param asked those who wait, first who must be answered first; null when that can't be had now
    /// @param alerts the open alerts of broadcasts
    public record Duty(boolean shown, List<House> houses, boolean moreHouses, String count, Views.Table asked, Alerts alerts) {
        static final Duty NONE = new Duty(false, List.of(), false, null, null, null);
    }

    /// @param count how many, in words
    /// @param table first what must be answered first; null when that can't be had now
    public record Alerts(String count, Views.Table table) {
        public boolean shown() {
            return table == null || !table.rows().isEmpty();
        }
    }

    /// @param census address of the form
    public record House(String name, String census) {}

    private final DeskCalls calls;
    private final RecordLinks recordLinks;
    private final Words words;

    ShelterDuty(DeskCalls calls, RecordLinks recordLinks, Words words) {
        this.calls = calls;
        this.recordLinks = recordLinks;
        this.words = words;
    }

    public Uni<Duty> of(SecurityIdentity person, Language language) {
        return !person.hasRole(ROLE) ? Uni.createFrom().item(Duty.NONE)
                : Uni.combine().all().unis(
                        calls.read(person, ShelterNames.READ, Map.of(), Map.of("limit", READ), null),
                        asked(person, "REQUESTED"), asked(person, "ESCALATED"),
                        calls.read(person, ALERTS, Map.of(), Map.of("limit", READ), null), calls.values(person, language))
                .with((shelters, requested, escalated, alerts, plain) -> {
                    Values values = plain.naming(ShelterNames.in(DeskCalls.items(shelters.body(), "items")));
                    return duty(person, values, shelters,
                            requested.isGood() && escalated.isGood() ? List.of(requested, escalated) : List.of(),
                            alerts(person, values, alerts));
                });
    }

    private Uni<ApiAnswer> asked(SecurityIdentity person, String status) {
        return calls.read(person, ASKED, Map.of(), Map.of("side", "SHELTER", "status", status, "limit", READ), null);
    }

    /// @param asked empty when it can't be had now
    private Duty duty(SecurityIdentity person, Values values, ApiAnswer shelters, List<ApiAnswer> asked, Alerts alerts) {
        List<House> houses = houses(values.language(), shelters);
        List<JsonObject> waiting = asked.stream().flatMap(answer -> DeskCalls.items(answer.body(), "items").stream())
                .sorted(SOONEST).toList();
        boolean isMore = asked.stream().anyMatch(ShelterDuty::hasMore);
        return new Duty(true, houses.stream().limit(ROWS).toList(), houses.size() > ROWS || hasMore(shelters),
                asked.isEmpty() ? null : count(values.language(), waiting.size(), isMore),
                asked.isEmpty() ? null : table(person, values, ASKING, waiting, isMore), alerts);
    }

    /// The list also has alerts that are over: there are more open ones only if all that were read are open.
    private Alerts alerts(SecurityIdentity person, Values values, ApiAnswer answer) {
        if (!answer.isGood()) {
            return new Alerts(null, null);
        }
        List<JsonObject> all = DeskCalls.items(answer.body(), "items");
        List<JsonObject> open = all.stream().filter(one -> OPEN.contains(one.getString("status"))).sorted(SOONEST).toList();
        boolean isMore = hasMore(answer) && open.size() == all.size();
        return new Alerts(count(values.language(), open.size(), isMore), table(person, values, ALERTING, open, isMore));
    }

    private static boolean hasMore(ApiAnswer list) {
        return list.isGood() && list.body().getValue("next") != null;
    }

    private String count(Language language, int read, boolean isMore) {
        return isMore ? words.say(language, "duty.more", Map.of("count", read)) : String.valueOf(read);
    }

    private List<House> houses(Language language, ApiAnswer shelters) {
        return DeskCalls.items(shelters.body(), "items").stream()
                .filter(one -> one.getString("id") != null && !"CLOSED".equals(one.getString("status")))
                .map(one -> new House(one.getString("name", words.say(language, "getShelter.title")),
                        Desk.address("/shelters/" + one.getString("id") + "/census")))
                .toList();
    }

    private Views.Table table(SecurityIdentity person, Values values, Waiting who, List<JsonObject> waiting, boolean isMore) {
        Labels labels = new Labels(words, values.language(), who.key());
        Schema item = calls.operation(who.operation()).answer().at("items").orElse(Schema.ANY_VALUE);
        List<Views.Row> rows = waiting.stream().limit(ROWS)
                .map(one -> new Views.Row(who.shown().stream().map(show -> values.cell(one, show, item)).toList(),
                        recordLinks.tasks(person, values, who.tasks(),
                                RecordLinks.About.of(Map.of(), one))))
                .toList();
        return new Views.Table(who.name(), who.shown().stream().map(show -> labels.label(show.field())).toList(), rows,
                labels.of("empty"), true, isMore || waiting.size() > ROWS ? words.say(values.language(), "list.more") : null);
    }
}
