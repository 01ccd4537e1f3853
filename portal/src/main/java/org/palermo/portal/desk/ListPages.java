package org.palermo.portal.desk;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Multi;
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
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.palermo.portal.api.ApiAnswer;
import org.palermo.portal.api.Operation;
import org.palermo.portal.api.Schema;
import org.palermo.portal.desk.page.AccessGrouping;
import org.palermo.portal.desk.page.Desk;
import org.palermo.portal.desk.page.Input;
import org.palermo.portal.desk.page.ListPage;
import org.palermo.portal.desk.page.Paths;
import org.palermo.portal.desk.page.Values;
import org.palermo.portal.gateway.Countries;
import org.palermo.portal.page.Frames;
import org.palermo.portal.page.Language;
import org.palermo.portal.page.LastCountry;
import org.palermo.portal.words.Words;

/// Shows lists.
@Singleton
class ListPages {
    private static final String ROWS = "25";
    private static final String COUNTRY = "country";
    private static final String REGION = "region";
    /// The place in a list where a page begins.
    private static final String FROM = "cursor";
    /// The cursor of a list in the order of a file: the row before the page.
    private static final String AFTER = "after";
    /// Names of things, by which pages search.
    private static final Set<String> NAMES = Set.of("q", "good", "edition");
    /// References of records, as people write them.
    private static final Set<String> REFERENCES = Set.of("reference", "record");
    private static final String ORGANISATIONS = "listProviders";
    private static final String NAME = "name";
    static final Pattern CURSOR = Pattern.compile("[A-Za-z0-9_=-]{1,400}");
    /// A name of a thing, on pages that search by it: everything but control characters.
    private static final Pattern WORDS = Pattern.compile("[\\x20-\\x7e\\x{a0}-\\x{d7ff}\\x{e000}-\\x{10ffff}]+");
    private static final int MOST_OF_WORDS = 200;
    /// The register of organisations takes less.
    private static final Pattern NAME_OF_ORGANISATION = Pattern.compile("[\\p{L}\\p{M}\\p{N} .,'’&()-]+");
    /// With spaces, and with the last signs of earlier references.
    private static final Pattern REFERENCE = Pattern.compile("[A-Za-z0-9 *~$=_-]+");
    /// What another filter may be: a code, a region, yes or no, a quarter. Never text about a person, because it stands in the address.
    private static final Pattern FILTER = Pattern.compile("[A-Za-z0-9_-]+");
    private static final int MOST = 40;

    /// @param view null when the answer is not good
    /// @param address of the page with its filters, from the place in the list on where it begins
    record Shown(ApiAnswer answer, Views.ListView view, String address) {}

    /// What was read beside the list.
    ///
    /// @param covered the countries to choose from by the region, each with all its regions; none in a list of one country
    /// @param offered the options of filters that are records
    /// @param counts what stands beside the options of filters
    private record Beside(Countries covered, List<Views.Link> saved, Map<String, List<String>> offered, FilterCounts.Counted counts) {}

    private final DeskCalls calls;
    private final RecordLinks recordLinks;
    private final Words words;
    private final LastCountry lastCountry;
    private final FilterCounts counts;

    ListPages(DeskCalls calls, RecordLinks recordLinks, Words words, LastCountry lastCountry, FilterCounts counts) {
        this.calls = calls;
        this.counts = counts;
        this.recordLinks = recordLinks;
        this.words = words;
        this.lastCountry = lastCountry;
    }

    Uni<Shown> show(SecurityIdentity person, Language language, Desk.Place place, ListPage declared, MultivaluedMap<String, String> asked,
            String done) {
        ListPage page = declared.of(person::hasRole);
        return calls.values(person, language).chain(known -> show(person, language, place, page, asked, done, known));
    }

    private Uni<Shown> show(
            SecurityIdentity person, Language language, Desk.Place place, ListPage page, MultivaluedMap<String, String> asked, String done,
            Values known) {
        Operation operation = calls.operation(page.operation());
        Countries covered = covered(person, page, known);
        Map<String, String> typed = typed(page, asked);
        Map<String, String> chosen = chosen(page, operation, typed, country(known), covered);
        Map<String, String> sent = sent(chosen);
        Map<String, String> query = new LinkedHashMap<>(Paths.query(operation, place.variables(), page.fixed(), null));
        query.putAll(sent);
        Paths.inLanguage(operation, query, language);
        if (operation.query().containsKey("limit")) {
            query.put("limit", ROWS);
        }
        String cursor = asked.getFirst(FROM);
        boolean goesOn = cursor != null && CURSOR.matcher(cursor).matches();
        if (goesOn) {
            query.put(operation.query().containsKey(AFTER) ? AFTER : FROM, cursor);
        }
        Map<String, String> path = Paths.parameters(operation, place.variables(), page.fixed(), null);
        // A list that must be asked for something waits until the reader has said it.
        Uni<ApiAnswer> read = query.keySet().containsAll(operation.asked())
                ? calls.read(person, page.operation(), path, query, page.purpose())
                : Uni.createFrom().item(new ApiAnswer(200, null, new JsonObject()));
        Uni<Beside> beside = Uni.combine().all()
                .unis(saved(person, place, page, covered), offered(person, page), counts.of(person, page, sent))
                .with((saved, offered, counted) -> new Beside(covered, saved, offered, counted));
        return Uni.combine().all().unis(read, beside).asTuple().chain(all -> {
            ApiAnswer answer = all.getItem1();
            List<JsonObject> items = DeskCalls.items(answer.body(), "items");
            boolean isShown = answer.isGood() || answer.status() == 400 && !chosen.equals(page.begins());
            return calls.values(person, language, DeskCalls.named(page.columns(), items)).map(values -> new Shown(answer,
                    isShown ? view(person, values, place, page, operation, typed, chosen, answer, items, done,
                            all.getItem2()) : null,
                    address(place.address(), goesOn ? with(chosen, FROM, cursor) : chosen)));
        });
    }

    private Views.ListView view(
            SecurityIdentity person, Values values, Desk.Place place, ListPage page, Operation operation, Map<String, String> typed,
            Map<String, String> chosen, ApiAnswer answer, List<JsonObject> items, String done, Beside beside) {
        Labels labels = new Labels(words, values.language(), page.key());
        Schema item = operation.answer().at("items").orElse(Schema.ANY_VALUE);
        RecordLinks.About about = RecordLinks.About.of(place.variables(), new JsonObject());
        List<Views.Link> forTicked = recordLinks.tasks(person, values, page.tools().forTicked(), about);
        List<List<JsonObject>> looks = page.tools().looks() != null ? page.tools().looks().of(items)
                : items.stream().map(row -> List.of(row)).toList();
        List<Views.Row> rows = looks.stream().map(look -> look.size() > 1 ? row(page, values, item, look)
                : row(page, values, item, place.variables(), look.getFirst(), !forTicked.isEmpty())).toList();
        Views.Table table = new Views.Table("list", page.columns().stream().map(column -> labels.label(column.field())).toList(), rows,
                words.find(values.language(), page.key() + ".empty", "list.empty").orElseThrow(), false,
                Boolean.TRUE.equals(answer.body().getValue("more"))
                        ? words.find(values.language(), page.key() + ".more", "list.more").orElseThrow() : null);
        String next = answer.isGood() ? answer.body().getString("next") : null;
        return new Views.ListView(labels.of("title"), labels.ifAny("lead"), done,
                recordLinks.tasks(person, values, page.tasks(), about),
                place.address(), counted(filters(page, operation, typed, chosen, values, labels, beside), beside.counts(), values),
                table,
                next == null ? null : address(place.address(), with(chosen, FROM, next)),
                answer.isGood() ? null : words.find(values.language(), page.key() + ".wrong", "filter.wrong").orElseThrow(), beside.saved(),
                recordLinks.withFilters(person, values, page.tools().withFilters(), place.variables(), sent(chosen)), forTicked,
                beside.counts().isKnown() ? labels.ifAny("counted") : beside.counts().isAway() ? labels.ifAny("uncounted") : null);
    }

    /// The options of filters that are records, by the name of the filter; none when they can't be read now.
    private Uni<Map<String, List<String>>> offered(SecurityIdentity person, ListPage page) {
        return Multi.createFrom().iterable(page.tools().offered().entrySet()).onItem()
                .transformToUniAndConcatenate(one -> calls.read(person, one.getValue().operation(), Map.of(), Map.of(), page.purpose())
                        .map(answer -> Map.entry(one.getKey(), DeskCalls.items(answer.body(), "items").stream()
                                .map(item -> item.getString(one.getValue().value())).filter(Objects::nonNull).toList())))
                .collect().asMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    /// The saved filters of the reader; none when this list has none, or when they can't be read now.
    private Uni<List<Views.Link>> saved(SecurityIdentity person, Desk.Place place, ListPage page, Countries covered) {
        String operation = page.tools().saved();
        if (operation == null || !recordLinks.mayCall(person, operation)) {
            return Uni.createFrom().item(List.of());
        }
        return calls.read(person, operation, Map.of(), Map.of(), page.purpose())
                .map(answer -> DeskCalls.items(answer.body(), "items").stream()
                        .map(one -> new Views.Link(
                                one.getString(NAME, ""), address(place.address(), filters(page, one, covered)), List.of()))
                        .toList());
    }

    /// The values of the list's filters in a record. One that was saved for all countries finds those of all.
    private static Map<String, String> filters(ListPage page, JsonObject saved, Countries covered) {
        Map<String, String> found = new LinkedHashMap<>(covered.items().isEmpty() ? Map.of() : Map.of(REGION, ListPage.EVERYWHERE));
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
                hasBox ? box(page.tools(), row) : null, null);
    }

    /// The parts of one look.
    private static Views.Row row(ListPage page, Values values, Schema item, List<JsonObject> look) {
        AccessGrouping looks = page.tools().looks();
        return new Views.Row(page.columns().stream().map(column -> !column.field().equals(looks.field())
                ? values.cell(look.getFirst(), column, item)
                : new Values.Cell(values.words().say(values.language(), looks.words(), Map.of("count", look.size())), "look", null, null,
                        look.stream().map(part -> values.cell(part, column, item).text()).toList())).toList(), List.of());
    }

    private static Views.RowBox box(ListPage.Tools tools, JsonObject row) {
        String id = row.getString("id");
        String name = String.valueOf(row.getValue(tools.tickedName()));
        return new Views.RowBox("choose-" + id, tools.tickedAs(), id + " " + name, name);
    }

    /// The country that a list of one country shows until another is chosen: the last chosen one, else the first. Null when none is known.
    private String country(Values known) {
        return lastCountry.get().filter(code -> known.countries().country(code).isPresent())
                .or(() -> known.countries().items().stream().findFirst().map(Countries.Country::code)).orElse(null);
    }

    /// The countries that the reader of a list of all countries may choose from by the region, beginning with the one that was chosen last.
    /// None when there is one alone: then nothing is to be chosen. The token says which countries a reader covers.
    private Countries covered(SecurityIdentity person, ListPage page, Values known) {
        List<String> hers = Frames.countries(person);
        List<Countries.Country> found = page.filters().contains(REGION) && !page.filters().contains(COUNTRY)
                ? known.countries().items().stream().filter(one -> hers.isEmpty() || hers.contains(one.code())).toList() : List.of();
        return new Countries(found.size() > 1 ? found : List.of()).beginningWith(lastCountry.get().orElse(""));
    }

    /// What the operation is asked for.
    private static Map<String, String> sent(Map<String, String> chosen) {
        Map<String, String> sent = new LinkedHashMap<>(chosen);
        sent.remove(REGION, ListPage.EVERYWHERE);
        return sent;
    }

    /// What the address says of each filter.
    private static Map<String, String> typed(ListPage page, MultivaluedMap<String, String> asked) {
        Map<String, String> typed = new LinkedHashMap<>();
        page.filters().stream().filter(name -> asked.getFirst(name) != null && !asked.getFirst(name).isBlank())
                .forEach(name -> typed.put(name, asked.getFirst(name).strip()));
        return typed;
    }

    /// @param country that a list of one country shows until another is chosen, or null. Other filters may begin with a value too.
    /// @param covered the countries to choose from by the region: a list of them begins with the one that was chosen last
    private Map<String, String> chosen(
            ListPage page, Operation operation, Map<String, String> typed, String country, Countries covered) {
        Map<String, String> chosen = new LinkedHashMap<>();
        for (String name : page.filters()) {
            String value = typed.get(name);
            if (operation.query().containsKey(name) && value != null && isFilter(page, name, value)
                    && value.length() <= most(operation, name)) {
                chosen.put(name, value);
            } else if (name.equals(COUNTRY) && country != null) {
                chosen.put(name, country);
            } else if (name.equals(REGION) && lastCountry.get().flatMap(covered::country).isPresent()) {
                chosen.put(name, lastCountry.get().orElseThrow());
            } else if (page.begins().containsKey(name)) {
                chosen.put(name, page.begins().get(name));
            }
        }
        return chosen;
    }

    private static boolean isFilter(ListPage page, String name, String value) {
        Pattern taken = REFERENCES.contains(name) ? REFERENCE
                : !NAMES.contains(name) ? FILTER
                : page.operation().equals(ORGANISATIONS) ? NAME_OF_ORGANISATION : WORDS;
        return value.length() <= most(name) && taken.matcher(value).matches();
    }

    private static int most(String name) {
        return NAMES.contains(name) ? MOST_OF_WORDS : MOST;
    }

    /// How many letters a filter may have.
    private static int most(Operation operation, String name) {
        Integer longest = operation.query().getOrDefault(name, Schema.ANY_VALUE).longest();
        return longest == null ? most(name) : Math.min(longest, most(name));
    }

    /// Whether the address of a list may have this query parameter.
    static boolean isOfAddress(ListPage page, String name, String value) {
        return name.equals(FROM) ? CURSOR.matcher(value).matches() : page.filters().contains(name) && isFilter(page, name, value);
    }

    private static List<Views.Filter> filters(ListPage page, Operation operation, Map<String, String> typed, Map<String, String> chosen,
            Values values, Labels labels, Beside beside) {
        Map<String, List<String>> offered = beside.offered();
        return page.filters().stream()
                .map(name -> new Views.Filter(name, labels.label(name), chosen.getOrDefault(name, ""),
                        name.equals(COUNTRY) || page.begins().containsKey(name) || isOfCountries(name, beside.covered()),
                values.words().find(values.language(), page.key() + "." + name + ".all", "filter.all").orElseThrow(),
                offered.containsKey(name)
                        ? offered.get(name).stream().map(one -> new Views.FilterOption(one, one, one.equals(chosen.get(name)))).toList()
                        : isOfCountries(name, beside.covered()) ? ofCountries(chosen.get(name), beside.covered(), values)
                        : options(page, operation, name, chosen.get(name), values, labels), null))
                .map(filter -> filter.options().isEmpty() && typed.containsKey(filter.name()) && !chosen.containsKey(filter.name())
                        ? filter.refusing(typed.get(filter.name()), values.words().say(values.language(), "filter.refused",
                                Map.of("label", filter.label(), "most", most(operation, filter.name()))))
                        : filter).toList();
    }

    private static boolean isOfCountries(String filter, Countries covered) {
        return filter.equals(REGION) && !covered.items().isEmpty();
    }

    /// All countries, then each with its regions. A link may choose another country.
    private static List<Views.FilterOption> ofCountries(String chosen, Countries covered, Values values) {
        String language = values.language().tag();
        List<Views.FilterOption> options = Stream.concat(
                Stream.of(Map.entry(ListPage.EVERYWHERE, values.words().say(values.language(), "filter.countries"))),
                covered.items().stream().flatMap(country -> Stream.concat(
                        Stream.of(Map.entry(country.code(), values.words().say(values.language(), "filter.country",
                                Map.of(COUNTRY, country.nameIn(language))))),
                        country.regions().stream().map(region -> Map.entry(region.code(), country.region(region.code(), language))))))
                .map(one -> new Views.FilterOption(one.getKey(), one.getValue(), one.getKey().equals(chosen))).toList();
        return chosen == null || options.stream().anyMatch(Views.FilterOption::chosen) ? options
                : Stream.concat(options.stream(), Stream.of(new Views.FilterOption(chosen, Optional.ofNullable(countryName(chosen, values))
                        .orElseGet(() -> Choices.recorded(values, Schema.ANY_VALUE, Input.of(REGION), chosen)), true))).toList();
    }

    /// With the number of records beside each option that is counted.
    private static List<Views.Filter> counted(List<Views.Filter> filters, FilterCounts.Counted counts, Values values) {
        return filters.stream().map(filter -> filter.with(filter.options().stream()
                .map(option -> counts.of(filter.name(), option.code()).map(count -> option.named(count.beside(option.label(), values)))
                        .orElse(option)).toList())).toList();
    }

    /// A link may choose what is no option: a country where regions are listed, or one person. A country stays chosen; anything else when
    /// the page has words for it: `<page>.<filter>.other`.
    private static List<Views.FilterOption> options(
            ListPage page, Operation operation, String name, String chosen, Values values, Labels labels) {
        List<Views.FilterOption> options = new ArrayList<>((name.equals(COUNTRY) ? Choices.ofThisDeployment(values)
                : Choices.of(values, page.choices().getOrDefault(name, operation.query().getOrDefault(name, Schema.ANY_VALUE)),
                        Input.of(name))).stream()
                .map(choice -> new Views.FilterOption(choice.code(), choice.label(), choice.code().equals(chosen))).toList());
        String other = name.equals(REGION) ? countryName(chosen, values) : labels.ifAny(name + ".other");
        if (chosen != null && other != null && options.stream().noneMatch(Views.FilterOption::chosen)) {
            options.add(new Views.FilterOption(chosen, other, true));
        }
        return options;
    }

    /// The name of a country that a list of regions may be asked for, or null.
    private static String countryName(String code, Values values) {
        return code == null ? null : values.countries().country(code).map(found -> found.nameIn(values.language().tag())).orElse(null);
    }

    private static Map<String, String> with(Map<String, String> chosen, String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(chosen);
        more.put(name, value);
        return more;
    }

    static String address(String path, Map<String, String> query) {
        return query.isEmpty() ? path : path + "?" + query.entrySet().stream()
                .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
