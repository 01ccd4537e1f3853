package org.palermo.referral.casefile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.palermo.kernel.test.Palermo;

/// Tests that the database and the service agree on the stages after which nothing follows.
@QuarkusTest
@QuarkusTestResource(Palermo.class)
class FinalStagesTest {

    @ParameterizedTest
    @EnumSource(CaseFileStage.class)
    void the_database_ends_a_case_in_the_same_stages(CaseFileStage stage) {
        assertEquals(stage.isFinal(), Given.count("select count(*) where case_is_over('" + stage + "')") == 1);
    }
}
