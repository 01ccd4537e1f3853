package org.palermo.kernel.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
    }
}
