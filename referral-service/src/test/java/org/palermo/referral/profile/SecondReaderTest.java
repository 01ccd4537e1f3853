package org.palermo.referral.profile;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.palermo.referral.casefile.GivenCaseFile;

class SecondReaderTest {
    private static final Profile UK = GivenCaseFile.law("uk");

    @Test
    void a_shipped_profile_has_no_second_reader() {
        for (String code : new String[] {"uk", "coe-30", "eu"}) {
            assertFalse(GivenCaseFile.law(code).needsSecondReader("CONCLUSIVE_GROUNDS", "NEGATIVE"), code);
        }
    }

    @Test
    void a_kind_means_both_outcomes_and_an_outcome_only_itself() {
        Profile law = with("CONCLUSIVE_GROUNDS", "REASONABLE_GROUNDS_NEGATIVE");
        assertTrue(law.needsSecondReader("CONCLUSIVE_GROUNDS", "POSITIVE"));
        assertTrue(law.needsSecondReader("CONCLUSIVE_GROUNDS", "NEGATIVE"));
        assertTrue(law.needsSecondReader("REASONABLE_GROUNDS", "NEGATIVE"));
        assertFalse(law.needsSecondReader("REASONABLE_GROUNDS", "POSITIVE"));
        assertFalse(law.needsSecondReader("DISQUALIFICATION", "NEGATIVE"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"CONCLUSIVE", "NEGATIVE", "CONCLUSIVE_GROUNDS_NO", "CONCLUSIVE_GROUNDS_NEGATIVE_NEGATIVE", ""})
    void an_unknown_decision_is_refused_at_start(String decision) {
        Profile law = with(decision);
        IllegalStateException refused = assertThrows(IllegalStateException.class, () -> Profiles.check(law, "law.json"));
        assertTrue(refused.getMessage().startsWith("law.json: secondReader needs decisions"), refused.getMessage());
    }

    @Test
    void decisions_of_every_kind_are_taken() {
        assertDoesNotThrow(() -> Profiles.check(with("REASONABLE_GROUNDS", "CONCLUSIVE_GROUNDS_NEGATIVE", "DISQUALIFICATION",
                "RECONSIDERATION_POSITIVE"), "law.json"));
        assertEquals(4, with("REASONABLE_GROUNDS", "CONCLUSIVE_GROUNDS_NEGATIVE", "DISQUALIFICATION", "RECONSIDERATION_POSITIVE")
                .secondReader().decisions().size());
    }

    private static Profile with(String... decisions) {
        return GivenSecondReader.with(UK, new Profile.SecondReader(Set.of(decisions), "made up"));
    }
}
