package org.palermo.portal.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.palermo.portal.api.Schema;
import org.palermo.portal.desk.page.Input;
import org.palermo.portal.desk.page.TaskPage;

/// What was typed, read as the body of an operation.
class AnswersTest {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    private final Map<String, Schema> properties = new LinkedHashMap<>(Map.of(
            "cost", new Schema(Schema.Type.OBJECT, "Money", List.of(), Map.of(), Set.of(), null, null, null, null, null),
            "share", Schema.of(Schema.Type.DECIMAL, null), "people", Schema.of(Schema.Type.WHOLE, null), "note", Schema.of(Schema.Type.TEXT, null),
            "born", Schema.of(Schema.Type.DATE, null), "seen", Schema.of(Schema.Type.INSTANT, null), "lacks", list(null)));

    private static Schema list(Integer fewest) {
        return new Schema(Schema.Type.LIST, null, List.of(), Map.of(), Set.of(), Schema.of(Schema.Type.TEXT, null), null, fewest, null, null);
    }

    private Answers answers(Set<String> required, String... sent) {
        TaskPage task = TaskPage.of("/x", "x").ask(properties.keySet().toArray(String[]::new));
        Schema shape = new Schema(Schema.Type.OBJECT, null, List.of(), properties, required, null, null, null, null, null);
        MultivaluedMap<String, String> form = new MultivaluedHashMap<>();
        for (int i = 0; i < sent.length; i += 2) {
            form.add(sent[i], sent[i + 1]);
        }
        return Answers.of(task, shape, LONDON, TypedAnswers.of(task, shape, form), Map.of());
    }

    private JsonObject read(String... sent) {
        Answers answers = answers(Set.of(), sent);
        assertThat(answers.wrong()).isEmpty();
        return answers.body();
    }

    private String wrong(String... sent) {
        return answers(Set.of(), sent).wrong().getFirst().key();
    }

    @Test
    void ok_an_amount_has_one_sign_before_its_decimals() {
        for (String typed : List.of("1.50", "1,50", "1.5", "١٫٥٠")) {
            assertThat(read("cost.amount", typed, "cost.currency", "GBP").getJsonObject("cost").getLong("minor")).as(typed).isEqualTo(150);
        }
        assertThat(read("cost.amount", "1.500", "cost.currency", "KWD").getJsonObject("cost").getLong("minor")).isEqualTo(1500);
        assertThat(read("cost.amount", "١٬٥٠٠", "cost.currency", "GBP").getJsonObject("cost").getLong("minor")).isEqualTo(150_000);
    }

    @Test
    void invalid_an_amount_with_a_sign_for_thousands_or_too_many_decimals_or_digits() {
        for (String typed : List.of("1,500", "1.500", "1,500.00", "1e9", "1E999999999", "9".repeat(100_000), "-5", "٬5")) {
            assertThat(wrong("cost.amount", typed, "cost.currency", "GBP")).as(typed).isEqualTo("error.money");
        }
        assertThat(wrong("cost.amount", "5.0", "cost.currency", "JPY")).isEqualTo("error.money");
        assertThat(wrong("cost.amount", "9".repeat(15), "cost.currency", "CLF")).as("with its four decimals").isEqualTo("error.money");
        assertThat(wrong("cost.amount", "5", "cost.currency", "XXX")).isEqualTo("error.money");
        assertThat(wrong("cost.amount", "5", "cost.currency", "pounds")).isEqualTo("error.money");
    }

    @Test
    void invalid_a_number_with_a_comma_before_three_digits() {
        assertThat(read("share", "1,5").getString("share")).isEqualTo("1.5");
        assertThat(read("share", "1.125").getString("share")).isEqualTo("1.125");
        assertThat(wrong("share", "1,500")).isEqualTo("error.decimal");
        assertThat(wrong("share", "9".repeat(100_000))).isEqualTo("error.decimal");
        assertThat(wrong("people", "9".repeat(100_000))).isEqualTo("error.whole");
    }

    @Test
    void ok_a_small_number_of_a_record_is_typed_as_people_write_it() {
        TaskPage task = TaskPage.of("/x", "x").ask("share", "people");
        TypedAnswers typed = TypedAnswers.of(task, Schema.object(properties), new JsonObject("{\"share\":0.000123,\"people\":12}"), LONDON);
        assertThat(typed.first("share")).isEqualTo("0.000123");
        assertThat(typed.first("people")).isEqualTo("12");
    }

    @Test
    void ok_digits_of_other_scripts_are_read_except_in_texts() {
        JsonObject body = read("people", "١٢", "born.day", "०३", "born.month", "४", "born.year", "२००१", "note", "١٢");
        assertThat(body.getLong("people")).isEqualTo(12);
        assertThat(body.getString("born")).isEqualTo("2001-04-03");
        assertThat(body.getString("note")).isEqualTo("١٢");
    }

    @Test
    void invalid_a_date_needs_four_digits_for_a_year_of_our_time() {
        assertThat(wrong("born.day", "3", "born.month", "4", "born.year", "26")).isEqualTo("error.date");
        assertThat(wrong("born.day", "3", "born.month", "4", "born.year", "1899")).isEqualTo("error.date");
        assertThat(wrong("born.day", "3", "born.month", "4", "born.year", "2101")).isEqualTo("error.date");
        assertThat(wrong("born.day", "003", "born.month", "4", "born.year", "2001")).isEqualTo("error.date");
        assertThat(wrong("born.day", "+3", "born.month", "4", "born.year", "2001")).isEqualTo("error.date");
    }

    @Test
    void invalid_a_time_that_the_change_of_the_clocks_leaves_out_or_repeats() {
        assertThat(wrong("seen.day", "29", "seen.month", "3", "seen.year", "2026", "seen.time", "01:30")).isEqualTo("error.time.skipped");
        assertThat(wrong("seen.day", "25", "seen.month", "10", "seen.year", "2026", "seen.time", "01:30")).isEqualTo("error.time.twice");
        assertThat(read("seen.day", "25", "seen.month", "10", "seen.year", "2026", "seen.time", "02:30").getString("seen")).isEqualTo("2026-10-25T02:30:00Z");
    }

    @Test
    void ok_a_required_list_without_a_fewest_number_may_be_empty() {
        Answers empty = answers(Set.of("lacks"));
        assertThat(empty.wrong()).isEmpty();
        assertThat(empty.body().getJsonArray("lacks")).isEmpty();
        properties.put("lacks", list(1));
        assertThat(answers(Set.of("lacks")).wrong()).extracting(Answers.Wrong::key).containsExactly("error.required");
    }

    @Test
    void ok_a_list_of_objects_keeps_all_items_of_the_record_and_grows_up_to_what_is_allowed() {
        Schema item = Schema.object(Map.of("name", Schema.of(Schema.Type.TEXT, null)));
        Schema people = new Schema(Schema.Type.LIST, null, List.of(), Map.of(), Set.of(), item, 40, null, null, null);
        TaskPage task = TaskPage.of("/x", "x").ask(Input.repeated("people", "name"));
        JsonArray had = new JsonArray(IntStream.range(0, 35).mapToObj(i -> new JsonObject().put("name", "Name " + i)).toList());
        Schema shape = Schema.object(Map.of("people", people));
        TypedAnswers typed = TypedAnswers.of(task, shape, new JsonObject().put("people", had), LONDON);
        MultivaluedMap<String, String> form = new MultivaluedHashMap<>();
        typed.values().forEach((name, values) -> form.put(name, List.copyOf(values)));
        assertThat(Answers.of(task, shape, LONDON, TypedAnswers.of(task, shape, form), Map.of()).body().getJsonArray("people")).isEqualTo(had);
        assertThat(typed.oneMore("people", 40).items("people")).as("more than a page adds").isEqualTo(35);
        TypedAnswers few = new TypedAnswers(Map.of("people.count", List.of("2")));
        assertThat(few.oneMore("people", null).items("people")).isEqualTo(3);
        assertThat(few.oneMore("people", 2).items("people")).isEqualTo(2);
        assertThat(new TypedAnswers(Map.of("people.count", List.of("9999"))).items("people")).isEqualTo(TypedAnswers.MOST_ITEMS);
    }
}
