package org.palermo.referral.casefile.certificate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.palermo.referral.casefile.CaseFileStage.*;

import java.time.LocalDate;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.palermo.referral.casefile.CaseFileStage;

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
    void answers_until_when(CaseFileStage stage, Integer recovery, Integer granted, Integer expected) {
        assertEquals(in(expected), protection(true, stage, null, recovery, null, granted).until(TODAY, STEP));
        assertEquals(null, protection(false, stage, null, recovery, null, granted).until(TODAY, STEP));
    }

    @Test
    void a_suspended_file_protects_for_the_remaining_days() {
        assertEquals(in(50), protection(true, SUSPENDED, RECOVERY, null, 50, null).until(TODAY, STEP));
        assertEquals(in(30), protection(true, SUSPENDED, RECOVERY, null, 5, null).until(TODAY, STEP));
        assertEquals(null, protection(true, SUSPENDED, DISQUALIFIED, RECOVERY, null, 50, null).until(TODAY, STEP));
        assertEquals(in(30), protection(true, SUSPENDED, RECONSIDERATION, RECOVERY, null, 50, null).until(TODAY, STEP), "what is left of recovery does not run");
        assertEquals(in(9), protection(true, SUSPENDED, TRANSITION, null, null, 9).until(TODAY, STEP));
    }

    /// Compares with a day-by-day count of who is protected; a failure prints its seed.
    @Test
    void the_answer_is_the_last_protected_day_and_never_too_early() {
        long seed = Long.getLong("palermo.seed", System.nanoTime());
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            CaseFileStage stage = values()[random.nextInt(values().length)];
            CaseFileStage from = stage == SUSPENDED ? OPEN[random.nextInt(OPEN.length)] : null;
            boolean disqualified = stage == DISQUALIFIED || from == DISQUALIFIED || (stage == RECONSIDERATION || from == RECONSIDERATION) && random.nextBoolean();
            Integer ends = some(random, 80);
            Integer left = ends == null ? some(random, 80) : null;
            Integer granted = some(random, 400);
            int step = 1 + random.nextInt(60);
            boolean stands = random.nextInt(10) > 0;
            RemovalProtection known = protection(stands, stage, from, disqualified ? RECOVERY : null, ends, left == null ? null : Math.abs(left), granted);
            LocalDate until = known.until(TODAY, step);
            assertEquals(slowly(known, step), until, "seed " + seed + ", " + known);
            if (stands && DUE.contains(stage == SUSPENDED ? from : stage)) {
                assertTrue(until != null && !until.isBefore(TODAY.plusDays(step)), "seed " + seed + ", too early: " + known);
            }
        }
    }

    private static final CaseFileStage[] OPEN = {REFERRED, REASONABLE_GROUNDS_POSITIVE, REASONABLE_GROUNDS_NEGATIVE, RECOVERY, CONCLUSIVE_GROUNDS_POSITIVE,
        CONCLUSIVE_GROUNDS_NEGATIVE, RECONSIDERATION, DISQUALIFIED, TRANSITION};
    private static final Set<CaseFileStage> DUE = Set.of(REFERRED, REASONABLE_GROUNDS_POSITIVE, RECOVERY, RECONSIDERATION);

    /// A random date before or after today; null in half of the cases.
    private static Integer some(Random random, int most) {
        return random.nextBoolean() ? null : random.nextInt(2 * most) - most;
    }

    private static LocalDate slowly(RemovalProtection known, int step) {
        LocalDate last = null;
        for (int day = 0; day <= 500; day++) {
            if (known.stands() && !known.stage().isFinal() && isProtected(known, day, step)) {
                last = TODAY.plusDays(day);
            }
        }
        return last;
    }

    private static boolean isProtected(RemovalProtection known, int day, int step) {
        LocalDate then = TODAY.plusDays(day);
        boolean suspended = known.stage() == SUSPENDED;
        boolean decisionDue = DUE.contains(suspended ? known.suspendedFrom() : known.stage()) && day <= step;
        boolean granted = known.protectedUntil() != null && !then.isAfter(known.protectedUntil());
        boolean recovers = known.recoveryEndsOn() != null && !then.isAfter(known.recoveryEndsOn());
        boolean waits = suspended && known.disqualifiedFrom() == null && known.recoveryDaysLeft() != null && day <= known.recoveryDaysLeft();
        return decisionDue || granted || recovers || waits;
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
