package org.palermo.kernel.access;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestNameTest {
    private static final String CASE = "POST /cases/019abc12-3456-7abc-8def-0123456789ab/needs";

    @ParameterizedTest
    @ValueSource(strings = {
        "/api/nrm/v1/cases/019abc12-3456-7abc-8def-0123456789ab/needs",
        "/api/nrm/v1/cases/019abc12-3456-7abc-8def-0123456789ab/needs/",
        "/api/nrm/v1/cases/019ABC12-3456-7ABC-8DEF-0123456789AB/needs",
        "/api/nrm/v1/cases/19abc12-3456-7abc-8def-123456789ab/needs",
        "/api/nrm/v1/cases/+19abc12-3456-7abc-8def-+123456789ab/needs"})
    void every_spelling_of_an_id_is_one_name(String path) {
        assertEquals(CASE, new RequestName("POST", path).toString());
    }

    @Test
    void a_segment_that_is_no_id_stays_as_it_is() {
        assertEquals("POST /retention/+-+-+-+-+/legal-holds", new RequestName("POST", "/api/nrm/v1/retention/+-+-+-+-+/legal-holds").toString());
        assertEquals("GET /hsds/v3.1", new RequestName("GET", "/hsds/v3.1").toString());
    }
}
