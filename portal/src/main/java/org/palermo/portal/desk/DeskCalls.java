package org.palermo.portal.desk;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.palermo.portal.api.ApiAnswer;
import org.palermo.portal.api.ApiCalls;
import org.palermo.portal.api.Operation;
import org.palermo.portal.api.Operations;
import org.palermo.portal.gateway.Answer;
import org.palermo.portal.gateway.Countries;
import org.palermo.portal.page.Language;
import org.palermo.portal.words.Words;

/// What the pages of the desk ask of the suite.
@Singleton
class DeskCalls {
    private static final String COLLEAGUES = "listCaseworkers";
    /// The fields of a record of a case that name an organisation.
    private static final List<String> ORGANISATIONS_IN_CONTENT = List.of("body", "adviser", "prosecutor");
    /// A list of choices is read page by page, up to this many: a country may have several hundred organisations.
    private static final int MOST_CHOICES = 1_000;
    /// As many as every list gives at once.
    private static final String PAGE = "200";

    private final ApiCalls calls;
    private final Operations operations;
    private final DeskCountries countries;
    private final OrganisationNames organisations;
    private final Words words;

    DeskCalls(ApiCalls calls, Operations operations, DeskCountries countries, OrganisationNames organisations, Words words) {
        this.calls = calls;
        this.operations = operations;
        this.countries = countries;
        this.organisations = organisations;
        this.words = words;
    }

    Operation operation(String id) {
        return operations.get(id);
    }

    Uni<ApiAnswer> read(SecurityIdentity person, String operation, Map<String, String> path, Map<String, String> query, String purpose) {
        return calls.read(person, operations.get(operation), path, query, Purpose.of(person, purpose));
    }

    /// Searches by what stands in a body, never in an address.
    Uni<ApiAnswer> search(SecurityIdentity person, String operation, JsonObject body, String purpose) {
        return calls.change(person, operations.get(operation), Map.of(), null, null, body, Purpose.of(person, purpose));
    }

    /// The items of a list. A list that must be asked for by country is asked for each country of the deployment.
    Uni<List<JsonObject>> readOfCountries(SecurityIdentity person, Operation operation, Map<String, String> path, Map<String, String> query, String purpose) {
        if (!operation.query().containsKey("country") || query.containsKey("country")) {
            return pages(person, operation, path, query, purpose, List.of());
        }
        return countries.get().map(answer -> answer.isFound() ? answer.value().items() : List.<Countries.Country>of())
                .onItem().transformToMulti(known -> Multi.createFrom().iterable(known))
                .onItem().transformToUniAndConcatenate(country -> {
                    Map<String, String> ofCountry = new HashMap<>(query);
                    ofCountry.put("country", country.code());
                    return pages(person, operation, path, ofCountry, purpose, List.of());
                })
                .collect().in(ArrayList<JsonObject>::new, List::addAll).map(all -> (List<JsonObject>) all);
    }

    /// The items of a list and of the pages that follow it, up to a limit.
    private Uni<List<JsonObject>> pages(
            SecurityIdentity person, Operation operation, Map<String, String> path, Map<String, String> query, String purpose, List<JsonObject> before) {
        Map<String, String> asked = new HashMap<>(query);
        if (operation.query().containsKey("limit")) {
            asked.put("limit", PAGE);
        }
        return read(person, operation.id(), path, asked, purpose).chain(answer -> {
            List<JsonObject> items = items(answer.body(), "items");
            List<JsonObject> all = Stream.concat(before.stream(), items.stream()).limit(MOST_CHOICES).toList();
            String cursor = operation.query().containsKey("cursor") ? "cursor" : "after";
            if (items.isEmpty() || all.size() >= MOST_CHOICES || !operation.query().containsKey(cursor) || !(answer.body().getValue("next") instanceof String next)) {
                return Uni.createFrom().item(all);
            }
            Map<String, String> following = new HashMap<>(query);
            following.put(cursor, next);
            return pages(person, operation, path, following, purpose, all);
        });
    }

    /// The record that a task reads, as it is now.
    Uni<ApiAnswer> current(SecurityIdentity person, Desk.Place place, TaskPage task) {
        Operation reads = operations.get(task.reads());
        Map<String, String> query = new LinkedHashMap<>(place.variables());
        query.keySet().retainAll(reads.query().keySet());
        return read(person, task.reads(), Paths.parameters(reads, place.variables(), Map.of(), null), query, task.purpose());
    }

    /// The content of a record of a case stands in its particulars.
    static JsonObject content(JsonObject record) {
        return record.getValue("particulars") instanceof JsonObject inside ? inside : record;
    }

    Uni<ApiAnswer> change(SecurityIdentity person, TaskPage task, Map<String, String> path, String key, String version, JsonObject body) {
        Operation operation = operations.get(task.operation());
        return calls.change(person, operation, path, key, operation.versioned() ? version : null, body, Purpose.of(person, task.purpose()));
    }

    /// Whose names records need.
    ///
    /// @param organisations their ids
    /// @param colleagues whether they name people of the reader's authority
    record Named(Set<String> organisations, boolean colleagues) {
        static final Named NOBODY = new Named(Set.of(), false);

        Named and(Named other) {
            Set<String> all = new LinkedHashSet<>(organisations);
            all.addAll(other.organisations);
            return new Named(all, colleagues || other.colleagues);
        }
    }

    /// What is needed to show records that name nobody.
    Uni<Values> values(SecurityIdentity person, Language language) {
        return values(person, language, Named.NOBODY);
    }

    /// What is needed to show records: the countries, and the names of the organisations and colleagues in them.
    ///
    /// @param person null when nobody is signed in; then no names are asked for
    Uni<Values> values(SecurityIdentity person, Language language, Named named) {
        return Uni.combine().all().unis(countries.get(), names(person, named)).asTuple().map(both -> {
            Countries known = both.getItem1() instanceof Answer.Found<Countries>(Countries found) ? found : new Countries(List.of());
            return new Values(words, language, zone(known), known, both.getItem2());
        });
    }

    private Uni<Map<String, String>> names(SecurityIdentity person, Named named) {
        return named.colleagues() && operations.get(COLLEAGUES).roles().stream().anyMatch(person::hasRole)
                ? Uni.combine().all().unis(organisations.of(person, named.organisations()), colleagues(person)).with((names, people) -> {
                    Map<String, String> all = new HashMap<>(names);
                    all.putAll(people);
                    return all;
                })
                : organisations.of(person, named.organisations());
    }

    private Uni<Map<String, String>> colleagues(SecurityIdentity person) {
        return read(person, COLLEAGUES, Map.of(), Map.of(), null).map(answer -> items(answer.body(), "items").stream()
                .filter(one -> one.getString("person") != null && one.getString("name") != null)
                .collect(Collectors.toMap(one -> one.getString("person"), one -> one.getString("name"), (first, second) -> first)));
    }

    /// The time zone of the first country, else UTC.
    private static ZoneId zone(Countries countries) {
        return countries.items().stream().map(Countries.Country::zone).filter(Objects::nonNull).findFirst().map(ZoneId::of).orElse(ZoneOffset.UTC);
    }

    /// Whom the shown values of records name.
    static Named named(List<Show> shown, List<JsonObject> records) {
        Set<String> ids = new LinkedHashSet<>();
        for (Show show : shown) {
            if (show.as() == Show.As.CONTENT) {
                records.stream().map(record -> Values.at(record, show.field())).filter(JsonObject.class::isInstance).map(JsonObject.class::cast)
                        .forEach(content -> ORGANISATIONS_IN_CONTENT.stream().map(content::getValue).filter(Values::isId).forEach(value -> ids.add(value.toString())));
            }
            if (show.as() == Show.As.ORGANISATION) {
                records.stream().map(record -> Values.at(record, show.field())).filter(Objects::nonNull).forEach(value -> {
                    if (value instanceof JsonArray several) {
                        several.forEach(one -> ids.add(one.toString()));
                    } else {
                        ids.add(value.toString());
                    }
                });
            }
        }
        return new Named(ids, shown.stream().filter(show -> show.as() == Show.As.COLLEAGUE)
                .anyMatch(show -> records.stream().anyMatch(record -> Values.at(record, show.field()) != null)));
    }

    /// The objects of a list in an answer.
    static List<JsonObject> items(JsonObject answer, String path) {
        List<JsonObject> items = new ArrayList<>();
        if (Values.at(answer, path) instanceof JsonArray list) {
            list.stream().filter(JsonObject.class::isInstance).map(JsonObject.class::cast).forEach(items::add);
        }
        return items;
    }
}
