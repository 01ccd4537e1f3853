package org.palermo.kernel.idempotency;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.DayOfWeek;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SetOrderTest {

    record Days(Set<DayOfWeek> days) {}

    @ParameterizedTest
    @ValueSource(strings = {"{\"days\":[\"MONDAY\",\"TUESDAY\",\"WEDNESDAY\",\"THURSDAY\",\"FRIDAY\",\"SATURDAY\",\"SUNDAY\"]}",
            "{\"days\":[\"SUNDAY\",\"SATURDAY\",\"FRIDAY\",\"THURSDAY\",\"WEDNESDAY\",\"TUESDAY\",\"MONDAY\"]}",
            "{\"days\":[\"FRIDAY\",\"MONDAY\",\"SUNDAY\",\"TUESDAY\",\"SATURDAY\",\"WEDNESDAY\",\"THURSDAY\"]}"})
    void what_is_read_is_written_as_it_was(String body) throws Exception {
        ObjectMapper mapper = new ObjectMapper();
        new SetOrder().customize(mapper);
        assertEquals(body, mapper.writeValueAsString(mapper.readValue(body, Days.class)));
    }
}
