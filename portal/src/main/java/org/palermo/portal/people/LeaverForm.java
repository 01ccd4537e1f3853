package org.palermo.portal.people;

import java.util.List;
import java.util.UUID;
import org.palermo.portal.gateway.people.ActionResult;
import org.palermo.portal.gateway.people.Person;

/// What was chosen on the form that suspends a person or hands over her cases.
///
/// @param reason null before one is chosen
/// @param heir the colleague who takes over the cases; null for none
/// @param heirGone whether a colleague was chosen who can't take over the cases any more: nobody is then another choice, not the same
public record LeaverForm(Person.Reason reason, UUID heir, boolean heirGone) {
    static final LeaverForm EMPTY = new LeaverForm(null, null, false);
    private static final String ID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    /// @param heir as the form sent it: empty for nobody; what is no id stands for a colleague who is gone
    static LeaverForm of(Person.Reason reason, String heir) {
        if (heir == null || heir.isBlank()) {
            return new LeaverForm(reason, null, false);
        }
        return heir.matches(ID) ? new LeaverForm(reason, UUID.fromString(heir), false) : new LeaverForm(reason, null, true);
    }

    /// The same, now that these colleagues can take over the cases.
    LeaverForm among(List<Person> heirs) {
        return heir == null || heirs.stream().anyMatch(one -> one.id().equals(heir)) ? this : new LeaverForm(reason, null, true);
    }

    LeaverForm withoutHeir() {
        return new LeaverForm(reason, null, false);
    }

    /// Whether nothing else was wrong.
    public boolean isRefusedForHeir(ActionResult.Why why) {
        return heirGone && reason != null && why == ActionResult.Why.INVALID;
    }
}
