package org.palermo.referral.casefile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.palermo.referral.casefile.CaseFileStage.*;

import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RemovalProtectionTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 26);
    private static final int STEP = 30;

    /// Days from today; empty for no date.
    @ParameterizedTest
    @CsvSource({
        "REFERRED,,,30", "REASONABLE_GROUNDS_POSITIVE,12,,30", "RECOVERY,45,,45", "RECOVERY,-3,,30", "RECOVERY,12,200,200",
        "REASONABLE_GROUNDS_NEGATIVE,,,", "CONCLUSIVE_GROUNDS_NEGATIVE,-2,,", "CONCLUSIVE_GROUNDS_NEGATIVE,20,,20", "RECONSIDERATION,,,30",
        "CONCLUSIVE_GROUNDS_POSITIVE,-40,,", "CONCLUSIVE_GROUNDS_POSITIVE,-40,365,365", "CONCLUSIVE_GROUNDS_POSITIVE,-40,0,0", "TRANSITION,-60,-1,", "DISQUALIFIED,,,",
        "CLOSED,10,100,", "WITHDRAWN,10,,", "CLOSED_REFERRED,10,,", "NOTIFIED_ONLY,,,"})
    void says_until_when(CaseFileStage stage, Integer recovery, Integer granted, Integer expected) {
        assertEquals(in(expected), protection(true, stage, null, recovery, null, granted).until(TODAY, STEP));
        assertEquals(null, protection(false, stage, null, recovery, null, granted).until(TODAY, STEP));
    }

    @Test
    void a_suspended_file_protects_by_what_is_left() {
        assertEquals(in(50), protection(true, SUSPENDED, RECOVERY, null, 50, null).until(TODAY, STEP));
        assertEquals(in(30), protection(true, SUSPENDED, RECOVERY, null, 5, null).until(TODAY, STEP));
        assertEquals(null, protection(true, SUSPENDED, DISQUALIFIED, RECOVERY, null, 50, null).until(TODAY, STEP));
        assertEquals(in(30), protection(true, SUSPENDED, RECONSIDERATION, RECOVERY, null, 50, null).until(TODAY, STEP), "what is left of recovery does not run");
        assertEquals(in(9), protection(true, SUSPENDED, TRANSITION, null, null, 9).until(TODAY, STEP));
    }

    private static RemovalProtection protection(boolean stands, CaseFileStage stage, CaseFileStage from, Integer recovery, Integer left, Integer granted) {
        return protection(stands, stage, from, null, recovery, left, granted);
    }

    private static RemovalProtection protection(
            boolean stands, CaseFileStage stage, CaseFileStage from, CaseFileStage disqualifiedFrom, Integer recovery, Integer left, Integer granted) {
        return new RemovalProtection(UUID.randomUUID(), stands, "GB-SCT", stage, from, disqualifiedFrom, in(recovery), left, in(granted));
    }

    private static LocalDate in(Integer days) {
        return days == null ? null : TODAY.plusDays(days);
    }
}
