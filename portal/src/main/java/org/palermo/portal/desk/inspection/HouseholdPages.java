package org.palermo.portal.desk.inspection;

import org.palermo.portal.desk.page.Condition;
import org.palermo.portal.desk.page.Input;
import org.palermo.portal.desk.page.TaskPage;

/// The questions on how a private household was entered: with a consent or with a warrant, each on a page of its own.
final class HouseholdPages {
    private HouseholdPages() {}

    /// Asks after the questions so far for the consent or the warrant.
    ///
    /// @param ground the field that says which of them it is
    static TaskPage asked(TaskPage task, String ground) {
        return task
                .pageWhen(Condition.is(ground, "CONSENT"), "consent", Input.of("entry.consentBy").required(),
                        Input.of("entry.consentForm").required())
                .pageWhen(Condition.is(ground, "WARRANT"), "warrant", Input.of("entry.warrantNumber").required(),
                        Input.of("entry.warrantCourt").required(), Input.of("entry.warrantIssuedOn").required(),
                        Input.of("entry.warrantScope", Input.Kind.LONG_TEXT).required());
    }
}
