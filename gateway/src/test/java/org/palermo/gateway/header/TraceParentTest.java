package org.palermo.gateway.header;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.vertx.core.MultiMap;

class TraceParentTest {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String SPAN = "b7ad6b7169203331";

    @ParameterizedTest
    @ValueSource(strings = {"00-" + TRACE + "-" + SPAN + "-01", "00-" + TRACE + "-0000000000000001-00", "00-10000000000000000000000000000000-" + SPAN + "-ff"})
    void a_valid_one_passes_unchanged(String sent) {
        assertEquals(Optional.of(sent), of(sent));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "01-" + TRACE + "-" + SPAN + "-01", "00-" + TRACE + "-" + SPAN + "-1", "00-" + TRACE + "-" + SPAN + "-011",
        "00-" + TRACE + "-" + SPAN + "-0g", "00-" + TRACE + "_" + SPAN + "-01", "00-" + TRACE + "-" + SPAN + "_01", "00-00000000000000000000000000000000-" + SPAN + "-01",
        "00-" + TRACE + "-0000000000000000-01", "00-0AF7651916CD43DD8448EB211C80319C-" + SPAN + "-01", "00-" + TRACE + "-b7ad6b716920333-001"})
    void an_invalid_one_is_ignored(String sent) {
        assertTrue(of(sent).isEmpty());
    }

    @Test
    void our_own_is_valid_and_two_are_ignored() {
        var fresh = TraceParent.fresh();
        assertEquals(Optional.of(fresh), of(fresh));
        assertTrue(TraceParent.of(MultiMap.caseInsensitiveMultiMap().add("traceparent", fresh).add("traceparent", fresh)).isEmpty());
    }

    private static Optional<String> of(String sent) {
        return TraceParent.of(MultiMap.caseInsensitiveMultiMap().add("traceparent", sent));
    }
}
