package org.palermo.referral.caserecord;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.palermo.referral.caserecord.justice.Hearing;

/// Every date of every kind of record must be in the past, unless this test lists it as planned.
class FutureDatesTest {
    private static final Set<String> PLANNED = Set.of("HEARING.at", "CLAIM.answerDueOn", "NEED.reviewOn", "LOAN.until");
    private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");

    private final ObjectMapper json = new ObjectMapper().registerModule(new JavaTimeModule());

    static Stream<Arguments> facts() {
        return dates().filter(date -> !PLANNED.contains(date.get()[0] + "." + date.get()[1]));
    }

    static Stream<Arguments> plans() {
        return dates().filter(date -> PLANNED.contains(date.get()[0] + "." + date.get()[1]));
    }

    private static Stream<Arguments> dates() {
        return Arrays.stream(RecordKind.values()).flatMap(kind -> Arrays.stream(kind.type().getRecordComponents())
                .filter(part -> part.getType() == LocalDate.class || part.getType() == Instant.class)
                .map(part -> Arguments.of(kind, part.getName(), future(part))));
    }

    private static String future(RecordComponent part) {
        return part.getType() == Instant.class ? "2026-11-26T10:00:01Z" : "2026-11-28";
    }

    @ParameterizedTest
    @MethodSource("facts")
    void a_fact_must_not_be_in_the_future(RecordKind kind, String field, String future) throws JsonProcessingException {
        assertRefused(said(kind, field, future), field);
    }

    @ParameterizedTest
    @MethodSource("plans")
    void a_planned_date_may_be_in_the_future(RecordKind kind, String field, String future) throws JsonProcessingException {
        ObjectNode sample = sample(kind);
        if (kind == RecordKind.CLAIM) {
            sample.put("lodgedOn", "2026-01-05").put("state", "LODGED");
        }
        Particulars planned = json.treeToValue(sample.put(field, future), kind.type());
        assertDoesNotThrow(() -> planned.check(NOW));
    }

    @ParameterizedTest
    @CsvSource({"HELD, false", "MISSED, false", "PLANNED, true", "POSTPONED, true", "CANCELLED, true"})
    void a_held_or_missed_hearing_must_be_in_the_past(Hearing.State state, boolean ahead) throws JsonProcessingException {
        Particulars said = json.treeToValue(sample(RecordKind.HEARING).put("state", state.name()).put("at", "2026-11-26T10:00:01Z"), Hearing.class);
        if (ahead) {
            assertDoesNotThrow(() -> said.check(NOW));
        } else {
            assertRefused(said, "at");
        }
    }

    @Test
    void every_planned_date_listed_here_exists_in_a_record() {
        assertTrue(plans().count() == PLANNED.size());
    }

    private Particulars said(RecordKind kind, String field, String value) throws JsonProcessingException {
        return json.treeToValue(sample(kind).put(field, value), kind.type());
    }

    private ObjectNode sample(RecordKind kind) throws JsonProcessingException {
        return (ObjectNode) json.readTree(GivenRecords.sample(kind.name().toLowerCase(Locale.ROOT).replace('_', '-') + "s"));
    }

    private static void assertRefused(Particulars said, String field) {
        HttpProblem refused = assertThrows(HttpProblem.class, () -> said.check(NOW));
        assertTrue(refused.getParameters().toString().contains("field=" + field + ","), refused.getParameters().toString());
    }
}
