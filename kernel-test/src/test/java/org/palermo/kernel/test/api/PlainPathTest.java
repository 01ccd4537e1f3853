package org.palermo.kernel.test.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.path.json.JsonPath;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainPathTest {
    private static final String JSON = """
            {"id": "a", "count": 3, "share": 0.25, "large": 12345678901, "none": null, "size": 7, "list": [1, 2], "lists": [[1], [2, 3]],
             "items": [{"id": "b", "name": null, "parts": [{"no": 1}, {"no": 2}]}, null, {"id": "c", "parts": [{"no": 3}]}],
             "inside": {"deep": {"id": "d", "in": true}}}""";

    @ParameterizedTest
    @ValueSource(strings = {"id", "count", "share", "large", "none", "size", "list", "list[0]", "list[5]", "lists[1][0]", "items", "items.id", "items[0].id",
            "items[1]", "items[2].parts[0].no", "items.parts", "items.parts.no", "items.name", "items.size()", "items.id.size()", "items[0].size()",
            "inside.deep.id", "inside.deep.in", "inside.none", "inside.none.deeper", "missing", "missing.id", "none.id", "inside.deep.size()", "size()"})
    void a_plain_path_finds_what_groovy_finds(String path) {
        assertTrue(PlainPath.of(path).isPresent());
        assertEquals((Object) new JsonPath(JSON).get(path), new ReadJson(JSON).get(path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"items.find { it.id == 'b' }.id", "items[-1].id", "items.first", "items.empty", "list.max()", "items*.id", "'id'", "items.id[0..1]"})
    void other_paths_are_left_to_groovy(String path) {
        assertTrue(PlainPath.of(path).isEmpty());
        var json = "{\"id\": 1, \"list\": [1, 2], \"items\": [{\"id\": \"a\"}, {\"id\": \"b\"}]}";
        assertEquals((Object) new JsonPath(json).get(path), new ReadJson(json).get(path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[0].id", "[1]", "[2]", "id", "size()", "[0].size()"})
    void the_answer_can_be_a_list(String path) {
        var list = "[{\"id\": \"a\"}, {\"id\": \"b\"}]";
        assertTrue(PlainPath.of(path).isPresent());
        assertEquals((Object) new JsonPath(list).get(path), new ReadJson(list).get(path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"id.name", "count.name", "items.id.name"})
    void a_value_has_no_properties(String path) {
        assertThrows(IllegalArgumentException.class, () -> PlainPath.of(path).orElseThrow().in(new JsonPath(JSON).get("$")));
        assertEquals((Object) new JsonPath(JSON).get(path), new ReadJson(JSON).get(path));
    }
}
