package org.palermo.kernel.test.api;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.builder.ResponseBuilder;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

class ReadAnswerTest {
    private final Response answer = ReadAnswer.of(new ResponseBuilder().setStatusCode(200).setContentType("application/json")
            .setHeader("ETag", "\"1\"").setBody("{\"id\": \"a\", \"items\": [{\"id\": \"b\", \"count\": 2}]}").build());

    @Test
    void an_answer_is_checked_and_read_as_rest_assured_does_it() {
        var checked = answer.then().statusCode(200).header("ETag", "\"1\"").body("id", equalTo("a"), "items[0].count", equalTo(2))
                .body("items.id", hasItem("b")).body("items.find { it.id == 'b' }.count", equalTo(2));
        assertEquals("a", checked.extract().path("id"));
        assertEquals("b", checked.extract().response().path("items[0].id"));
        assertEquals("b", answer.jsonPath().getString("items[0].id"));
        assertEquals(200, checked.extract().statusCode());
        assertEquals("{\"id\": \"a\", \"items\": [{\"id\": \"b\", \"count\": 2}]}", answer.asString());
    }

    @Test
    void what_is_not_as_expected_is_named_by_rest_assured() {
        var wrong = assertThrows(AssertionError.class, () -> answer.then().body("id", equalTo("a"), "items[0].count", equalTo(3)));
        assertTrue(wrong.getMessage().contains("items[0].count") && wrong.getMessage().contains("<3>"), wrong::getMessage);
        assertThrows(AssertionError.class, () -> answer.then().body("items[1].id", equalTo("b")));
        assertThrows(AssertionError.class, () -> answer.then().statusCode(201));
    }
}
