package org.palermo.portal.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.palermo.portal.TestEnvironment;
import org.palermo.portal.api.Operation;
import org.palermo.portal.api.Operations;
import org.palermo.portal.api.Schema;
import org.palermo.portal.desk.page.Desk;
import org.palermo.portal.desk.page.Field;
import org.palermo.portal.desk.page.Input;
import org.palermo.portal.desk.page.ListPage;
import org.palermo.portal.desk.page.Page;
import org.palermo.portal.desk.page.RecordPage;
import org.palermo.portal.desk.page.Section;
import org.palermo.portal.desk.page.TaskPage;
import org.palermo.portal.page.Language;
import org.palermo.portal.words.Words;

/// Every declared page has its words in every language, and names only fields that its operations have.
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class DeskWordsTest {
    @Inject
    Desk desk;
    @Inject
    Operations operations;
    @Inject
    Words words;

    private final Set<String> missing = new TreeSet<>();
    private final List<String> unknown = new ArrayList<>();
    private Map<String, String> said;

    @ParameterizedTest
    @EnumSource(Language.class)
    void every_page_has_its_words(Language language) {
        said = words.of(language);
        desk.topics().forEach(topic -> need("topic." + topic.name()));
        desk.topics().forEach(topic -> topic.entries().forEach(entry -> need(entry.key() + ".title")));
        desk.pages().forEach(this::page);
        assertThat(unknown).as("fields that no description has").isEmpty();
        assertThat(missing).as("words that are missing in " + language).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void a_language_has_the_keys_of_english(Language language) {
        Set<String> expected = words.of(Language.EN).keySet();
        assertThat(new TreeSet<>(words.of(language).keySet())).containsExactlyElementsOf(new TreeSet<>(expected));
    }

    /// All topics are read into one map, where the last one would win.
    @Test
    void no_two_topics_define_a_key_with_different_words() throws IOException {
        Map<String, Map<String, String>> byKey = new TreeMap<>();
        for (String topic : Words.topics()) {
            topic(topic).forEach((key, text) -> byKey.computeIfAbsent(key, none -> new TreeMap<>()).put(topic, text));
        }
        assertThat(byKey).as("topics that were read").isNotEmpty();
        byKey.values().removeIf(texts -> Set.copyOf(texts.values()).size() == 1);
        assertThat(byKey).as("keys with different words, by topic").isEmpty();
    }

    private static Map<String, String> topic(String topic) throws IOException {
        Map<String, String> texts = new HashMap<>();
        try (var in = Words.class.getResourceAsStream("/words/" + topic + "_en.properties")) {
            if (in != null) {
                Properties read = new Properties();
                read.load(new InputStreamReader(in, StandardCharsets.UTF_8));
                read.stringPropertyNames().forEach(key -> texts.put(key, read.getProperty(key)));
            }
        }
        return texts;
    }

    private void page(Page page) {
        need(page.key() + ".title");
        switch (page) {
            case ListPage list -> {
                Operation operation = operations.get(list.operation());
                Schema item = operation.answer().at("items").orElse(Schema.ANY_VALUE);
                list.columns().forEach(show -> shown(page.key(), item, show, list.operation()));
                list.filters().forEach(filter -> label(page.key(), filter));
                list.filters().forEach(filter -> codes(operation.query().containsKey(filter) ? list.choices().getOrDefault(filter, operation.query().get(filter)) : unknown(list.operation() + "?" + filter)));
                list.tasks().forEach(desk::page);
            }
            case RecordPage record -> record.sections().forEach(section -> section(page.key(), section, record.operation() == null ? Schema.ANY_VALUE : operations.get(record.operation()).answer()));
            case TaskPage task -> task(task);
        }
    }

    private void section(String key, Section section, Schema shape) {
        switch (section) {
            case Section.Facts facts -> {
                Schema of = facts.operation() == null ? shape : operations.get(facts.operation()).answer();
                facts.shown().forEach(show -> shown(key, of, show, key + "/" + facts.name()));
                facts.tasks().forEach(desk::page);
            }
            case Section.Table table -> {
                need(key + "." + table.name());
                Schema of = table.operation() == null ? shape : operations.get(table.operation()).answer();
                Schema item = of.at(table.listed()).orElseGet(() -> unknown(key + "/" + table.name() + ": " + table.listed()));
                table.columns().forEach(show -> shown(key, item, show, key + "/" + table.name()));
                Stream.concat(table.tasks().stream(), table.rowTasks().stream()).forEach(desk::page);
            }
            case Section.Worked worked -> {
                need(key + "." + worked.name());
                worked.columns().forEach(show -> shown(key, worked.shape(), show, key + "/" + worked.name()));
            }
            case Section.Picture picture -> {
                need(key + "." + picture.name());
                need(key + "." + picture.name() + ".text");
            }
            case Section.Tasks tasks -> tasks.tasks().forEach(desk::page);
        }
    }

    private void task(TaskPage task) {
        Operation operation = operations.get(task.operation());
        Schema body = operation.body() == null ? Schema.ANY_VALUE : operation.body();
        assertThat(task.then() != null || !task.answer().isEmpty()).as(task.key() + " leads to a page or shows its answer").isTrue();
        for (TaskPage.Question question : task.questions()) {
            if (!question.name().isEmpty()) {
                need(task.key() + "." + question.name());
            }
            for (Input input : question.inputs()) {
                Schema schema = body.at(input.field()).orElseGet(() -> input.kind() == Input.Kind.HIDDEN || operation.parameters().contains(input.field()) || narrows(task, input) ? Schema.ANY_VALUE : unknown(task.operation() + ": " + input.field()));
                if (input.kind() != Input.Kind.HIDDEN) {
                    label(task.key(), input.field());
                    codes(schema, input::offers);
                }
                input.parts().forEach(part -> label(task.key(), part.field()));
                input.parts().forEach(part -> codes(schema.at(part.field()).orElseGet(() -> unknown(task.operation() + ": " + input.field() + "." + part.field()))));
            }
        }
        task.about().forEach(show -> shown(task.key(), operations.get(task.reads()).answer(), show, task.key() + "/about"));
        task.answer().forEach(section -> section(task.key(), section, operation.answer()));
        body.required().stream().filter(required -> task.fixed().keySet().stream().noneMatch(field -> field.equals(required) || field.startsWith(required + "."))
                        && task.inputs().stream().noneMatch(input -> input.field().equals(required) || input.field().startsWith(required + "."))
                        && !isKept(task, operation, required))
                .forEach(required -> unknown.add(task.key() + " does not ask for " + required + ", which " + task.operation() + " requires"));
    }

    /// Whether a PUT sends it as it is in the record that the task reads.
    private boolean isKept(TaskPage task, Operation operation, String field) {
        return operation.method().equals("PUT") && task.reads() != null && operations.get(task.reads()).answer().at(field).isPresent();
    }

    /// Whether the answer only narrows the choices of another question.
    private static boolean narrows(TaskPage task, Input input) {
        return task.inputs().stream().filter(other -> other.options() != null)
                .anyMatch(other -> other.options().query().containsValue("{=" + input.field() + "}"));
    }

    private void shown(String key, Schema shape, Field show, String where) {
        label(key, show.field());
        codes(shape.at(show.field()).orElseGet(() -> unknown(where + ": " + show.field())));
    }

    private void codes(Schema schema) {
        codes(schema, code -> true);
    }

    private void codes(Schema schema, Predicate<String> offered) {
        Schema one = schema.type() == Schema.Type.LIST && schema.items() != null ? schema.items() : schema;
        one.codes().stream().filter(offered).filter(code -> !said.containsKey("code." + one.name() + "." + code) && !said.containsKey("code." + code))
                .forEach(code -> missing.add("code." + one.name() + "." + code));
    }

    private void label(String key, String field) {
        if (Stream.of(Labels.keys(key, field)).noneMatch(said::containsKey)) {
            missing.add(key + "." + field);
        }
    }

    private void need(String key) {
        if (!said.containsKey(key)) {
            missing.add(key);
        }
    }

    private Schema unknown(String what) {
        unknown.add(what);
        return Schema.ANY_VALUE;
    }
}
