package org.palermo.kernel.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnreadableValueTest {

    enum Meal {
        BREAKFAST, SUPPER
    }

    record Order(Meal meal, List<Meal> later, int count) {}

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', delimiter = ';', value = {
            "{'meal': 'Marisol'}; must be one of BREAKFAST, SUPPER",
            "{'meal': {'a': 1}}; must be one of BREAKFAST, SUPPER",
            "{'later': ['SUPPER', 'supper']}; must be one of BREAKFAST, SUPPER",
            "{'later': 'SUPPER'}; must be of its type and of a value that is allowed",
            "{'count': 'many'}; must be of its type and of a value that is allowed"})
    void says_the_choices_or_that_the_type_is_wrong(String body, String said) {
        var fault = assertThrows(JsonMappingException.class, () -> new ObjectMapper().readValue(body.replace('\'', '"'), Order.class));

        assertEquals(said, UnreadableValue.defect(fault));
        assertFalse(UnreadableValue.hasMoreAfter(fault));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'count': 1}{}", "{'count': 1} 'Marisol'", "{'count': 1}\r{'count': 2}\r"})
    void tells_what_follows_from_what_is_wrong(String body) {
        var strict = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        var fault = assertThrows(JsonMappingException.class, () -> strict.readValue(body.replace('\'', '"'), Order.class));

        assertTrue(UnreadableValue.hasMoreAfter(fault));
    }
}
