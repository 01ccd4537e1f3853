package org.palermo.portal.desk;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.palermo.portal.api.ApiAnswer;
import org.palermo.portal.api.Operation;
import org.palermo.portal.api.Schema;
import org.palermo.portal.desk.page.Condition;
import org.palermo.portal.desk.page.Desk;
import org.palermo.portal.desk.page.Drawing;
import org.palermo.portal.desk.page.Field;
import org.palermo.portal.desk.page.Paths;
import org.palermo.portal.desk.page.RecordPage;
import org.palermo.portal.desk.page.Section;
import org.palermo.portal.desk.page.Values;
import org.palermo.portal.page.Language;
import org.palermo.portal.words.Words;

/// Shows records with their sections.
@Singleton
class RecordPages {
    private static final String ROWS = "100";
    /// Under this name the record of the page stands beside a row, for the conditions of the row's tasks.
    static final String PAGE = "page";
    /// Under this name the rows of a table stand in the record, for the conditions of the tasks below the table.
    private static final String LISTED = "listed";
    private static final Set<String> IN_TITLE = Set.of("reference", "quarter");
    private static final Set<Schema.Type> IN_TITLE_BY_TYPE = Set.of(Schema.Type.CODE, Schema.Type.DATE, Schema.Type.INSTANT);

    /// @param view null when the answer is not good
    record Shown(ApiAnswer answer, Views.RecordView view) {}

    /// One table of a record alone, from a place in its list on.
    ///
    /// @param table the name of its section
    /// @param cursor where it continues
    record Part(String table, String cursor) {
        /// @return null for the whole record
        static Part of(MultivaluedMap<String, String> asked) {
            String cursor = asked.getFirst("cursor");
            return asked.containsKey("table") && cursor != null && ListPages.CURSOR.matcher(cursor).matches()
                    ? new Part(asked.getFirst("table"), cursor) : null;
        }

        boolean isOf(Section section) {
            return section.name().equals(table) && switch (section) {
                case Section.Table shown -> shown.operation() != null;
                case Section.Worked worked -> worked.goesOn();
                default -> false;
            };
        }
    }

    /// Where the record is shown.
    ///
    /// @param place of its page; null for the answer of a task, whose tables have no next page
    /// @param part null for the whole record
    private record Where(Desk.Place place, Part part) {
        static final Where ANSWER = new Where(null, null);

        String address() {
            return place == null ? null : place.address();
        }
    }

    /// A section and the answer of its operation.
    private record Had(Section section, ApiAnswer answer) {}

    private final Desk desk;
    private final DeskCalls calls;
    private final RecordLinks recordLinks;
    private final Refusals refusals;
    private final LastList last;
    private final Words words;

    RecordPages(Desk desk, DeskCalls calls, RecordLinks recordLinks, Refusals refusals, LastList last, Words words) {
        this.desk = desk;
        this.calls = calls;
        this.recordLinks = recordLinks;
        this.refusals = refusals;
        this.last = last;
        this.words = words;
    }

    /// @param part null for the whole record
    Uni<Shown> show(SecurityIdentity person, Language language, Desk.Place place, RecordPage page, String done, Part part) {
        if (part != null && page.sections().stream().noneMatch(part::isOf)) {
            throw new NotFoundException();
        }
        Where where = new Where(place, part);
        if (page.operation() == null) {
            return shown(person, language, page, where, new ApiAnswer(200, null, new JsonObject()), Schema.ANY_VALUE, done);
        }
        Operation operation = calls.operation(page.operation());
        Map<String, String> query = Paths.query(operation, place.variables(), page.fixed(), null);
        Paths.inLanguage(operation, query, language);
        calls.ahead();
        return calls.read(person, page.operation(), Paths.parameters(operation, place.variables(), page.fixed(), null), query,
                        page.purpose())
                .chain(answer -> answer.isGood()
                        ? shown(person, language, page, where, answer, operation.answer(), done)
                        : Uni.createFrom().item(new Shown(answer, null)));
    }

    private Uni<Shown> shown(SecurityIdentity person, Language language, RecordPage page, Where where,
            ApiAnswer answer, Schema shape, String done) {
        Labels labels = new Labels(words, language, page.key());
        List<Field> title = page.title() == null ? List.of() : List.of(Field.of(page.title()));
        boolean isNamed = !title.isEmpty() && Values.isThere(Values.at(answer.body(), page.title()));
        Uni<String> heading = isNamed
                ? calls.values(person, language, DeskCalls.named(title, List.of(answer.body())))
                        .map(values -> values.cell(answer.body(), title.getFirst(), shape).text())
                : Uni.createFrom().item(labels.of("title"));
        Uni<List<Views.SectionView>> parts = sections(person, language, RecordLinks.About.of(where.place().variables(), answer.body()),
                labels, page.sections(), shape, page.purpose(), where);
        String kind = labels.of("title");
        boolean inTitle = isNamed && mayBeInTitle(page.title(), shape);
        return Uni.combine().all().unis(heading, parts).with((named, sections) -> new Shown(answer, new Views.RecordView(
                inTitle ? kind + " " + named : kind, named, isNamed ? kind : null, where.part() == null ? labels.ifAny("lead") : null,
                where.part() == null ? back(person, page, where.place(), answer) : where.address(), done, sections)));
    }

    /// Whether a heading may stand in the title of the document too. Browsers keep that title in their history and show it in tabs, so
    /// it is a reference, a code, a quarter or a date, and never the name of a person or a house.
    static boolean mayBeInTitle(String field, Schema shape) {
        return IN_TITLE.contains(field) || shape.at(field).map(Schema::type).filter(IN_TITLE_BY_TYPE::contains).isPresent();
    }

    private String back(SecurityIdentity person, RecordPage page, Desk.Place place, ApiAnswer answer) {
        return last.back(person, place,
                page.back() == null ? Desk.START
                        : Paths.fill(page.back(), place.variables(), answer.body()).map(Desk::address).orElse(Desk.START));
    }

    /// The sections of the answer of a task.
    Uni<List<Views.SectionView>> sections(
            SecurityIdentity person, Language language, RecordLinks.About about, Labels labels, List<Section> sections, Schema shape,
            String purpose) {
        return sections(person, language, about, labels, sections, shape, purpose, Where.ANSWER);
    }

    /// The sections of a record. A section that the reader may not read is left out; one that can't be had now, or that its service
    /// refuses to show, says so.
    ///
    /// @param about the record of the page, or the answer of a task with what was sent for it
    private Uni<List<Views.SectionView>> sections(SecurityIdentity person, Language language, RecordLinks.About about, Labels labels,
            List<Section> sections, Schema shape, String purpose, Where where) {
        JsonObject record = about.record();
        List<Section> offered = sections.stream().filter(section -> where.part() == null || where.part().isOf(section))
                .filter(section -> Condition.all(section.conditions(), record) && mayRead(person, section)).toList();
        return Multi.createFrom().iterable(offered).onItem()
                .transformToUni(section -> read(person, language, about.variables(), section, record, purpose, where.part())
                        .map(answer -> new Had(section, answer)))
                .merge(DeskCalls.AT_ONCE).collect().asList()
                .chain(had -> calls.values(person, language, named(had, record)).map(values -> offered.stream()
                        .flatMap(section -> had.stream().filter(one -> one.section() == section))
                        .flatMap(one -> view(person, values, about, labels, one, shape, where).stream()).toList()));
    }

    private boolean mayRead(SecurityIdentity person, Section section) {
        String operation = operation(section);
        return operation == null || desk.mayCall(person, operation);
    }

    private static String operation(Section section) {
        return switch (section) {
            case Section.Facts facts -> facts.operation();
            case Section.Table table -> table.operation();
            case Section.Worked worked -> worked.operation();
            case Section.Picture picture -> picture.operation();
            case Section.Tasks _ -> null;
        };
    }

    private Uni<ApiAnswer> read(
            SecurityIdentity person, Language language, Map<String, String> variables, Section section, JsonObject record, String purpose,
            Part part) {
        String id = operation(section);
        if (id == null) {
            return Uni.createFrom().item(new ApiAnswer(200, null, record));
        }
        Map<String, String> fixed = switch (section) {
            case Section.Facts facts -> facts.fixed();
            case Section.Table table -> table.fixed();
            case Section.Worked worked -> worked.fixed();
            case Section.Picture picture -> picture.fixed();
            case Section.Tasks _ -> Map.of();
        };
        Operation operation = calls.operation(id);
        Map<String, String> query = Paths.query(operation, variables, fixed, record);
        Paths.inLanguage(operation, query, language);
        if ((section instanceof Section.Table || section instanceof Section.Worked) && operation.query().containsKey("limit")) {
            query.putIfAbsent("limit", ROWS);
        }
        if (part != null && cursor(operation) != null) {
            query.put(cursor(operation), part.cursor());
        }
        Map<String, String> path = Paths.parameters(operation, variables, fixed, record);
        // The record has no such id, so there is nothing beside it.
        return path.size() < operation.parameters().size()
                ? Uni.createFrom().item(new ApiAnswer(404, null, new JsonObject())) : calls.read(person, id, path, query, purpose);
    }

    private static DeskCalls.Named named(List<Had> had, JsonObject record) {
        DeskCalls.Named all = DeskCalls.Named.NOBODY;
        for (Had one : had) {
            switch (one.section()) {
                case Section.Facts facts -> all =
                        all.and(DeskCalls.named(facts.shown(), List.of(facts.operation() == null ? record : one.answer().body())));
                case Section.Table table -> all =
                        all.and(DeskCalls.named(table.columns(), DeskCalls.items(one.answer().body(), table.listed())));
                case Section.Tasks _, Section.Worked _, Section.Picture _ -> { }
            }
        }
        return all;
    }

    private List<Views.SectionView> view(
            SecurityIdentity person, Values values, RecordLinks.About about, Labels labels, Had had, Schema shape, Where where) {
        JsonObject record = about.record();
        String name = had.section().name();
        String title = labels.ifAny(name);
        String help = labels.ifAny(name + ".help");
        Optional<Views.Refusal> refusal = refusals.ofPart(values.language(), had.answer());
        if (refusal.isPresent()) {
            return List.of(new Views.SectionView(name, title, refusal.get()));
        }
        if (had.answer().isAway()) {
            return List.of(new Views.SectionView(name, title, null, null, null, List.of(), true));
        }
        if (!had.answer().isGood()) {
            return List.of();
        }
        return switch (had.section()) {
            case Section.Facts facts -> {
                JsonObject shown = had.answer().body();
                Schema of = facts.operation() == null ? shape : calls.operation(facts.operation()).answer();
                List<Views.Fact> said = facts.shown().stream().filter(show -> values.has(shown, show))
                        .map(show -> new Views.Fact(labels.label(name, show.field()), values.cell(shown, show, of))).toList();
                List<Views.Link> tasks = recordLinks.tasks(person, values, facts.tasks(), about(about, joined(record, shown)));
                String nothing = said.isEmpty() ? labels.ifAny(name + ".empty") : null;
                yield said.isEmpty() && tasks.isEmpty() ? List.of()
                        : List.of(new Views.SectionView(name, title, nothing == null ? help : nothing, said, null, tasks, false));
            }
            case Section.Table table ->
                    List.of(new Views.SectionView(name, title, help, null,
                            table(person, values, about, labels, table, had.answer().body(), shape, where),
                    recordLinks.tasks(person, values, table.tasks(),
                            about.when(record.copy().put(LISTED, new JsonArray(DeskCalls.items(had.answer().body(), table.listed()))))),
                            false));
            case Section.Worked worked -> {
                String next = worked.goesOn() ? next(worked.name(), worked.operation(), had.answer().body(), where) : null;
                Views.Table table = table(values, labels, worked, had.answer().body(), next);
                yield table.rows().isEmpty() && next == null && where.part() == null && worked.operation() != null ? List.of()
                        : List.of(new Views.SectionView(name, title, help, null, table, List.of(), false));
            }
            case Section.Picture picture -> Optional.ofNullable(picture.drawn().apply(had.answer().body()))
                    .map(drawing -> new Views.SectionView(name, title, help, picture(values, labels, picture, drawing))).stream().toList();
            case Section.Tasks tasks -> {
                List<Views.Link> links = recordLinks.tasks(person, values, tasks.tasks(), about);
                yield links.isEmpty() ? List.of() : List.of(new Views.SectionView(name, title, help, null, null, links, false));
            }
        };
    }

    private Views.Table table(SecurityIdentity person, Values values, RecordLinks.About about, Labels labels, Section.Table table,
            JsonObject answer, Schema shape, Where where) {
        Schema of = table.operation() == null ? shape : calls.operation(table.operation()).answer();
        Schema item = of.at(table.listed()).orElse(Schema.ANY_VALUE);
        List<JsonObject> listed = DeskCalls.items(answer, table.listed());
        List<JsonObject> items = listed.subList(0, Math.min(listed.size(), table.most()));
        Values named = values.naming(table.columns(), items);
        List<Views.Row> rows = new ArrayList<>();
        for (JsonObject row : items) {
            String to = page(person, table, about, row).orElse(null);
            List<Values.Cell> cells = table.columns().stream().map(column -> named.cell(row, column, item)).toList();
            rows.add(new Views.Row(to == null ? cells : Stream.concat(Stream.of(cells.getFirst().to(to)), cells.stream().skip(1)).toList(),
                    recordLinks.tasks(person, values, table.rowTasks(), about(about, row).when(row.copy().put(PAGE, about.record()))), null,
                    anchor(table, about, row)));
        }
        return new Views.Table(table.name(), table.columns().stream().map(column -> labels.label(table.name(), column.field())).toList(),
                rows, empty(values, labels, table.name(), about.sent()),
                rows.stream().anyMatch(row -> !row.tasks().isEmpty()), items.size() < listed.size() || isCut(table, of, answer, rows.size())
                        ? values.words().say(values.language(), "list.more") : null, next(table.name(), table.operation(), answer, where));
    }

    /// The address of the page of a row.
    private Optional<String> page(SecurityIdentity person, Section.Table table, RecordLinks.About about, JsonObject row) {
        return Optional.ofNullable(table.rowOf(row)).flatMap(path -> Paths.fill(path, about.variables(), row)).map(Desk::address)
                .filter(address -> table.rowsBy() == null || desk.isOpenTo(person, address));
    }

    /// The anchor of a row whose buttons lead back to it, or null.
    private String anchor(Section.Table table, RecordLinks.About about, JsonObject row) {
        return table.rowTasks().stream().filter(desk::isOfRow).findFirst().map(desk::task)
                .flatMap(task -> Paths.anchor(task.path(), about.variables(), row)).orElse(null);
    }

    /// The address of the entries that follow those of this table, or null.
    private String next(String table, String operation, JsonObject answer, Where where) {
        return where.address() != null && operation != null && cursor(calls.operation(operation)) != null
                && answer.getValue("next") instanceof String next
                ? where.address() + "?table=" + table + "&cursor=" + URLEncoder.encode(next, StandardCharsets.UTF_8) : null;
    }

    /// The query parameter with which an operation continues a list, or null.
    private static String cursor(Operation operation) {
        return Stream.of("cursor", "after").filter(operation.query()::containsKey).findFirst().orElse(null);
    }

    /// Whether the list has more rows than the table. An answer that can't say so has more when it is full.
    private boolean isCut(Section.Table table, Schema answer, JsonObject body, int rows) {
        return body.getValue("next") != null && table.operation() != null
                || table.operation() != null && rows >= Integer.parseInt(ROWS)
                && calls.operation(table.operation()).query().containsKey("limit")
                && (answer.type() != Schema.Type.OBJECT || answer.at("next").isEmpty());
    }

    private static Views.Table table(Values values, Labels labels, Section.Worked worked, JsonObject from, String next) {
        List<Views.Row> rows = worked.rows().apply(from).stream()
                .map(row -> new Views.Row(worked.columns().stream().map(column -> values.cell(row, column, worked.shape())).toList(),
                        List.of())).toList();
        return new Views.Table(worked.name(), worked.columns().stream().map(column -> labels.label(worked.name(), column.field())).toList(),
                rows, empty(values, labels, worked.name(), new JsonObject()), false, null, next);
    }

    private static Views.Picture picture(Values values, Labels labels, Section.Picture picture, Drawing drawing) {
        return new Views.Picture(drawing, labels.of(picture.name() + ".text"),
                drawing.left() == 0 ? null : values.words().say(values.language(), "picture.more", Map.of("left", drawing.left())));
    }

    /// The words of a table without rows: `<page>.<section>.empty.<field>` when a task sent that field, else `<page>.<section>.empty`.
    private static String empty(Values values, Labels labels, String section, JsonObject sent) {
        String key = labels.page() + "." + section + ".empty";
        return values.words().find(values.language(), Stream.concat(sent.fieldNames().stream().map(field -> key + "." + field),
                Stream.of(key, "list.empty")).toArray(String[]::new)).orElseThrow();
    }

    private static RecordLinks.About about(RecordLinks.About page, JsonObject record) {
        return new RecordLinks.About(page.variables(), record, record, page.sent());
    }

    /// The fields of both; those of the section's own answer come first.
    private static JsonObject joined(JsonObject record, JsonObject own) {
        return record == own ? record : record.copy().mergeIn(own);
    }
}
