package org.palermo.referral.casefile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.palermo.referral.casefile.CaseFileStage.*;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.palermo.referral.casefile.GivenCaseFile.Verb;
import org.palermo.referral.profile.Profile;

/// Takes random steps on random days. A model without any dates counts the days one by one beside the case file.
class CaseFilePropertyTest {
    private static final int FILES = 4_000;
    private static final int VERBS = 40;
    private static final Set<Verb> DECISIONS = EnumSet.range(Verb.REASONABLE_GROUNDS_POSITIVE, Verb.RECONSIDER_NEGATIVE);

    @Test
    void random_steps_lose_no_day_and_never_leave_a_final_stage() {
        long seed = Long.getLong("palermo.seed", System.nanoTime());
        System.out.println("CaseFilePropertyTest seed " + seed);
        Random random = new Random(seed);
        List<Profile> laws = List.of(GivenCaseFile.law("uk"), GivenCaseFile.law("coe-30"), Laws.concludingWithin(20), Laws.withoutDisqualification(), Laws.recoveringForItsDays());
        Set<CaseFileStage> seen = EnumSet.noneOf(CaseFileStage.class);
        for (int i = 0; i < FILES; i++) {
            Model model = new Model(GivenCaseFile.under(laws.get(random.nextInt(laws.size()))), "seed " + seed + ", file " + i);
            for (int v = 0; v < VERBS; v++) {
                model.pass(random.nextInt(4) == 0 ? random.nextInt(45) : random.nextInt(6));
                if (random.nextInt(12) == 0) {
                    model.saysOfTheReferral();
                }
                model.does(Verb.values()[random.nextInt(Verb.values().length)]);
                seen.add(model.given.file().stage());
            }
        }
        assertEquals(EnumSet.complementOf(EnumSet.of(DRAFT, NOTIFIED_ONLY)), seen, "seed " + seed + " did not come everywhere");
    }

    /// Counts days one by one, and pauses while days do not count.
    private static final class Model {
        private final GivenCaseFile given;
        private String trace;
        /// Days until the last day of recovery; null while there is none. Nothing pauses a period that is over.
        private Integer recoveryLeft;
        private int recovered;
        /// Days until the conclusive decision is due; null where the law sets no term.
        private Integer toConclude;
        private Integer toAsk;
        private boolean refused;
        private int workingDaysLeft;
        private CaseFileStage suspendedIn;

        Model(GivenCaseFile given, String trace) {
            this.given = given;
            this.trace = trace;
            Integer days = given.profile().reasonableGrounds().workingDays();
            workingDaysLeft = days == null ? 0 : days;
        }

        private boolean runs(CaseFileStage stage) {
            return stage != SUSPENDED && !stage.isFinal();
        }

        void pass(int days) {
            trace += " +" + days;
            for (int i = 0; i < days; i++) {
                given.later(1);
                if (recoveryLeft != null && recoveryLeft < 0) {
                    recoveryLeft--;
                }
                if (runs(given.file().stage())) {
                    if (recoveryLeft != null && given.file().disqualifiedFrom() == null) {
                        recoveryLeft -= recoveryLeft < 0 ? 0 : 1;
                        recovered++;
                        toConclude = toConclude == null ? null : toConclude - 1;
                    }
                    toAsk = toAsk == null ? null : toAsk - 1;
                    workingDaysLeft -= GivenCaseFile.CALENDAR.isWorkingDay(given.today) ? 1 : 0;
                }
            }
        }

        /// The person withdraws consent or gives it again.
        void saysOfTheReferral() {
            given.consentWithdrawn = !given.consentWithdrawn;
            trace += given.consentWithdrawn ? " consent withdrawn" : " consents again";
        }

        void does(Verb verb) {
            CaseFileStage before = given.file().stage();
            CaseStages stages = given.file().stages();
            String state = state();
            trace += " " + verb;
            try {
                CaseFileEvent event = verb.on(given);
                follow(before, stages, verb, event);
            } catch (HttpProblem refused) {
                assertEquals(state, state(), trace + ": refused, and changed all the same");
            }
            holds(before);
        }

        private void follow(CaseFileStage before, CaseStages stages, Verb verb, CaseFileEvent event) {
            CaseFileStage after = event.after();
            assertFalse(given.consentWithdrawn && DECISIONS.contains(verb), trace + ": decided against her will");
            assertFalse(before.isFinal(), trace + ": something followed a final stage");
            assertTrue(before == after || stages.leadsTo(after), trace + ": beside the table");
            if (before == SUSPENDED && !after.isFinal()) {
                assertEquals(suspendedIn, after, trace + ": went on elsewhere");
            }
            suspendedIn = after == SUSPENDED ? before : null;
            if (verb == Verb.CONCLUSIVE_GROUNDS_POSITIVE || verb == Verb.CONCLUSIVE_GROUNDS_NEGATIVE) {
                boolean waits = "RECOVERY_DAYS".equals(given.profile().conclusiveGrounds().notBefore());
                assertTrue(!waits || recovered > given.profile().recovery().days(), trace + ": recovery was cut to " + recovered);
            }
            if (before == SUSPENDED && after == REFERRED && workingDaysLeft == 0 && !GivenCaseFile.CALENDAR.isWorkingDay(given.today)) {
                workingDaysLeft = 1;
            }
            boolean anew = after == REASONABLE_GROUNDS_POSITIVE && before != after && before != SUSPENDED && stages.disqualifiedFrom() == null;
            if (anew) {
                recoveryLeft = given.profile().recovery().days();
                recovered = 0;
            }
            if (verb == Verb.EXTEND) {
                recoveryLeft += 10;
            }
            Integer dueDays = given.profile().conclusiveGrounds().dueDays();
            if (dueDays != null && (anew || verb == Verb.EXTEND)) {
                toConclude = recoveryLeft + dueDays;
            }
            refused = verb == Verb.RECONSIDER_NEGATIVE || refused;
            if (verb == Verb.RECONSIDER_POSITIVE) {
                toAsk = null;
            }
            boolean decided = after.isNegative() && before != after && before != SUSPENDED && before != RECONSIDERATION;
            if (decided) {
                refused = false;
                toAsk = given.profile().reconsideration().days();
            }
        }

        private void holds(CaseFileStage before) {
            CaseFile file = given.file();
            if (file.stage().isFinal()) {
                assertNull(file.dueOn(), trace);
                assertTrue(file.closedAt() != null && file.stages().next().isEmpty(), trace);
                return;
            }
            assertNull(file.closedAt(), trace);
            if (file.stage() == SUSPENDED) {
                assertNull(file.dueOn(), trace + ": waits, and is due");
                assertEquals(suspendedIn, file.suspendedFrom(), trace);
            }
            boolean counts = file.stage() != SUSPENDED && file.disqualifiedFrom() == null;
            if (recoveryLeft != null && recoveryLeft >= 0) {
                assertEquals(counts ? given.today.plusDays(recoveryLeft) : null, file.recoveryLeastOn(), trace + ": last of the days of recovery");
                assertEquals(counts ? null : recoveryLeft, file.recoveryDaysLeft(), trace + ": days left of recovery");
            }
            boolean open = given.profile().recoversUntilDecided() && (recovers(file.protectingStage()) || recovers(file.disqualifiedFrom()));
            if (open || given.profile().recoversUntilDecided() && recoveryLeft == null) {
                assertNull(file.recoveryEndsOn(), trace + ": recovery ends before she is decided on");
            } else if (!given.profile().recoversUntilDecided()) {
                assertEquals(file.recoveryLeastOn(), file.recoveryEndsOn(), trace + ": recovery ends with its days");
            } else {
                assertTrue(file.recoveryEndsOn() != null && !file.recoveryEndsOn().isBefore(file.recoveryLeastOn()), trace + ": recovery ended before its days");
            }
            if (toAsk != null && toAsk >= 0) {
                LocalDate until = given.today.plusDays(toAsk);
                assertEquals(file.stage() == SUSPENDED ? null : until, file.reconsiderationUntil(), trace + ": term for reconsideration");
            }
            if (toAsk == null) {
                assertNull(file.reconsiderationUntil(), trace + ": nothing to ask for");
            }
            if (file.stage() == REASONABLE_GROUNDS_POSITIVE || file.stage() == RECOVERY) {
                assertEquals(toConclude == null ? null : given.today.plusDays(toConclude), file.dueOn(), trace + ": conclusive decision due");
            }
            if (file.stage().isNegative()) {
                assertEquals(refused ? null : file.reconsiderationUntil(), file.dueOn(), trace + ": last day to ask");
            }
            if (file.stage() == REFERRED && file.dueOn() != null && workingDaysLeft >= 0 && !file.dueOn().isBefore(given.today)) {
                assertEquals(workingDaysLeft, GivenCaseFile.CALENDAR.between(given.today, file.dueOn()), trace + ": working days left");
                assertTrue(GivenCaseFile.CALENDAR.isWorkingDay(file.dueOn()), trace + ": due on a day on which nobody works");
            }
        }

        private static boolean recovers(CaseFileStage stage) {
            return stage == REASONABLE_GROUNDS_POSITIVE || stage == RECOVERY;
        }

        private String state() {
            CaseFile f = given.file();
            return String.join(" ", List.of("" + f.stages(), "" + f.dueOn(), "" + f.recoveryLeastOn(), "" + f.recoveryEndsOn(), "" + f.reconsiderationUntil(), "" + f.closedAt(), "" + f.dueDaysLeft(),
                    "" + f.recoveryDaysLeft(), "" + f.reconsiderationDaysLeft(), "" + f.suspendedOn(), "" + f.protectedUntil(), "" + f.toldOf()));
        }
    }
}
