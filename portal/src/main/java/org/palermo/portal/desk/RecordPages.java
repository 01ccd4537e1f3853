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
import java.util.stream.Stream;
import org.palermo.portal.api.ApiAnswer;
import org.palermo.portal.api.Operation;
import org.palermo.portal.api.Schema;
import org.palermo.portal.page.Language;
import org.palermo.portal.words.Words;

/// Shows records with their sections.
@Singleton
class RecordPages {
    private static final int AT_ONCE = 6;
    private static final String ROWS = "100";
    /// Under this name the record of the page stands beside a row, for the conditions of the row's tasks.
    static final String PAGE = "page";
    /// Under this name the rows of a table stand in the record, for the conditions of the tasks below the table.
    private static final String LISTED = "listed";

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
            return section instanceof Section.Table shown && shown.operation() != null && shown.name().equals(table);
        }
    }

    /// Where the record is shown.
    ///
    /// @param address of its page; null for the answer of a task, whose tables have no next page
    /// @param part null for the whole record
    private record Where(String address, Part part) {
        static final Where ANSWER = new Where(null, null);
    }

    /// A section and the answer of its operation.
    private record Had(Section section, ApiAnswer answer) {}

    private final Desk desk;
    private final DeskCalls calls;
    private final Linked linked;
    private final Refusals refusals;
    private final Words words;

    RecordPages(Desk desk, DeskCalls calls, Linked linked, Refusals refusals, Words words) {
        this.desk = desk;
        this.calls = calls;
        this.linked = linked;
        this.refusals = refusals;
        this.words = words;
    }

    /// @param part null for the whole record
    Uni<Shown> show(SecurityIdentity person, Language language, Desk.Place place, RecordPage page, String done, Part part) {
        if (part != null && page.sections().stream().noneMatch(part::isOf)) {
            throw new NotFoundException();
        }
        Where where = new Where(place.address(), part);
        if (page.operation() == null) {
            return shown(person, language, place.variables(), page, where, new ApiAnswer(200, null, new JsonObject()), Schema.ANY_VALUE, done);
        }
        Operation operation = calls.operation(page.operation());
        Map<String, String> query = Paths.query(operation, place.variables(), page.fixed(), null);
        Paths.inLanguage(operation, query, language);
        return calls.read(person, page.operation(), Paths.parameters(operation, place.variables(), page.fixed(), null), query, page.purpose())
                .chain(answer -> answer.isGood()
                        ? shown(person, language, place.variables(), page, where, answer, operation.answer(), done)
                        : Uni.createFrom().item(new Shown(answer, null)));
    }

    private Uni<Shown> shown(SecurityIdentity person, Language language, Map<String, String> variables, RecordPage page, Where where,
            ApiAnswer answer, Schema shape, String done) {
        Labels labels = new Labels(words, language, page.key());
        List<Show> title = page.title() == null ? List.of() : List.of(Show.of(page.title()));
        boolean isNamed = !title.isEmpty() && Values.isThere(Values.at(answer.body(), page.title()));
        Uni<String> heading = isNamed
                ? calls.values(person, language, DeskCalls.named(title, List.of(answer.body()))).map(values -> values.cell(answer.body(), title.getFirst(), shape).text())
                : Uni.createFrom().item(labels.of("title"));
        return heading.chain(named -> sections(person, language, Linked.About.of(variables, answer.body()), labels, page.sections(), shape, page.purpose(), where)
                .map(sections -> new Shown(answer, new Views.RecordView(named, isNamed ? labels.of("title") : null,
                        where.part() == null ? labels.ifAny("lead") : null, where.part() == null ? back(page, variables, answer) : where.address(), done, sections))));
    }

    private static String back(RecordPage page, Map<String, String> variables, ApiAnswer answer) {
        return page.back() == null ? Desk.START : Paths.fill(page.back(), variables, answer.body()).map(Desk::address).orElse(Desk.START);
    }

    /// The sections of the answer of a task.
    Uni<List<Views.SectionView>> sections(
            SecurityIdentity person, Language language, Linked.About about, Labels labels, List<Section> sections, Schema shape, String purpose) {
        return sections(person, language, about, labels, sections, shape, purpose, Where.ANSWER);
    }

    /// The sections of a record. A section that the reader may not read is left out; one that can't be had now, or that its service
    /// refuses to show, says so.
    ///
    /// @param about the record of the page, or the answer of a task with what was sent for it
    private Uni<List<Views.SectionView>> sections(SecurityIdentity person, Language language, Linked.About about, Labels labels,
            List<Section> sections, Schema shape, String purpose, Where where) {
        JsonObject record = about.record();
        List<Section> offered = sections.stream().filter(section -> where.part() == null || where.part().isOf(section))
                .filter(section -> When.all(section.conditions(), record) && mayRead(person, section)).toList();
        return Multi.createFrom().iterable(offered).onItem()
                .transformToUni(section -> read(person, language, about.variables(), section, record, purpose, where.part()).map(answer -> new Had(section, answer)))
                .merge(AT_ONCE).collect().asList()
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
            SecurityIdentity person, Language language, Map<String, String> variables, Section section, JsonObject record, String purpose, Part part) {
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
        return path.size() < operation.parameters().size() ? Uni.createFrom().item(new ApiAnswer(404, null, new JsonObject())) : calls.read(person, id, path, query, purpose);
    }

    private static DeskCalls.Named named(List<Had> had, JsonObject record) {
        DeskCalls.Named all = DeskCalls.Named.NOBODY;
        for (Had one : had) {
            switch (one.section()) {
                case Section.Facts facts -> all = all.and(DeskCalls.named(facts.shown(), List.of(facts.operation() == null ? record : one.answer().body())));
                case Section.Table table -> all = all.and(DeskCalls.named(table.columns(), DeskCalls.items(one.answer().body(), table.listed())));
                case Section.Tasks _, Section.Worked _, Section.Picture _ -> { }
            }
        }
        return all;
    }

    private List<Views.SectionView> view(
            SecurityIdentity person, Values values, Linked.About about, Labels labels, Had had, Schema shape, Where where) {
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
                List<Views.Fact> said = facts.shown().stream().filter(show -> Values.isThere(Values.at(shown, show.field())))
                        .map(show -> new Views.Fact(labels.label(name, show.field()), values.cell(shown, show, of))).toList();
                List<Views.Link> tasks = linked.tasks(person, values, facts.tasks(), about(about, joined(record, shown)));
                yield said.isEmpty() && tasks.isEmpty() ? List.of() : List.of(new Views.SectionView(name, title, help, said, null, tasks, false));
            }
            case Section.Table table -> List.of(new Views.SectionView(name, title, help, null, table(person, values, about, labels, table, had.answer().body(), shape, where),
                    linked.tasks(person, values, table.tasks(), about.when(record.copy().put(LISTED, new JsonArray(DeskCalls.items(had.answer().body(), table.listed()))))), false));
            case Section.Worked worked -> {
                Views.Table table = table(values, labels, worked, had.answer().body());
                yield table.rows().isEmpty() && worked.operation() != null ? List.of() : List.of(new Views.SectionView(name, title, help, null, table, List.of(), false));
            }
            case Section.Picture picture -> Optional.ofNullable(picture.drawn().apply(had.answer().body()))
                    .map(drawing -> new Views.SectionView(name, title, help, picture(values, labels, picture, drawing))).stream().toList();
            case Section.Tasks tasks -> {
                List<Views.Link> links = linked.tasks(person, values, tasks.tasks(), about);
                yield links.isEmpty() ? List.of() : List.of(new Views.SectionView(name, title, help, null, null, links, false));
            }
        };
    }

    private Views.Table table(SecurityIdentity person, Values values, Linked.About about, Labels labels, Section.Table table, JsonObject answer, Schema shape,
            Where where) {
        Schema of = table.operation() == null ? shape : calls.operation(table.operation()).answer();
        Schema item = of.at(table.listed()).orElse(Schema.ANY_VALUE);
        List<Views.Row> rows = new ArrayList<>();
        for (JsonObject row : DeskCalls.items(answer, table.listed())) {
            String to = table.row() == null ? null : Paths.fill(table.row(), about.variables(), row).map(Desk::address).orElse(null);
            List<Values.Cell> cells = table.columns().stream().map(column -> values.cell(row, column, item)).toList();
            rows.add(new Views.Row(to == null ? cells : Stream.concat(Stream.of(cells.getFirst().to(to)), cells.stream().skip(1)).toList(),
                    linked.tasks(person, values, table.rowTasks(), about(about, row).when(row.copy().put(PAGE, about.record())))));
        }
        return new Views.Table(table.name(), table.columns().stream().map(column -> labels.label(table.name(), column.field())).toList(), rows, empty(values, labels, table.name()),
                rows.stream().anyMatch(row -> !row.tasks().isEmpty()), isCut(table, of, answer, rows.size()) ? values.words().say(values.language(), "list.more") : null, next(table, answer, where));
    }

    /// The address of the entries that follow those of this table, or null.
    private String next(Section.Table table, JsonObject answer, Where where) {
        return where.address() != null && table.operation() != null && cursor(calls.operation(table.operation())) != null
                && answer.getValue("next") instanceof String next
                ? where.address() + "?table=" + table.name() + "&cursor=" + URLEncoder.encode(next, StandardCharsets.UTF_8) : null;
    }

    /// The query parameter with which an operation continues a list, or null.
    private static String cursor(Operation operation) {
        return Stream.of("cursor", "after").filter(operation.query()::containsKey).findFirst().orElse(null);
    }

    /// Whether the list has more rows than the table. An answer that can't say so has more when it is full.
    private boolean isCut(Section.Table table, Schema answer, JsonObject body, int rows) {
        return body.getValue("next") != null && table.operation() != null
                || table.operation() != null && rows >= Integer.parseInt(ROWS) && calls.operation(table.operation()).query().containsKey("limit")
                && (answer.type() != Schema.Type.OBJECT || answer.at("next").isEmpty());
    }

    private static Views.Table table(Values values, Labels labels, Section.Worked worked, JsonObject from) {
        List<Views.Row> rows = worked.rows().apply(from).stream()
                .map(row -> new Views.Row(worked.columns().stream().map(column -> values.cell(row, column, worked.shape())).toList(), List.of())).toList();
        return new Views.Table(worked.name(), worked.columns().stream().map(column -> labels.label(worked.name(), column.field())).toList(), rows, empty(values, labels, worked.name()), false, null);
    }

    private static Views.Picture picture(Values values, Labels labels, Section.Picture picture, Drawing drawing) {
        return new Views.Picture(drawing, labels.of(picture.name() + ".text"),
                drawing.left() == 0 ? null : values.words().say(values.language(), "picture.more", Map.of("left", drawing.left())));
    }

    private static String empty(Values values, Labels labels, String section) {
        return values.words().find(values.language(), labels.page() + "." + section + ".empty", "list.empty").orElseThrow();
    }

    private static Linked.About about(Linked.About page, JsonObject record) {
        return new Linked.About(page.variables(), record, record, page.sent());
    }

    /// The fields of both; those of the section's own answer come first.
    private static JsonObject joined(JsonObject record, JsonObject own) {
        return record == own ? record : record.copy().mergeIn(own);
    }
}
