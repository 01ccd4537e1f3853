package org.palermo.referral.caserecord;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.palermo.referral.caserecord.justice.Hearing;
import org.palermo.referral.caserecord.justice.Offence;
import org.palermo.referral.caserecord.redress.Asset;
import org.palermo.referral.caserecord.redress.Claim;

/// The states that may follow each state; all others may not.
class RecordStateTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "IDENTIFIED | STATEMENT_SENT NOT_PROSECUTED PROSECUTED", "STATEMENT_SENT | NOT_PROSECUTED PROSECUTED", "PROSECUTED | NOT_PROSECUTED ACQUITTED CONVICTED",
        "NOT_PROSECUTED | EXPUNGEMENT_SOUGHT", "ACQUITTED | EXPUNGEMENT_SOUGHT", "CONVICTED | VACATUR_SOUGHT", "VACATUR_SOUGHT | VACATUR_REFUSED VACATED",
        "VACATUR_REFUSED | VACATUR_SOUGHT", "VACATED | EXPUNGEMENT_SOUGHT", "EXPUNGEMENT_SOUGHT | EXPUNGEMENT_REFUSED EXPUNGED",
        "EXPUNGEMENT_REFUSED | EXPUNGEMENT_SOUGHT", "EXPUNGED | ''"})
    void states_of_an_offence(Offence.State state, String next) {
        assertEquals(next, follow(state, Offence.State.values()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"PREPARED | LODGED WITHDRAWN", "LODGED | REFUSED AWARDED WITHDRAWN", "REFUSED | APPEALED", "APPEALED | REFUSED AWARDED WITHDRAWN",
        "AWARDED | APPEALED", "WITHDRAWN | ''"})
    void states_of_a_claim(Claim.State state, String next) {
        assertEquals(next, follow(state, Claim.State.values()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"FROZEN | CONFISCATED RELEASED", "CONFISCATED | ALLOCATED RELEASED", "ALLOCATED | ''", "RELEASED | ''"})
    void states_of_an_asset(Asset.State state, String next) {
        assertEquals(next, follow(state, Asset.State.values()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"PLANNED | POSTPONED HELD MISSED CANCELLED", "POSTPONED | PLANNED CANCELLED", "HELD | ''", "MISSED | ''", "CANCELLED | ''"})
    void states_of_a_hearing(Hearing.State state, String next) {
        assertEquals(next, follow(state, Hearing.State.values()));
    }

    /// From every state of an offence, a state can be reached in which nothing stands against the person.
    @ParameterizedTest
    @EnumSource(Offence.State.class)
    void an_offence_can_always_reach_a_final_state(Offence.State state) {
        List<Offence.State> reached = new ArrayList<>(List.of(state));
        for (int i = 0; i < reached.size(); i++) {
            Offence.State from = reached.get(i);
            Arrays.stream(Offence.State.values()).filter(next -> from.mayBecome(next) && !reached.contains(next)).forEach(reached::add);
        }
        assertEquals(true, reached.contains(Offence.State.EXPUNGED));
    }

    private static String follow(RecordState state, RecordState[] all) {
        return Arrays.stream(all).filter(next -> next != state && state.mayBecome(next)).map(RecordState::name).collect(Collectors.joining(" "));
    }
}
