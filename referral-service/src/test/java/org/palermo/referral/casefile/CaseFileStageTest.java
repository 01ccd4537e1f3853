package org.palermo.referral.casefile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.palermo.referral.casefile.CaseFileStage.*;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Tests every stage against every other, by a table written out by hand.
class CaseFileStageTest {
    private static final Set<CaseFileStage> FROM_ANY_OPEN = EnumSet.of(SUSPENDED, WITHDRAWN, CLOSED_REFERRED);
    private static final Map<CaseFileStage, Set<CaseFileStage>> OWN = Map.ofEntries(
            Map.entry(DRAFT, EnumSet.of(REFERRED, NOTIFIED_ONLY)),
            Map.entry(REFERRED, EnumSet.of(REASONABLE_GROUNDS_POSITIVE, REASONABLE_GROUNDS_NEGATIVE)),
            Map.entry(REASONABLE_GROUNDS_POSITIVE, EnumSet.of(RECOVERY, CONCLUSIVE_GROUNDS_POSITIVE, CONCLUSIVE_GROUNDS_NEGATIVE, DISQUALIFIED)),
            Map.entry(RECOVERY, EnumSet.of(CONCLUSIVE_GROUNDS_POSITIVE, CONCLUSIVE_GROUNDS_NEGATIVE, DISQUALIFIED)),
            Map.entry(CONCLUSIVE_GROUNDS_POSITIVE, EnumSet.of(TRANSITION, DISQUALIFIED)),
            Map.entry(REASONABLE_GROUNDS_NEGATIVE, EnumSet.of(RECONSIDERATION, CLOSED)),
            Map.entry(CONCLUSIVE_GROUNDS_NEGATIVE, EnumSet.of(RECONSIDERATION, CLOSED)),
            Map.entry(DISQUALIFIED, EnumSet.of(RECONSIDERATION, CLOSED)),
            Map.entry(RECONSIDERATION, EnumSet.of(REASONABLE_GROUNDS_POSITIVE, CONCLUSIVE_GROUNDS_POSITIVE)),
            Map.entry(TRANSITION, EnumSet.of(CLOSED)),
            Map.entry(SUSPENDED, EnumSet.noneOf(CaseFileStage.class)));
    private static final Set<CaseFileStage> FINAL = EnumSet.of(NOTIFIED_ONLY, WITHDRAWN, CLOSED, CLOSED_REFERRED);

    static Stream<Arguments> everyPair() {
        return Stream.of(values()).flatMap(from -> Stream.of(values()).map(to -> Arguments.of(from, to)));
    }

    @ParameterizedTest
    @MethodSource("everyPair")
    void follows_the_table(CaseFileStage from, CaseFileStage to) {
        boolean open = !FINAL.contains(from) && from != DRAFT;
        boolean expected = OWN.getOrDefault(from, Set.of()).contains(to) || open && from != to && FROM_ANY_OPEN.contains(to);
        assertEquals(expected, from.mayBecome(to));
    }

    @Test
    void nothing_follows_a_final_stage() {
        FINAL.forEach(stage -> assertEquals(Set.of(), stage.next()));
        assertFalse(REFERRED.isFinal());
    }
}
