package org.palermo.portal.desk;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
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
import org.palermo.portal.desk.page.Desk;
import org.palermo.portal.desk.page.Field;
import org.palermo.portal.desk.page.Paths;
import org.palermo.portal.desk.page.TaskPage;
import org.palermo.portal.desk.page.Values;
import org.palermo.portal.gateway.Answer;
import org.palermo.portal.gateway.Countries;
import org.palermo.portal.page.Language;
import org.palermo.portal.words.Words;

/// What the pages of the desk ask of the suite.
@Singleton
class DeskCalls {
    /// Who lists the names of people of the reader's organisation: of each service the first that the reader may call.
    private static final List<List<People>> COLLEAGUES = List.of(
            List.of(new People("listCaseworkers", Map.of(), "person"), new People("listCaseCoordinators", Map.of(), "person")),
            List.of(new People("listTeam", Map.of("left", "true"), "subject")));
    /// The fields of a record of a case that name an organisation.
    private static final List<String> ORGANISATIONS_IN_CONTENT = List.of("body", "adviser", "prosecutor");
    /// A list of choices is read page by page, up to this many: a country may have several hundred organisations.
    private static final int MOST_CHOICES = 1_000;
    /// As many as every list gives at once.
    private static final String PAGE = "200";
    private static final String LIMIT = "limit";
    /// How many lists are read at the same time.
    static final int AT_ONCE = 6;

    /// A list of people with their names.
    ///
    /// @param id the field with the subject of their account
    private record People(String operation, Map<String, String> query, String id) {}

    private final ApiCalls calls;
    private final Operations operations;
    private final DeskCountries countries;
    private final OrganisationNames organisations;
    private final StaffNames staff;
    private final IndicatorNames indicators;
    private final Words words;

    DeskCalls(ApiCalls calls, Operations operations, DeskCountries countries, OrganisationNames organisations, StaffNames staff,
            IndicatorNames indicators, Words words) {
        this.calls = calls;
        this.operations = operations;
        this.countries = countries;
        this.organisations = organisations;
        this.staff = staff;
        this.indicators = indicators;
        this.words = words;
    }

    /// Asks for the countries while the page asks for other things: each page that shows values needs them.
    void ahead() {
        countries.ahead();
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
    ///
    /// @param query without a limit: pages that follow are read too. With one, the first page is all that is asked for
    Uni<List<JsonObject>> readOfCountries(SecurityIdentity person, Operation operation, Map<String, String> path, Map<String, String> query,
            String purpose) {
        if (!operation.query().containsKey("country") || query.containsKey("country")) {
            return pages(person, operation, path, query, purpose, List.of());
        }
        return countries.get().map(answer -> answer.isFound() ? answer.value().items() : List.<Countries.Country>of())
                .chain(known -> known.isEmpty() ? Uni.createFrom().item(List.<JsonObject>of())
                        : Uni.join()
                                .all(known.stream().map(country -> ofCountry(person, operation, path, query, purpose, country)).toList())
                                .usingConcurrencyOf(AT_ONCE).andFailFast()
                                .map(lists -> lists.stream().flatMap(List::stream).toList()));
    }

    private Uni<List<JsonObject>> ofCountry(SecurityIdentity person, Operation operation, Map<String, String> path,
            Map<String, String> query, String purpose, Countries.Country country) {
        Map<String, String> ofCountry = new HashMap<>(query);
        ofCountry.put("country", country.code());
        return pages(person, operation, path, ofCountry, purpose, List.of());
    }

    /// The items of a list and of the pages that follow it, up to a limit.
    private Uni<List<JsonObject>> pages(
            SecurityIdentity person, Operation operation, Map<String, String> path, Map<String, String> query, String purpose,
            List<JsonObject> before) {
        boolean isLimited = query.containsKey(LIMIT);
        Map<String, String> asked = new HashMap<>(query);
        if (operation.query().containsKey(LIMIT)) {
            asked.putIfAbsent(LIMIT, PAGE);
        }
        return read(person, operation.id(), path, asked, purpose).chain(answer -> {
            List<JsonObject> items = items(answer.body(), "items");
            List<JsonObject> all = Stream.concat(before.stream(), items.stream()).limit(MOST_CHOICES).toList();
            String cursor = operation.query().containsKey("cursor") ? "cursor" : "after";
            if (isLimited || items.isEmpty() || all.size() >= MOST_CHOICES
                    || !operation.query().containsKey(cursor) || !(answer.body().getValue("next") instanceof String next)) {
                return Uni.createFrom().item(all);
            }
            Map<String, String> following = new HashMap<>(query);
            following.put(cursor, next);
            return pages(person, operation, path, following, purpose, all);
        });
    }

    /// The record that a task reads, as it is now.
    Uni<ApiAnswer> current(SecurityIdentity person, Desk.Place place, TaskPage task) {
        return current(person, place, task, Map.of());
    }

    /// The record that a task is about, as it is now, in the reader's language.
    Uni<ApiAnswer> about(SecurityIdentity person, Language language, Desk.Place place, TaskPage task) {
        Map<String, String> asked = new HashMap<>();
        Paths.inLanguage(operations.get(task.reads()), asked, language);
        return current(person, place, task, asked);
    }

    private Uni<ApiAnswer> current(SecurityIdentity person, Desk.Place place, TaskPage task, Map<String, String> asked) {
        Operation reads = operations.get(task.reads());
        Map<String, String> query = new LinkedHashMap<>(place.variables());
        query.keySet().retainAll(reads.query().keySet());
        query.putAll(asked);
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
    /// @param staff the accounts of people whose accesses the reader watches
    /// @param colleagues whether they name people of the reader's authority
    /// @param indicators whether they name operational indicators
    /// @param shelters whether they name shelters
    record Named(Set<String> organisations, Set<String> staff, boolean colleagues, boolean indicators, boolean shelters) {
        static final Named NOBODY = new Named(Set.of(), Set.of(), false, false, false);

        Named and(Named other) {
            Set<String> all = new LinkedHashSet<>(organisations);
            all.addAll(other.organisations);
            Set<String> people = new LinkedHashSet<>(staff);
            people.addAll(other.staff);
            return new Named(all, people, colleagues || other.colleagues, indicators || other.indicators, shelters || other.shelters);
        }
    }

    /// What is needed to show records that name nobody.
    Uni<Values> values(SecurityIdentity person, Language language) {
        return values(person, language, Named.NOBODY);
    }

    /// What is needed to show records: the countries, and the names of the organisations, colleagues and indicators in them.
    ///
    /// @param person null when nobody is signed in; then no names are asked for
    Uni<Values> values(SecurityIdentity person, Language language, Named named) {
        return Uni.combine().all().unis(countries.get(), names(person, language, named)).asTuple().map(both -> {
            Countries known = both.getItem1() instanceof Answer.Found<Countries>(Countries found) ? found : new Countries(List.of());
            return new Values(words, language, known.zone(""), known, both.getItem2());
        });
    }

    private Uni<Map<String, String>> names(SecurityIdentity person, Language language, Named named) {
        Uni<Map<String, String>> none = Uni.createFrom().item(Map.of());
        return Uni.combine().all()
                .unis(organisations.of(person, named.organisations()), named.colleagues() ? colleagues(person) : none,
                        staff.of(person, named.staff()), named.indicators() ? indicators.in(person, language) : none,
                        named.shelters() ? ShelterNames.of(person, this) : none)
                .with((names, people, watched, texts, houses) -> {
                    Map<String, String> all = new HashMap<>(names);
                    all.putAll(people);
                    all.putAll(watched);
                    all.putAll(texts);
                    all.putAll(houses);
                    return all;
                });
    }

    private Uni<Map<String, String>> colleagues(SecurityIdentity person) {
        return Multi.createFrom().iterable(COLLEAGUES)
                .onItem().transformToUniAndConcatenate(lists -> lists.stream()
                        .filter(list -> operations.get(list.operation()).roles().stream().anyMatch(person::hasRole)).findFirst()
                        .map(list -> colleagues(person, list)).orElse(Uni.createFrom().item(Map.of())))
                .collect().in(HashMap::new, Map::putAll);
    }

    private Uni<Map<String, String>> colleagues(SecurityIdentity person, People list) {
        return read(person, list.operation(), Map.of(), list.query(), null).map(answer -> items(answer.body(), "items").stream()
                .filter(one -> one.getString(list.id()) != null && one.getString("name") != null)
                .collect(Collectors.toMap(one -> one.getString(list.id()), one -> one.getString("name"), (first, second) -> first)));
    }

    /// Whom the shown values of records name.
    static Named named(List<Field> shown, List<JsonObject> records) {
        Set<String> ids = new LinkedHashSet<>();
        Set<String> staff = new LinkedHashSet<>();
        for (Field show : shown) {
            if (show.as() == Field.As.STAFF) {
                records.stream().map(record -> Values.at(record, show.field())).filter(Values::isId)
                        .forEach(value -> staff.add(value.toString()));
            }
            if (show.as() == Field.As.CONTENT) {
                records.stream().map(record -> Values.at(record, show.field()))
                        .filter(JsonObject.class::isInstance).map(JsonObject.class::cast)
                        .forEach(content -> ORGANISATIONS_IN_CONTENT.stream().map(content::getValue)
                                .filter(Values::isId).forEach(value -> ids.add(value.toString())));
            }
            if (show.as() == Field.As.ORGANISATION) {
                records.stream().map(record -> Values.at(record, show.field())).filter(Objects::nonNull).forEach(value -> {
                    if (value instanceof JsonArray several) {
                        several.forEach(one -> ids.add(one.toString()));
                    } else {
                        ids.add(value.toString());
                    }
                });
            }
        }
        return new Named(ids, staff, isShown(shown, Field.As.COLLEAGUE, records) || isShown(shown, Field.As.OWN_COLLEAGUE, records),
                isShown(shown, Field.As.INDICATOR, records) || isShown(shown, Field.As.LINES, records),
                isShown(shown, Field.As.SHELTER, records));
    }

    private static boolean isShown(List<Field> shown, Field.As as, List<JsonObject> records) {
        return shown.stream().filter(show -> show.as() == as)
                .anyMatch(show -> records.stream().anyMatch(record -> Values.isThere(Values.at(record, show.field()))));
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
