package org.palermo.portal.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.palermo.portal.api.Schema;
import org.palermo.portal.desk.page.TaskPage;

/// What a task does not ask for stays as it is in the record.
class UnaskedFieldsTest {
    private static final Schema TEXT = Schema.of(Schema.Type.TEXT, null);
    private static final Schema BODY = Schema.object(Map.of("name", TEXT, "code", TEXT, "fixed", TEXT, "address", Schema.object(Map.of("town", TEXT, "county", TEXT))));
    private static final TaskPage TASK = TaskPage.of("/x", "x").ask("name", "address.town").fixed("fixed", "yes");

    private static JsonObject kept(TaskPage task, String body, String record) {
        JsonObject kept = new JsonObject(body);
        UnaskedFields.keep(kept, BODY, task, new JsonObject(record));
        return kept;
    }

    @Test
    void ok_only_what_is_neither_asked_nor_fixed_is_kept() {
        assertThat(UnaskedFields.has(BODY, TASK)).isTrue();
        assertThat(UnaskedFields.has(Schema.object(Map.of("name", TEXT)), TASK)).isFalse();
        assertThat(kept(TASK, "{\"fixed\":\"yes\",\"address\":{\"town\":\"Perth\"}}", """
                {"name":"Old","code":"A","fixed":"no","other":"x","address":{"town":"Leith","county":"Fife"}}"""))
                .isEqualTo(new JsonObject("{\"fixed\":\"yes\",\"code\":\"A\",\"address\":{\"town\":\"Perth\",\"county\":\"Fife\"}}"));
    }

    @Test
    void ok_an_object_whose_answers_were_all_emptied_goes() {
        assertThat(kept(TASK, "{}", "{\"address\":{\"town\":\"Leith\",\"county\":\"Fife\"}}").containsKey("address")).isFalse();
        assertThat(kept(TASK, "{}", "{\"address\":{\"county\":\"Fife\"}}").getJsonObject("address")).isEqualTo(new JsonObject("{\"county\":\"Fife\"}"));
    }

    @Test
    void ok_a_value_of_another_shape_is_not_kept() {
        assertThat(kept(TASK, "{}", "{\"code\":{\"id\":1}}").containsKey("code")).isFalse();
    }

    @Test
    void ok_the_record_may_have_the_values_in_an_object() {
        assertThat(kept(TASK.within("contact"), "{}", "{\"code\":\"outside\",\"contact\":{\"code\":\"inside\"}}").getString("code")).isEqualTo("inside");
    }
}
