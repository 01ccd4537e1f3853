package org.palermo.portal.desk;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.palermo.portal.api.ApiAnswer;
import org.palermo.portal.api.Operation;
import org.palermo.portal.api.Schema;
import org.palermo.portal.page.Language;
import org.palermo.portal.words.Words;

/// Shows lists.
@Singleton
class ListPages {
    private static final String ROWS = "25";
    private static final String COUNTRY = "country";
    /// The cursor of a list in the order of a file: the row before the page.
    private static final String AFTER = "after";
    private static final String SEARCH = "q";
    private static final String NAME = "name";
    static final Pattern CURSOR = Pattern.compile("[A-Za-z0-9_=-]{1,400}");
    /// A name of a thing, on pages that search by it.
    private static final Pattern WORDS = Pattern.compile("[\\p{L}\\p{N} .,'&-]{1,80}");
    /// What a filter may be: a code, a region, yes or no, a quarter. Never text about a person, because it stands in the address.
    private static final Pattern FILTER = Pattern.compile("[A-Za-z0-9_-]{1,40}");

    /// @param view null when the answer is not good
    /// @param address of the page with its filters
    record Shown(ApiAnswer answer, Views.ListView view, String address) {}

    private final DeskCalls calls;
    private final Linked linked;
    private final Words words;

    ListPages(DeskCalls calls, Linked linked, Words words) {
        this.calls = calls;
        this.linked = linked;
        this.words = words;
    }

    Uni<Shown> show(SecurityIdentity person, Language language, Desk.Place place, ListPage declared, MultivaluedMap<String, String> asked, String done) {
        ListPage page = declared.of(person::hasRole);
        return calls.values(person, language).chain(known -> show(person, language, place, page, asked, done, known));
    }

    private Uni<Shown> show(
            SecurityIdentity person, Language language, Desk.Place place, ListPage page, MultivaluedMap<String, String> asked, String done, Values known) {
        Operation operation = calls.operation(page.operation());
        Map<String, String> chosen = chosen(page, operation, asked, known);
        Map<String, String> query = new LinkedHashMap<>(Paths.query(operation, place.variables(), page.fixed(), null));
        query.putAll(chosen);
        if (operation.query().containsKey("limit")) {
            query.put("limit", ROWS);
        }
        String cursor = asked.getFirst("cursor");
        if (cursor != null && CURSOR.matcher(cursor).matches()) {
            query.put(operation.query().containsKey(AFTER) ? AFTER : "cursor", cursor);
        }
        Map<String, String> path = Paths.parameters(operation, place.variables(), page.fixed(), null);
        // A list that must be asked for something waits until the reader has said it.
        Uni<ApiAnswer> read = query.keySet().containsAll(operation.asked())
                ? calls.read(person, page.operation(), path, query, page.purpose())
                : Uni.createFrom().item(new ApiAnswer(200, null, new JsonObject()));
        return Uni.combine().all().unis(read, saved(person, place, page)).asTuple().chain(both -> {
            ApiAnswer answer = both.getItem1();
            List<JsonObject> items = DeskCalls.items(answer.body(), "items");
            boolean isShown = answer.isGood() || answer.status() == 400 && !chosen.isEmpty();
            return calls.values(person, language, DeskCalls.named(page.columns(), items)).map(values -> new Shown(answer,
                    isShown ? view(person, values, place, page, operation, chosen, answer, items, done, both.getItem2()) : null,
                    address(place.address(), chosen)));
        });
    }

    private Views.ListView view(
            SecurityIdentity person, Values values, Desk.Place place, ListPage page, Operation operation, Map<String, String> chosen, ApiAnswer answer,
            List<JsonObject> items, String done, List<Views.Link> saved) {
        Labels labels = new Labels(words, values.language(), page.key());
        Schema item = operation.answer().at("items").orElse(Schema.ANY_VALUE);
        Linked.About about = Linked.About.of(place.variables(), new JsonObject());
        List<Views.Link> forTicked = linked.tasks(person, values, page.tools().forTicked(), about);
        List<Views.Row> rows = items.stream().map(row -> row(page, values, item, place.variables(), row, !forTicked.isEmpty())).toList();
        Views.Table table = new Views.Table("list", page.columns().stream().map(column -> labels.label(column.field())).toList(), rows,
                words.find(values.language(), page.key() + ".empty", "list.empty").orElseThrow(), false,
                Boolean.TRUE.equals(answer.body().getValue("more"))
                        ? words.find(values.language(), page.key() + ".more", "list.more").orElseThrow() : null);
        String next = answer.isGood() ? answer.body().getString("next") : null;
        return new Views.ListView(labels.of("title"), labels.ifAny("lead"), done,
                linked.tasks(person, values, page.tasks(), about),
                place.address(), filters(page, operation, chosen, values, labels), table,
                next == null ? null : address(place.address(), with(chosen, "cursor", next)),
                answer.isGood() ? null : words.say(values.language(), "filter.wrong"), saved,
                linked.withFilters(person, values, page.tools().withFilters(), place.variables(), chosen), forTicked);
    }

    /// The saved filters of the reader; none when this list has none, or when they can't be read now.
    private Uni<List<Views.Link>> saved(SecurityIdentity person, Desk.Place place, ListPage page) {
        String operation = page.tools().saved();
        if (operation == null || !linked.mayCall(person, operation)) {
            return Uni.createFrom().item(List.of());
        }
        return calls.read(person, operation, Map.of(), Map.of(), page.purpose())
                .map(answer -> DeskCalls.items(answer.body(), "items").stream()
                        .map(one -> new Views.Link(one.getString(NAME, ""), address(place.address(), filters(page, one)), List.of()))
                        .toList());
    }

    /// The values of the list's filters in a record.
    private static Map<String, String> filters(ListPage page, JsonObject saved) {
        Map<String, String> found = new LinkedHashMap<>();
        page.filters().stream().filter(name -> saved.getValue(name) != null)
                .forEach(name -> found.put(name, saved.getValue(name).toString()));
        return found;
    }

    private static Views.Row row(
            ListPage page, Values values, Schema item, Map<String, String> variables, JsonObject row, boolean hasBox) {
        String to = page.row() == null ? null : Paths.fill(page.row(), variables, row).map(Desk::address).orElse(null);
        List<Values.Cell> cells = page.columns().stream().map(column -> values.cell(row, column, item)).toList();
        return new Views.Row(
                to == null ? cells : Stream.concat(Stream.of(cells.getFirst().to(to)), cells.stream().skip(1)).toList(), List.of(),
                hasBox ? box(page.tools(), row) : null);
    }

    private static Views.RowBox box(ListPage.Tools tools, JsonObject row) {
        String id = row.getString("id");
        String name = String.valueOf(row.getValue(tools.tickedName()));
        return new Views.RowBox("choose-" + id, tools.tickedAs(), id + " " + name, name);
    }

    /// A list of one country shows the first until another is chosen.
    private static Map<String, String> chosen(ListPage page, Operation operation, MultivaluedMap<String, String> asked, Values known) {
        Map<String, String> chosen = new LinkedHashMap<>();
        for (String name : page.filters()) {
            String value = asked.getFirst(name);
            if (operation.query().containsKey(name) && value != null && (FILTER.matcher(value).matches() || name.equals(SEARCH) && WORDS.matcher(value).matches())) {
                chosen.put(name, value);
            } else if (name.equals(COUNTRY) && !known.countries().items().isEmpty()) {
                chosen.put(name, known.countries().items().getFirst().code());
            }
        }
        return chosen;
    }

    private static List<Views.Filter> filters(ListPage page, Operation operation, Map<String, String> chosen, Values values, Labels labels) {
        return page.filters().stream().map(name -> new Views.Filter(name, labels.label(name), chosen.getOrDefault(name, ""), name.equals(COUNTRY),
                options(page, operation, name, chosen.get(name), values, labels))).toList();
    }

    /// A link may choose what is no option, such as one person; it stays chosen when the page has words for it: `<page>.<filter>.other`.
    private static List<Views.FilterOption> options(
            ListPage page, Operation operation, String name, String chosen, Values values, Labels labels) {
        List<Views.FilterOption> options = new ArrayList<>((name.equals(COUNTRY) ? Choices.ofThisDeployment(values)
                : Choices.of(values, page.choices().getOrDefault(name, operation.query().getOrDefault(name, Schema.ANY_VALUE)), Input.of(name))).stream()
                .map(choice -> new Views.FilterOption(choice.code(), choice.label(), choice.code().equals(chosen))).toList());
        String other = labels.ifAny(name + ".other");
        if (chosen != null && other != null && options.stream().noneMatch(Views.FilterOption::chosen)) {
            options.add(new Views.FilterOption(chosen, other, true));
        }
        return options;
    }

    private static Map<String, String> with(Map<String, String> chosen, String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(chosen);
        more.put(name, value);
        return more;
    }

    static String address(String path, Map<String, String> query) {
        return query.isEmpty() ? path : path + "?" + query.entrySet().stream()
                .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8)).collect(Collectors.joining("&"));
    }
}
