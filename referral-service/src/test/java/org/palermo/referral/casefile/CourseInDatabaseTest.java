package org.palermo.referral.casefile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.palermo.kernel.test.Palermo;

/// Tests that the database and the service agree on the stages after which nothing follows, and on the end of recovery.
@QuarkusTest
@QuarkusTestResource(Palermo.class)
class CourseInDatabaseTest {

    @ParameterizedTest
    @EnumSource(CaseFileStage.class)
    void the_database_ends_a_case_in_the_same_stages(CaseFileStage stage) {
        assertEquals(stage.isFinal(), Given.count("select count(*) where case_is_over('" + stage + "')") == 1);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "null", textBlock = """
            2026-03-01, null,       null,       null
            2026-03-01, 2026-02-01, null,       null
            null,       2026-02-01, null,       null
            null,       null,       2026-01-15, 20
            null,       null,       2026-01-15, null
            null,       null,       null,       20
            null,       null,       null,       null
            """)
    void the_database_knows_the_same_end_of_recovery(LocalDate ends, LocalDate least, LocalDate suspended, Integer daysLeft) {
        LocalDate expected = CaseCourse.known(ends, least != null || suspended != null && daysLeft != null);
        assertEquals(1, Given.count("""
                select count(*) from recovery_end_of(jsonb_populate_record(null::case_file, jsonb_build_object(
                    'recovery_ends_on', %s, 'recovery_least_on', %s, 'suspended_on', %s, 'recovery_days_left', cast(%s as integer)))) e
                 where e is not distinct from %s"""
                .formatted(date(ends), date(least), date(suspended), daysLeft, date(expected))));
    }

    private static String date(LocalDate date) {
        return date == null ? "cast(null as date)" : "date '" + date + "'";
    }
}
