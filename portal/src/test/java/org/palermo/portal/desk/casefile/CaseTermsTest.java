package org.palermo.portal.desk.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which term runs in which stage.
class CaseTermsTest {
    private static final LocalDate OVER = LocalDate.of(2026, 3, 1);

    private static JsonObject file(String stage, String due) {
        return new JsonObject().put("stage", stage).put("due", due);
    }

    private static List<String> shown(JsonObject file) {
        return CaseTerms.of(file, OVER).stream()
                .map(term -> term.getString("term") + " " + term.getString("lastDay") + " " + term.getString("state") + " " + term.getInteger("daysLeft")).toList();
    }

    @ParameterizedTest
    @CsvSource({"REFERRED,REASONABLE_GROUNDS", "REASONABLE_GROUNDS_POSITIVE,CONCLUSIVE_GROUNDS", "RECOVERY,CONCLUSIVE_GROUNDS", "REASONABLE_GROUNDS_NEGATIVE,RECONSIDERATION",
        "CONCLUSIVE_GROUNDS_NEGATIVE,RECONSIDERATION", "DISQUALIFIED,RECONSIDERATION"})
    void the_duty_of_a_stage_runs_and_is_paused_while_suspended(String stage, String duty) {
        assertThat(shown(file(stage, "OVERDUE").put("dueOn", "2026-03-01"))).first().isEqualTo(duty + " 2026-03-01 OVERDUE null");
        JsonObject paused = new JsonObject().put("from", stage).put("since", "2026-03-01").put("recoveryDaysLeft", 12).put("reconsiderationDaysLeft", 5);
        assertThat(shown(file("SUSPENDED", "NONE").put("paused", paused)))
                .containsExactly(duty + " null PAUSED " + (duty.equals("RECONSIDERATION") ? "5" : "null"), "RECOVERY null PAUSED 12");
    }

    /// A law that sets no term for a decision, and a reconsideration that was refused.
    @ParameterizedTest
    @CsvSource({"REFERRED,1", "RECOVERY,1", "CONCLUSIVE_GROUNDS_NEGATIVE,0", "TRANSITION,0", "CLOSED,0", "RECONSIDERATION,0"})
    void without_a_term_a_decision_is_still_due(String stage, int terms) {
        assertThat(shown(file(stage, "NONE"))).filteredOn(term -> !term.startsWith("RECOVERY ")).hasSize(terms).allSatisfy(term -> assertThat(term).contains(" NONE "));
    }

    /// Recovery that has no fixed end and goes on until the conclusive decision.
    @ParameterizedTest
    @CsvSource({"2026-03-02,POSSIBLE", "2026-03-03,NOT_YET"})
    void recovery_without_an_end_shows_the_earliest_day_of_decision(String notBefore, String state) {
        assertThat(shown(file("RECOVERY", "NONE").put("conclusiveNotBefore", notBefore)))
                .containsExactly("CONCLUSIVE_GROUNDS null NONE null", "EARLIEST_CONCLUSIVE " + notBefore + " " + state + " null", "RECOVERY null UNTIL_DECIDED null");
    }

    @ParameterizedTest
    @CsvSource({"2026-02-28,OVER", "2026-03-01,OVER", "2026-03-02,RUNNING"})
    void recovery_is_over_after_its_last_day(String ends, String state) {
        assertThat(shown(file("CONCLUSIVE_GROUNDS_POSITIVE", "NONE").put("recoveryEndsOn", ends))).containsExactly("RECOVERY " + ends + " " + state + " null");
    }

    /// They have terms of their own, which no suspension stops.
    @Test
    void open_questions_come_last_and_run_while_the_case_is_suspended() {
        JsonArray asked = new JsonArray().add(new JsonObject().put("dueOn", "2026-02-20").put("due", "OVERDUE")).add(new JsonObject().put("dueOn", "2026-03-20").put("due", "LATER"));
        List<String> questions = List.of("INFORMATION_REQUEST 2026-02-20 OVERDUE null", "INFORMATION_REQUEST 2026-03-20 RUNNING null");
        assertThat(shown(file("REFERRED", "SOON").put("dueOn", "2026-03-09").put("openQuestions", asked)))
                .containsExactly("REASONABLE_GROUNDS 2026-03-09 SOON null", questions.getFirst(), questions.getLast());
        assertThat(shown(file("SUSPENDED", "NONE").put("paused", new JsonObject().put("from", "TRANSITION")).put("openQuestions", asked))).isEqualTo(questions);
    }

    @ParameterizedTest
    @CsvSource({"SOON,SOON", "LATER,RUNNING", "NEWLY_INVENTED,RUNNING"})
    void a_duty_that_is_not_due_yet_runs(String due, String state) {
        assertThat(shown(file("REFERRED", due).put("dueOn", "2026-03-09"))).containsExactly("REASONABLE_GROUNDS 2026-03-09 " + state + " null");
    }
}
