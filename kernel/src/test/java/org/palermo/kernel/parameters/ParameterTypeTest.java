package org.palermo.kernel.parameters;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParameterTypeTest {
    private static final String UUID = "{'type': 'string', 'format': 'uuid', 'pattern': '^(?:[a-fA-F0-9]{8}-[a-fA-F0-9]{4}-[a-fA-F0-9]{4}-[a-fA-F0-9]{4}-[a-fA-F0-9]{12})$'}";

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', delimiter = ';', value = {
            "{'type': 'integer', 'format': 'int32'}; 2147483647; 2147483648; must be a whole number",
            "{'type': 'integer', 'format': 'int64'}; 9223372036854775807; 9223372036854775808; must be a whole number",
            "{'type': 'integer', 'format': 'int32'}; -1; 1.5; must be a whole number",
            "{'type': 'integer', 'format': 'int32'}; 5; \"\"; must be a whole number",
            "{'type': 'boolean'}; true; yes; must be true or false",
            "{'type': 'boolean'}; false; FALSE; must be true or false",
            "{'type': 'string', 'format': 'date'}; 2028-02-29; 2027-02-29; must be a date like 2026-01-31",
            "{'type': 'string', 'format': 'date'}; 9999-12-31; +10000-01-01; must be a date like 2026-01-31",
            "{'type': 'string', 'format': 'date'}; 0001-01-01; -0001-12-31; must be a date like 2026-01-31",
            "{'type': 'string', 'format': 'date'}; 1970-01-01; +999999999-12-31; must be a date like 2026-01-31",
            "{'type': 'string', 'enum': ['OPEN', 'CLOSED']}; OPEN; open; must be one of CLOSED, OPEN",
            UUID + "; 0196f5a0-0000-7000-8000-00000000000A; 1-1-1-1-1; must be a UUID"})
    void accepts_values_of_its_type_only(String schema, String right, String wrong, String must) throws JsonProcessingException {
        var type = ParameterType.of(new ObjectMapper().readTree(schema.replace('\'', '"')));

        assertTrue(type.accepts().test(right));
        assertFalse(type.accepts().test(wrong));
        assertEquals(must, type.must());
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', delimiter = ';', value = {"{'type': 'string'}", "{'type': 'string', 'pattern': '^[A-Z]{2}$'}"})
    void leaves_text_to_the_operation(String schema) throws JsonProcessingException {
        assertTrue(ParameterType.of(new ObjectMapper().readTree(schema.replace('\'', '"'))).accepts().test("gb"));
    }
}
