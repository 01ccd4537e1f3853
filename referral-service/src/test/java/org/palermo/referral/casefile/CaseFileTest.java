package org.palermo.referral.casefile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.palermo.referral.casefile.CaseFileStage.*;
import static org.palermo.referral.casefile.GivenCaseFile.REFERRED_ON;
import static org.palermo.referral.casefile.GivenCaseFile.in;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.palermo.referral.casefile.GivenCaseFile.Verb;
import org.palermo.referral.casefile.age.AgeGroup;
import org.palermo.referral.casefile.age.AgeMethod;
import org.palermo.referral.casefile.age.DetermineAge;
import org.palermo.referral.casefile.age.DeterminedAge;
import org.palermo.referral.casefile.decision.DecisionKind;
import org.palermo.referral.casefile.decision.MakeDecision;
import org.palermo.referral.casefile.decision.Outcome;
import org.palermo.referral.casefile.decision.RecordedDecision;
import org.palermo.referral.casefile.decision.TellOfDecision;
import org.palermo.referral.casefile.decision.TellingChannel;
import org.palermo.referral.casefile.term.ExtendRecovery;
import org.palermo.referral.casefile.term.TermState;

/// Tests every verb in every stage, by a table written out by hand; then the terms.
class CaseFileTest {
    private static final Map<CaseFileStage, Map<Verb, CaseFileStage>> ALLOWED = new EnumMap<>(Map.ofEntries(
            Map.entry(REFERRED, Map.of(Verb.REASONABLE_GROUNDS_POSITIVE, REASONABLE_GROUNDS_POSITIVE, Verb.REASONABLE_GROUNDS_NEGATIVE, REASONABLE_GROUNDS_NEGATIVE)),
            Map.entry(REASONABLE_GROUNDS_POSITIVE, Map.of(Verb.TELL, RECOVERY, Verb.CONCLUSIVE_GROUNDS_POSITIVE, CONCLUSIVE_GROUNDS_POSITIVE,
                    Verb.CONCLUSIVE_GROUNDS_NEGATIVE, CONCLUSIVE_GROUNDS_NEGATIVE, Verb.DISQUALIFY, DISQUALIFIED, Verb.EXTEND, REASONABLE_GROUNDS_POSITIVE)),
            Map.entry(RECOVERY, Map.of(Verb.CONCLUSIVE_GROUNDS_POSITIVE, CONCLUSIVE_GROUNDS_POSITIVE,
                    Verb.CONCLUSIVE_GROUNDS_NEGATIVE, CONCLUSIVE_GROUNDS_NEGATIVE, Verb.DISQUALIFY, DISQUALIFIED, Verb.EXTEND, RECOVERY)),
            Map.entry(CONCLUSIVE_GROUNDS_POSITIVE, Map.of(Verb.BEGIN_TRANSITION, TRANSITION, Verb.DISQUALIFY, DISQUALIFIED)),
            Map.entry(REASONABLE_GROUNDS_NEGATIVE, Map.of(Verb.ASK_RECONSIDERATION, RECONSIDERATION, Verb.CLOSE, CLOSED)),
            Map.entry(CONCLUSIVE_GROUNDS_NEGATIVE, Map.of(Verb.ASK_RECONSIDERATION, RECONSIDERATION, Verb.CLOSE, CLOSED)),
            Map.entry(DISQUALIFIED, Map.of(Verb.ASK_RECONSIDERATION, RECONSIDERATION, Verb.CLOSE, CLOSED)),
            Map.entry(RECONSIDERATION, Map.of(Verb.RECONSIDER_POSITIVE, REASONABLE_GROUNDS_POSITIVE, Verb.RECONSIDER_NEGATIVE, REASONABLE_GROUNDS_NEGATIVE)),
            Map.entry(TRANSITION, Map.of(Verb.CLOSE, CLOSED)),
            Map.entry(SUSPENDED, Map.of(Verb.RESUME, RECOVERY))));
    private static final EnumSet<CaseFileStage> FINAL = EnumSet.of(NOTIFIED_ONLY, WITHDRAWN, CLOSED, CLOSED_REFERRED);
    private static final Map<Verb, CaseFileStage> FROM_ANY_OPEN = Map.of(Verb.SUSPEND, SUSPENDED, Verb.WITHDRAW, WITHDRAWN, Verb.REFER_ON, CLOSED_REFERRED);

    /// An adult who declines withdraws wherever the table allows it.
    @ParameterizedTest
    @EnumSource(CaseFileStage.class)
    void a_person_found_to_be_an_adult_who_declines_withdraws_from_every_open_stage(CaseFileStage stage) {
        GivenCaseFile given = in(stage);
        DetermineAge child = new DetermineAge(DeterminedAge.CHILD, AgeMethod.DOCUMENT, "b", given.today, "r", null);
        DetermineAge declined = new DetermineAge(DeterminedAge.ADULT, AgeMethod.DOCUMENT, "b", given.today, "r", false);
        if (stage.mayBecome(WITHDRAWN)) {
            given.file().determine(UUID.randomUUID(), child, null, given.terms());
            assertEquals(WITHDRAWN, given.file().determine(UUID.randomUUID(), declined, null, given.terms()).after());
            assertEquals(AgeGroup.ADULT, given.file().ageGroup());
            assertTrue(given.file().closedAt() != null && given.file().dueOn() == null);
        } else if (stage != DRAFT) {
            refused(409, () -> given.file().determine(UUID.randomUUID(), declined, null, given.terms()));
            refused(409, () -> given.file().determine(UUID.randomUUID(), child, null, given.terms()));
            assertEquals(AgeGroup.ADULT, given.file().ageGroup());
        }
    }

    /// Running and paused terms are the same for a child and an adult.
    @ParameterizedTest
    @EnumSource(value = CaseFileStage.class, names = {"DRAFT", "NOTIFIED_ONLY", "WITHDRAWN", "CLOSED", "CLOSED_REFERRED"}, mode = EnumSource.Mode.EXCLUDE)
    void an_age_determination_changes_no_term(CaseFileStage stage) {
        GivenCaseFile given = in(stage);
        TermState before = TermState.of(given.file());
        CaseFileEvent found = given.file().determine(UUID.randomUUID(), new DetermineAge(DeterminedAge.CHILD, AgeMethod.STATEMENT, "b", given.today, "r", null), null, given.terms());
        assertEquals(stage, found.after());
        refused(409, () -> given.file().determine(UUID.randomUUID(), new DetermineAge(DeterminedAge.ADULT, AgeMethod.STATEMENT, "b", given.today, "r", true), given.today.minusYears(17), given.terms()));
        given.file().determine(UUID.randomUUID(), new DetermineAge(DeterminedAge.ADULT, AgeMethod.STATEMENT, "b", given.today, "r", true), given.today.minusYears(18), given.terms());
        assertEquals(before, TermState.of(given.file()));
        assertEquals(AgeGroup.ADULT, given.file().ageGroup());
    }

    static Stream<Arguments> everyVerbInEveryStage() {
        return Stream.of(CaseFileStage.values()).flatMap(stage -> Stream.of(Verb.values()).map(verb -> Arguments.of(stage, verb, expected(stage, verb))));
    }

    /// @return null when the step is refused
    private static CaseFileStage expected(CaseFileStage stage, Verb verb) {
        CaseFileStage own = ALLOWED.getOrDefault(stage, Map.of()).get(verb);
        if (own != null || FINAL.contains(stage) || stage == DRAFT || FROM_ANY_OPEN.get(verb) == stage) {
            return own;
        }
        // The person can also be told of a decision made before the current stage; the stage then does not change.
        boolean tells = verb == Verb.TELL && stage != RECOVERY && stage != SUSPENDED && stage != TRANSITION;
        return tells ? stage : FROM_ANY_OPEN.get(verb);
    }

    @ParameterizedTest
    @MethodSource("everyVerbInEveryStage")
    void follows_the_table(CaseFileStage stage, Verb verb, CaseFileStage expected) {
        GivenCaseFile given = in(stage);
        if (stage == TRANSITION) {
            given.tell();
        }
        // Late enough that no term prevents the step.
        given.later(verb == Verb.ASK_RECONSIDERATION ? 1 : verb == Verb.EXTEND ? 0 : 31);
        if (expected == null) {
            assertEquals(409, assertThrows(HttpProblem.class, () -> verb.on(given)).getStatusCode());
            assertEquals(stage, given.file().stage());
        } else {
            CaseFileEvent event = verb.on(given);
            assertEquals(stage, event.before());
            assertEquals(expected, event.after());
            assertEquals(expected, given.file().stage());
            assertEquals(FINAL.contains(expected), given.file().closedAt() != null);
        }
    }

    private static void refused(int status, Runnable verb) {
        assertEquals(status, assertThrows(HttpProblem.class, verb::run).getStatusCode());
    }

    @Test
    void recovery_runs_from_the_decision_and_not_from_the_day_of_telling() {
        GivenCaseFile given = in(REASONABLE_GROUNDS_POSITIVE);
        LocalDate end = REFERRED_ON.plusDays(30);
        assertEquals(end, given.file().recoveryLeastOn());
        given.later(9).does(Verb.TELL);
        assertEquals(end, given.file().recoveryLeastOn());
    }

    @Test
    void no_conclusive_decision_before_recovery_ends_where_the_profile_says_so() {
        GivenCaseFile given = in(RECOVERY).later(30);
        refused(409, () -> given.does(Verb.CONCLUSIVE_GROUNDS_POSITIVE));
        given.later(1).does(Verb.CONCLUSIVE_GROUNDS_POSITIVE);
        GivenCaseFile elsewhere = GivenCaseFile.under("coe-30").does(Verb.REASONABLE_GROUNDS_POSITIVE).does(Verb.CONCLUSIVE_GROUNDS_POSITIVE);
        assertEquals(REFERRED_ON.plusDays(30), elsewhere.file().recoveryEndsOn());
    }

    @Test
    void an_extension_moves_the_earliest_day_and_the_due_day() {
        GivenCaseFile given = GivenCaseFile.under(Laws.concludingWithin(20)).does(Verb.REASONABLE_GROUNDS_POSITIVE).does(Verb.TELL);
        assertEquals(REFERRED_ON.plusDays(50), given.file().dueOn());
        given.does(Verb.EXTEND);
        assertEquals(REFERRED_ON.plusDays(40), given.file().recoveryLeastOn());
        assertEquals(REFERRED_ON.plusDays(60), given.file().dueOn());
        refused(409, () -> given.later(40).does(Verb.CONCLUSIVE_GROUNDS_NEGATIVE));
        refused(400, () -> given.extend(0));
        refused(400, () -> given.extend(-1));
        assertEquals(REFERRED_ON.plusDays(40), given.file().recoveryLeastOn());
    }

    @Test
    void nothing_is_granted_for_more_than_a_hundred_years() {
        GivenCaseFile given = in(RECOVERY);
        LocalDate last = given.today.plusYears(100);
        for (LocalDate day : List.of(last.plusDays(1), LocalDate.MAX)) {
            refused(400, () -> given.file().extend(new ExtendRecovery(day, "She is ill."), given.terms()));
            refused(400, () -> in(REFERRED).grant(day));
        }
        given.file().extend(new ExtendRecovery(last, "She is ill."), given.terms());
        assertEquals(last, given.file().recoveryLeastOn());
        assertEquals(last, in(REFERRED).grant(last).file().protectedUntil());
    }

    @Test
    void the_remaining_days_are_kept_over_a_suspension() {
        GivenCaseFile given = in(RECOVERY).later(10).does(Verb.SUSPEND);
        assertNull(given.file().recoveryLeastOn());
        assertEquals(20, given.file().recoveryDaysLeft());
        assertEquals(LocalDate.of(9999, 12, 30), given.file().knownRecoveryEnd(), "nobody knows when it will end");
        given.later(100).does(Verb.RESUME);
        assertEquals(RECOVERY, given.file().stage());
        assertEquals(given.today.plusDays(20), given.file().recoveryLeastOn());
        assertNull(given.file().recoveryDaysLeft());
    }

    @Test
    void recovery_ends_with_the_conclusive_decision_but_not_before_the_minimum_period() {
        GivenCaseFile given = in(RECOVERY).later(200);
        assertNull(given.file().recoveryEndsOn(), "two hundred days later nobody has decided");
        assertEquals(LocalDate.of(9999, 12, 30), given.file().knownRecoveryEnd());
        assertEquals(REFERRED_ON.plusDays(31), given.file().conclusiveNotBefore(given.profile()));
        given.does(Verb.CONCLUSIVE_GROUNDS_NEGATIVE);
        assertEquals(given.today, given.file().recoveryEndsOn());
        assertEquals(given.today, given.file().knownRecoveryEnd());
        assertNull(given.file().conclusiveNotBefore(given.profile()));
        GivenCaseFile extended = GivenCaseFile.under("uk").does(Verb.REASONABLE_GROUNDS_POSITIVE).does(Verb.EXTEND);
        assertNull(extended.file().recoveryEndsOn());
        assertEquals(REFERRED_ON.plusDays(41), extended.file().conclusiveNotBefore(extended.profile()));
    }

    @Test
    void recovery_ends_with_its_days_where_the_law_says_nothing_else() {
        GivenCaseFile given = GivenCaseFile.under("coe-30").does(Verb.REASONABLE_GROUNDS_POSITIVE).later(40);
        assertEquals(REFERRED_ON.plusDays(30), given.file().recoveryEndsOn());
        assertNull(given.file().conclusiveNotBefore(given.profile()));
        assertEquals(REFERRED_ON.plusDays(30), given.does(Verb.CONCLUSIVE_GROUNDS_POSITIVE).file().recoveryEndsOn(), "it was over before the decision");
    }

    @Test
    void a_disqualification_ends_recovery_and_lifting_it_reopens_recovery() {
        GivenCaseFile given = in(RECOVERY).later(40).does(Verb.DISQUALIFY);
        assertNull(given.file().recoveryEndsOn());
        assertNull(given.profile().movableFrom(given.file().protectingStage().name(), given.file().knownRecoveryEnd()), "no stage of hers protects her");
        given.does(Verb.ASK_RECONSIDERATION).does(Verb.RECONSIDER_POSITIVE);
        assertEquals(LocalDate.of(9999, 12, 30), given.file().knownRecoveryEnd());
    }

    @Test
    void a_duty_on_its_last_day_resumed_on_a_saturday_is_due_on_the_next_working_day() {
        GivenCaseFile given = GivenCaseFile.under("uk").later(7).does(Verb.SUSPEND).later(5).does(Verb.RESUME);
        assertEquals(LocalDate.of(2026, 3, 14), given.today);
        assertEquals(LocalDate.of(2026, 3, 16), given.file().dueOn());
    }

    @Test
    void without_a_legal_term_a_negative_decision_can_be_closed_after_the_person_was_told() {
        GivenCaseFile given = GivenCaseFile.under("coe-30").does(Verb.REASONABLE_GROUNDS_NEGATIVE).later(400);
        refused(409, () -> given.move(CLOSED));
        assertEquals(RECONSIDERATION, GivenCaseFile.under("coe-30").does(Verb.REASONABLE_GROUNDS_NEGATIVE).later(400).move(RECONSIDERATION).after());
        assertEquals(CLOSED, given.does(Verb.TELL).move(CLOSED).after());
        GivenCaseFile refused = GivenCaseFile.under("coe-30").does(Verb.REASONABLE_GROUNDS_NEGATIVE).does(Verb.ASK_RECONSIDERATION).does(Verb.RECONSIDER_NEGATIVE);
        assertEquals(CLOSED, refused.move(CLOSED).after(), "what was asked is not asked again");
    }

    @Test
    void an_ended_recovery_keeps_its_end_in_a_suspended_file() {
        GivenCaseFile given = GivenCaseFile.under("coe-30").does(Verb.REASONABLE_GROUNDS_POSITIVE).later(31).does(Verb.SUSPEND);
        assertEquals(REFERRED_ON.plusDays(30), given.file().knownRecoveryEnd());
        assertEquals(LocalDate.of(9999, 12, 30), in(RECOVERY).later(31).does(Verb.SUSPEND).file().knownRecoveryEnd(), "here it is open");
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 30, 35, 50, 60})
    void the_conclusive_term_is_paused_during_a_suspension_before_and_after_the_end_of_recovery(int days) {
        GivenCaseFile given = GivenCaseFile.under(Laws.concludingWithin(20)).does(Verb.REASONABLE_GROUNDS_POSITIVE).later(days).does(Verb.SUSPEND);
        assertNull(given.file().dueOn());
        given.later(100).does(Verb.RESUME);
        assertEquals(given.today.plusDays(50 - days), given.file().dueOn());
        given.does(Verb.TELL);
        assertEquals(RECOVERY, given.file().stage());
        assertEquals(given.today.plusDays(50 - days), given.file().dueOn(), "what was left is left when she is told");
        given.does(Verb.SUSPEND).later(100).does(Verb.RESUME);
        assertEquals(given.today.plusDays(50 - days), given.file().dueOn());
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 35, 60})
    void the_conclusive_term_is_paused_during_a_disqualification(int days) {
        GivenCaseFile given = GivenCaseFile.under(Laws.concludingWithin(20)).does(Verb.REASONABLE_GROUNDS_POSITIVE).later(days).does(Verb.DISQUALIFY);
        assertEquals(given.today.plusDays(30), given.file().dueOn());
        given.does(Verb.SUSPEND).later(40).does(Verb.RESUME).later(5).does(Verb.ASK_RECONSIDERATION).does(Verb.SUSPEND).later(40).does(Verb.RESUME);
        given.does(Verb.RECONSIDER_POSITIVE);
        assertEquals(given.today.plusDays(50 - days), given.file().dueOn());
    }

    @Test
    void remaining_working_days_are_kept_over_a_suspension() {
        GivenCaseFile given = GivenCaseFile.under("uk");
        assertEquals(LocalDate.of(2026, 3, 9), given.file().dueOn());
        given.later(1).does(Verb.SUSPEND);
        assertNull(given.file().dueOn(), "a suspended file is never overdue");
        // Resumed on Wednesday 1 April with four working days left: Thursday, and three more after Good Friday and Easter Monday.
        given.later(29).does(Verb.RESUME);
        assertEquals(LocalDate.of(2026, 4, 9), given.file().dueOn());
    }

    @Test
    void an_overdue_duty_is_equally_overdue_after_a_suspension() {
        GivenCaseFile given = GivenCaseFile.under("uk").later(17).does(Verb.SUSPEND).later(40).does(Verb.RESUME);
        assertEquals(given.today.minusDays(10), given.file().dueOn());
    }

    @Test
    void reconsideration_can_be_asked_within_the_term_by_those_whom_the_law_names() {
        GivenCaseFile given = in(REASONABLE_GROUNDS_NEGATIVE);
        assertEquals(REFERRED_ON.plusDays(30), given.file().dueOn());
        given.later(31);
        refused(409, () -> given.does(Verb.ASK_RECONSIDERATION));
        MoveCaseFile inTime = new MoveCaseFile(RECONSIDERATION, null, ReconsiderationAsker.FIRST_RESPONDER, REFERRED_ON.plusDays(30));
        assertEquals(RECONSIDERATION, given.file().move(inTime, given.terms(), false).after());
        GivenCaseFile elsewhere = GivenCaseFile.under("coe-30").does(Verb.REASONABLE_GROUNDS_NEGATIVE).later(1000);
        refused(409, () -> elsewhere.file().move(new MoveCaseFile(RECONSIDERATION, null, ReconsiderationAsker.FIRST_RESPONDER, null), elsewhere.terms(), false));
        elsewhere.does(Verb.ASK_RECONSIDERATION);
    }

    @Test
    void the_asker_and_the_date_must_be_given() {
        GivenCaseFile given = in(REASONABLE_GROUNDS_NEGATIVE);
        refused(400, () -> given.file().move(new MoveCaseFile(RECONSIDERATION, null, null, null), given.terms(), false));
        refused(400, () -> given.file().move(new MoveCaseFile(RECONSIDERATION, null, ReconsiderationAsker.VICTIM, given.today.plusDays(1)), given.terms(), false));
        refused(400, () -> given.file().move(new MoveCaseFile(WITHDRAWN, null, ReconsiderationAsker.VICTIM, null), given.terms(), false));
    }

    @Test
    void a_file_cannot_be_closed_while_reconsideration_can_be_asked() {
        GivenCaseFile given = in(REASONABLE_GROUNDS_NEGATIVE).later(30);
        refused(409, () -> given.does(Verb.CLOSE));
        given.later(1).does(Verb.CLOSE);
        GivenCaseFile asked = in(RECONSIDERATION).does(Verb.RECONSIDER_NEGATIVE).does(Verb.CLOSE);
        assertEquals(CLOSED, asked.file().stage());
    }

    @Test
    void after_a_refused_reconsideration_nothing_is_due() {
        GivenCaseFile given = in(RECONSIDERATION).does(Verb.RECONSIDER_NEGATIVE);
        assertEquals(REASONABLE_GROUNDS_NEGATIVE, given.file().stage());
        assertNull(given.file().dueOn());
        given.does(Verb.SUSPEND).does(Verb.RESUME);
        assertNull(given.file().dueOn());
    }

    @Test
    void after_a_positive_reconsideration_nothing_can_be_reconsidered() {
        assertNull(in(RECONSIDERATION).does(Verb.RECONSIDER_POSITIVE).file().reconsiderationUntil());
        assertNull(in(DISQUALIFIED).does(Verb.ASK_RECONSIDERATION).does(Verb.RECONSIDER_POSITIVE).file().reconsiderationUntil());
    }

    @Test
    void a_reconsidered_conclusive_decision_becomes_a_positive_conclusive_one() {
        GivenCaseFile given = in(CONCLUSIVE_GROUNDS_NEGATIVE).does(Verb.ASK_RECONSIDERATION).does(Verb.RECONSIDER_POSITIVE);
        assertEquals(CONCLUSIVE_GROUNDS_POSITIVE, given.file().stage());
    }

    @Test
    void a_lifted_disqualification_restores_the_remaining_recovery() {
        GivenCaseFile given = in(DISQUALIFIED);
        assertNull(given.file().recoveryLeastOn());
        given.later(10).does(Verb.ASK_RECONSIDERATION).does(Verb.SUSPEND).later(50).does(Verb.RESUME).does(Verb.RECONSIDER_POSITIVE);
        assertEquals(REASONABLE_GROUNDS_POSITIVE, given.file().stage());
        assertEquals(given.today.plusDays(25), given.file().recoveryLeastOn());
        assertEquals(RECOVERY, given.does(Verb.TELL).file().stage());
    }

    @Test
    void a_lifted_disqualification_restores_the_conclusive_decision() {
        GivenCaseFile given = in(CONCLUSIVE_GROUNDS_POSITIVE).does(Verb.DISQUALIFY).does(Verb.ASK_RECONSIDERATION).does(Verb.RECONSIDER_POSITIVE);
        assertEquals(CONCLUSIVE_GROUNDS_POSITIVE, given.file().stage());
    }

    @Test
    void no_disqualification_where_the_law_has_none() {
        GivenCaseFile given = GivenCaseFile.under(Laws.withoutDisqualification()).does(Verb.REASONABLE_GROUNDS_POSITIVE);
        refused(409, () -> given.does(Verb.DISQUALIFY));
    }

    @Test
    void a_disqualification_is_never_positive() {
        GivenCaseFile given = in(RECOVERY);
        refused(400, () -> given.decide(DecisionKind.DISQUALIFICATION, Outcome.POSITIVE));
    }

    @ParameterizedTest
    @EnumSource(value = AgeGroup.class, names = {"CHILD", "UNSURE"})
    void only_an_adult_withdraws(AgeGroup ageGroup) {
        GivenCaseFile given = GivenCaseFile.of(ageGroup, false);
        refused(409, () -> given.does(Verb.WITHDRAW));
        assertEquals(REFERRED, given.file().stage());
    }

    @ParameterizedTest
    @EnumSource(value = CaseFileStage.class, names = {"SUSPENDED", "CLOSED_REFERRED"})
    void some_steps_need_reasons(CaseFileStage to) {
        GivenCaseFile given = in(RECOVERY);
        refused(400, () -> given.file().move(new MoveCaseFile(to, null, null, null), given.terms(), false));
        refused(400, () -> given.file().move(new MoveCaseFile(to, " ", null, null), given.terms(), false));
    }

    @Test
    void a_step_cannot_reach_the_stage_of_a_decision() {
        GivenCaseFile given = GivenCaseFile.under("uk");
        refused(409, () -> given.move(REASONABLE_GROUNDS_POSITIVE));
        given.does(Verb.REASONABLE_GROUNDS_POSITIVE);
        refused(409, () -> given.move(RECOVERY));
        given.does(Verb.SUSPEND);
        refused(409, () -> given.move(RECOVERY));
        refused(409, () -> given.decide(DecisionKind.REASONABLE_GROUNDS, Outcome.POSITIVE));
        given.move(REASONABLE_GROUNDS_POSITIVE);
    }

    @Test
    void the_person_is_told_once_and_on_a_possible_date() {
        GivenCaseFile given = in(REASONABLE_GROUNDS_POSITIVE).later(2);
        RecordedDecision made = new RecordedDecision(java.util.UUID.randomUUID(), Outcome.POSITIVE, given.today.minusDays(1), null, true);
        refused(400, () -> given.file().tell(made, new TellOfDecision(given.today.plusDays(1), TellingChannel.PHONE), given.terms()));
        refused(400, () -> given.file().tell(made, new TellOfDecision(given.today.minusDays(2), TellingChannel.PHONE), given.terms()));
        given.does(Verb.TELL);
        refused(409, () -> given.does(Verb.TELL));
    }

    @Test
    void granted_protection_is_stored_and_ends_in_the_future() {
        GivenCaseFile given = in(RECOVERY).later(31);
        refused(400, () -> given.file().decide(new MakeDecision(DecisionKind.CONCLUSIVE_GROUNDS, Outcome.POSITIVE, "t", "r", given.today.minusDays(1)), given.terms(), false));
        refused(400, () -> given.file().decide(new MakeDecision(DecisionKind.CONCLUSIVE_GROUNDS, Outcome.NEGATIVE, "t", "r", given.today), given.terms(), false));
        given.file().decide(new MakeDecision(DecisionKind.CONCLUSIVE_GROUNDS, Outcome.POSITIVE, "t", "r", given.today.plusYears(1)), given.terms(), false);
        assertEquals(given.today.plusYears(1), given.file().protectedUntil());
    }
}
