package org.palermo.portal.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.palermo.portal.TestEnvironment;
import org.palermo.portal.api.Operations;
import org.palermo.portal.api.Schema;
import org.palermo.portal.desk.page.Desk;
import org.palermo.portal.desk.page.Input;
import org.palermo.portal.desk.page.TaskPage;

/// A step that is taken on a record begins with empty questions. A question whose name is also that of a value of the record would begin
/// with this value, and whoever does not look would send it again: the reason of an earlier step, or the whole amount that is owed. Such
/// a question says that it has another origin ([Input#NOWHERE]), or is in one of these lists.
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class PrefilledQuestionsTest {
    /// These change the value of the record.
    private static final Set<String> CHANGED = Set.of(
            "acceptPlannedVisit.day", "answerFollowsFromSituation.followsFromSituation", "assignPlannedVisit.day",
            "assignPlannedVisit.inspector", "correctCompanions.present.bodies", "correctCompanions.present.companions",
            "correctFinding.indicators", "correctFinding.note", "correctFinding.subject", "correctFinding.workers",
            "correctHousehold.entry.consentBy", "correctHousehold.entry.consentForm", "correctHousehold.entry.warrantCourt",
            "correctHousehold.entry.warrantIssuedOn", "correctHousehold.entry.warrantNumber",
            "correctHousehold.entry.warrantScope", "decideConclusive.protectedUntil", "decideDirectiveAppeal.dueOn",
            "decidePenaltyAppeal.amount", "decidePenaltyAppeal.dueOn", "decideReconsideration.protectedUntil",
            "extendDirective.dueOn", "extendPenalty.dueOn", "moveMyVisit.day", "movePlannedVisit.by", "movePlannedVisit.day",
            "movePlannedVisit.from", "movePlannedVisit.inspector", "proposeConclusive.protectedUntil",
            "proposeReconsideration.protectedUntil");
    /// These take over what the record says.
    private static final Set<String> TAKEN_OVER = Set.of(
            "addSuspectedVictim.indicators", "addWageHours.agreed", "addWageHours.agreedUnit", "addWageHours.daysWorked",
            "addWageHours.from", "addWageHours.hours", "addWageHours.hoursShown", "addWageHours.nightHours",
            "addWageHours.overtimeHours", "addWageHours.pieceRate", "addWageHours.pieceRateFor", "addWageHours.pieces",
            "addWageHours.restDays", "addWageHours.restDaysShown", "addWageHours.standbyHours", "addWageHours.until",
            "askSheltersForRequest.avoidRegions", "askSheltersForRequest.children", "askSheltersForRequest.from",
            "askSheltersForRequest.needs", "askSheltersForRequest.nights", "askSheltersForRequest.region",
            "askSheltersForRequest.women", "joinWaitlistForRequest.children", "joinWaitlistForRequest.from",
            "joinWaitlistForRequest.needs", "joinWaitlistForRequest.nights", "joinWaitlistForRequest.women",
            "keepAttachment.finding", "writeAnswerLetter.language");
    /// These have no value in the record before the step is taken.
    private static final Set<String> EMPTY_BEFORE = Set.of(
            "answerInformationRequest.answer", "answerRequestOfPerson.answer", "answerRequestOfPerson.refusal",
            "closeAccessInquiry.fileNumber", "closeAccessInquiry.outcome", "confirmCaseLink.reason",
            "declineBroadcastAlert.reason", "declineOnwardReferral.reason", "dismissCaseLink.reason", "endStay.reason",
            "mergeWorkplaces.reasons", "planFromComplaint.note", "refusePlacement.reason", "reviewReferralBreakGlass.comment",
            "reviewReferralBreakGlass.outcome", "settleFormSubmission.outcome", "triageComplaint.note",
            "triageComplaint.outcome", "withdrawOnwardReferral.reason");

    @Inject
    Desk desk;
    @Inject
    Operations operations;

    @Test
    void a_question_of_a_step_begins_empty_unless_it_is_listed() {
        List<String> prefilled = desk.pages().stream().filter(TaskPage.class::isInstance).map(TaskPage.class::cast)
                .filter(task -> task.reads() != null && operations.get(task.operation()).method().equals("POST"))
                .flatMap(task -> task.inputs().stream().filter(input -> isPrefilled(task, input))
                        .map(input -> task.key() + "." + input.field()))
                .distinct().toList();
        assertThat(prefilled).containsExactlyInAnyOrderElementsOf(
                Stream.of(CHANGED, TAKEN_OVER, EMPTY_BEFORE).flatMap(Set::stream).toList());
    }

    private boolean isPrefilled(TaskPage task, Input input) {
        Schema body = operations.get(task.operation()).body();
        return input.hasControl() && input.kind() != Input.Kind.SECRET && input.from().equals(input.field())
                && body != null && body.at(input.field()).isPresent()
                && operations.get(task.reads()).answer().at(input.from()).isPresent();
    }
}
