package org.palermo.gateway.proxy;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeLimitsTest {

    @ParameterizedTest
    @ValueSource(ints = {0, -1})
    void a_speed_of_nothing_prevents_the_start(int slowest) {
        var refused = assertThrows(IllegalArgumentException.class, () -> new TimeLimits.Rule(1, 1, 1, slowest));
        assertTrue(refused.getMessage().contains("palermo.gateway.slowest"), refused.getMessage());
    }

    @Test
    void a_byte_a_second_is_the_least() {
        assertDoesNotThrow(() -> new TimeLimits.Rule(1, 1, 1, 1));
    }
}
