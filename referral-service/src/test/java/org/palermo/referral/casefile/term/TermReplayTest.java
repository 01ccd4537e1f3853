package org.palermo.referral.casefile.term;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.palermo.referral.casefile.CaseFileStage.*;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.palermo.referral.casefile.CaseFile;
import org.palermo.referral.casefile.CaseFileEvent;
import org.palermo.referral.casefile.CaseFileStage;
import org.palermo.referral.casefile.GivenCaseFile;
import org.palermo.referral.casefile.GivenCaseFile.Verb;
import org.palermo.referral.casefile.Laws;
import org.palermo.referral.profile.Profile;

class TermReplayTest {
    private static final int FILES = 3_000;
    private static final int VERBS = 25;

    /// Two files take the same steps, one under the old law and one under the new. Recalculating the first must give the terms of the
    /// second, and recalculating the second must change nothing.
    @Test
    void a_recalculated_file_has_the_terms_as_if_the_law_had_always_applied() {
        long seed = Long.getLong("palermo.seed", System.nanoTime());
        System.out.println("TermReplayTest seed " + seed);
        Random random = new Random(seed);
        List<Profile> laws = List.of(GivenCaseFile.law("uk"), GivenCaseFile.law("coe-30"), Laws.concludingWithin(20), Laws.concludingWithin(45), Laws.recovering(45), Laws.decidingWithin(9), Laws.recoveringForItsDays());
        Set<CaseFileStage> seen = EnumSet.noneOf(CaseFileStage.class);
        int changed = 0;
        for (int i = 0; i < FILES; i++) {
            Profile law = laws.get(random.nextInt(laws.size()));
            GivenCaseFile before = GivenCaseFile.under(laws.get(random.nextInt(laws.size())));
            GivenCaseFile after = GivenCaseFile.under(law);
            List<TermReplay.Step> history = new ArrayList<>(List.of(new TermReplay.Step("Referred", DRAFT, REFERRED, before.terms().at())));
            String trace = "seed " + seed + ", file " + i + ", " + before.profile().code() + " to " + law.code();
            for (int v = 0; v < VERBS; v++) {
                int days = random.nextInt(4) == 0 ? random.nextInt(45) : random.nextInt(6);
                before.later(days);
                after.later(days);
                Verb verb = Verb.values()[random.nextInt(Verb.values().length)];
                trace += " +" + days + " " + verb;
                Boolean both = both(verb, before, after, history);
                if (both == null) {
                    break;
                }
                if (both) {
                    changed += holds(before.file(), after.file(), history, under(law), trace);
                    seen.add(after.file().stage());
                }
            }
        }
        assertEquals(EnumSet.complementOf(EnumSet.of(DRAFT, NOTIFIED_ONLY)), seen, "seed " + seed + " did not come everywhere");
        assertTrue(changed > 0, "seed " + seed + " changed nothing");
    }

    private static int holds(CaseFile before, CaseFile after, List<TermReplay.Step> history, Function<Instant, CaseTerms> law, String trace) {
        TermReplay replay = TermReplay.walk(history.getFirst().at(), history, law);
        assertNotNull(replay, trace);
        assertTrue(replay.endsIn(before.stage()), trace);
        assertEquals(List.of(), replay.changes(TermState.of(after)), trace + ": changes what was always so");
        TermState anew = replay.terms(TermState.of(before));
        TermState always = TermState.of(after);
        boolean recovers = EnumSet.of(REASONABLE_GROUNDS_POSITIVE, RECOVERY).contains(before.protectingStage()) || before.disqualifiedFrom() != null && before.disqualifiedFrom() != CONCLUSIVE_GROUNDS_POSITIVE;
        if (!replay.isKept()) {
            assertEquals(recovers ? always : always.withRecoveryOf(TermState.of(before)), anew, trace);
        }
        assertEquals(List.of(), replay.changes(anew), trace + ": changes twice");
        assertEquals(anew.equals(TermState.of(before)), replay.changes(TermState.of(before)).isEmpty(), trace + ": a change that is not told");
        return replay.changes(TermState.of(before)).isEmpty() ? 0 : 1;
    }

    /// @return false when neither law allows the step, null when only one does
    private static Boolean both(Verb verb, GivenCaseFile before, GivenCaseFile after, List<TermReplay.Step> history) {
        CaseFileEvent event = attempt(verb, before);
        CaseFileEvent same = attempt(verb, after);
        if (event == null && same == null) {
            return false;
        }
        if (event == null || same == null) {
            return null;
        }
        if (event.before() != event.after() || verb == Verb.EXTEND) {
            history.add(new TermReplay.Step(event.name(), event.before(), event.after(), before.terms().at()));
        }
        return true;
    }

    private static CaseFileEvent attempt(Verb verb, GivenCaseFile given) {
        try {
            return verb.on(given);
        } catch (HttpProblem refused) {
            return null;
        }
    }

    @Test
    void an_extended_recovery_keeps_its_last_day_and_the_terms_after_it() {
        GivenCaseFile given = GivenCaseFile.under(Laws.concludingWithin(20)).does(Verb.REASONABLE_GROUNDS_POSITIVE);
        Instant decided = given.terms().at();
        given.later(3).does(Verb.EXTEND);
        List<TermReplay.Step> history = List.of(new TermReplay.Step("Referred", DRAFT, REFERRED, decided),
                new TermReplay.Step("ReasonableGroundsDecided", REFERRED, REASONABLE_GROUNDS_POSITIVE, decided),
                new TermReplay.Step("RecoveryExtended", REASONABLE_GROUNDS_POSITIVE, REASONABLE_GROUNDS_POSITIVE, given.terms().at()));
        TermReplay replay = TermReplay.walk(decided, history, under(Laws.recovering(90)));
        assertTrue(replay.isKept());
        assertEquals(List.of(), replay.changes(TermState.of(given.file())));
        List<TermReplay.Step> notExtended = history.subList(0, 2);
        TermReplay other = TermReplay.walk(decided, notExtended, under(Laws.recovering(90)));
        assertFalse(other.isKept());
        LocalDate referred = GivenCaseFile.REFERRED_ON;
        assertEquals(List.of(new TermChange(CaseTerm.RECOVERY_DAYS, given.file().recoveryLeastOn(), referred.plusDays(90), null, null),
                new TermChange(CaseTerm.CONCLUSIVE_GROUNDS, given.file().dueOn(), null, null, null)), other.changes(TermState.of(given.file())));
    }

    @Test
    void an_inconsistent_history_is_not_replayed() {
        Instant at = Instant.parse("2026-03-02T12:00:00Z");
        List<TermReplay.Step> gap = List.of(new TermReplay.Step("Referred", DRAFT, REFERRED, at), new TermReplay.Step("Told", RECOVERY, RECOVERY, at));
        assertNull(TermReplay.walk(at, gap, under(GivenCaseFile.law("uk"))));
        List<TermReplay.Step> jump = List.of(new TermReplay.Step("Referred", DRAFT, REFERRED, at), new TermReplay.Step("Imported", REFERRED, TRANSITION, at));
        assertNull(TermReplay.walk(at, jump, under(GivenCaseFile.law("uk"))));
    }

    private static Function<Instant, CaseTerms> under(Profile law) {
        return at -> new CaseTerms(at, LocalDate.ofInstant(at, ZoneOffset.UTC), GivenCaseFile.CALENDAR, law);
    }
}
