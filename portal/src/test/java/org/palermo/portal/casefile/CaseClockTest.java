package org.palermo.portal.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.palermo.portal.gateway.CaseFile;
import org.palermo.portal.gateway.CasePage;
import org.palermo.portal.gateway.Stage;

/// Which term runs in which stage, and what can be decided then.
class CaseClockTest {
    private static final LocalDate OVER = LocalDate.of(2026, 3, 1);

    private static CaseFile file(Stage stage, LocalDate dueOn, CasePage.Due due, LocalDate recoveryEndsOn, CaseFile.Paused paused) {
        return new CaseFile(UUID.randomUUID(), "R", "GB-ENG-LDN", stage, CasePage.AgeGroup.ADULT, null, dueOn, due, recoveryEndsOn, null, paused, Set.of(Stage.WITHDRAWN), List.of(), List.of(), List.of(), null, 0);
    }

    private static List<String> shown(CaseFile file) {
        return CaseClock.of(file, OVER).stream().map(c -> c.name() + " " + c.on() + " " + c.state() + " " + c.daysLeft()).toList();
    }

    @ParameterizedTest
    @CsvSource({"REFERRED,REASONABLE_GROUNDS", "REASONABLE_GROUNDS_POSITIVE,CONCLUSIVE_GROUNDS", "RECOVERY,CONCLUSIVE_GROUNDS", "REASONABLE_GROUNDS_NEGATIVE,RECONSIDERATION",
            "CONCLUSIVE_GROUNDS_NEGATIVE,RECONSIDERATION", "DISQUALIFIED,RECONSIDERATION"})
    void the_duty_of_a_stage_runs_and_is_paused_while_suspended(Stage stage, CaseClock.Name duty) {
        assertThat(shown(file(stage, OVER, CasePage.Due.OVERDUE, null, null))).first().isEqualTo(duty + " 2026-03-01 OVERDUE null");
        CaseFile.Paused paused = new CaseFile.Paused(stage, OVER, 12, 5);
        assertThat(shown(file(Stage.SUSPENDED, null, CasePage.Due.NONE, null, paused)))
                .containsExactly(duty + " null PAUSED " + (duty == CaseClock.Name.RECONSIDERATION ? "5" : "null"), "RECOVERY null PAUSED 12");
    }

    /// A law that sets no term for a decision, and a reconsideration that was refused.
    @ParameterizedTest
    @CsvSource({"REFERRED,1", "RECOVERY,1", "CONCLUSIVE_GROUNDS_NEGATIVE,0", "TRANSITION,0", "CLOSED,0", "RECONSIDERATION,0"})
    void without_a_term_a_decision_is_still_due(Stage stage, int terms) {
        assertThat(CaseClock.of(file(stage, null, CasePage.Due.NONE, null, null), OVER)).filteredOn(c -> c.name() != CaseClock.Name.RECOVERY).hasSize(terms).allSatisfy(c -> assertThat(c.state()).isEqualTo(CaseClock.State.NONE));
    }

    /// Recovery that has no fixed end and goes on until the conclusive decision.
    @ParameterizedTest
    @CsvSource({"2026-03-02,POSSIBLE", "2026-03-03,NOT_YET"})
    void recovery_without_an_end_shows_the_earliest_day_of_decision(LocalDate notBefore, CaseClock.State state) {
        CaseFile file = new CaseFile(UUID.randomUUID(), "R", "GB-ENG-LDN", Stage.RECOVERY, CasePage.AgeGroup.ADULT, null, null, CasePage.Due.NONE, null, notBefore, null,
                Set.of(Stage.WITHDRAWN), List.of(), List.of(), List.of(), null, 0);
        assertThat(shown(file)).containsExactly("CONCLUSIVE_GROUNDS null NONE null", "EARLIEST_CONCLUSIVE " + notBefore + " " + state + " null", "RECOVERY null UNTIL_DECIDED null");
    }

    @ParameterizedTest
    @CsvSource({"2026-02-28,OVER", "2026-03-01,OVER", "2026-03-02,RUNNING"})
    void recovery_is_over_after_its_last_day(LocalDate ends, CaseClock.State state) {
        assertThat(CaseClock.of(file(Stage.CONCLUSIVE_GROUNDS_POSITIVE, null, CasePage.Due.NONE, ends, null), OVER)).containsExactly(new CaseClock(CaseClock.Name.RECOVERY, ends, state, null));
    }

    @ParameterizedTest
    @EnumSource(Stage.class)
    void each_decision_is_offered_in_its_stages(Stage stage) {
        assertThat(Decidable.of(file(stage, null, CasePage.Due.NONE, null, null))).isEqualTo(switch (stage) {
            case REFERRED -> List.of(Decidable.REASONABLE_GROUNDS);
            case REASONABLE_GROUNDS_POSITIVE, RECOVERY -> List.of(Decidable.CONCLUSIVE_GROUNDS);
            default -> List.of();
        });
    }
}
