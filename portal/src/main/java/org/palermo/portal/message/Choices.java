package org.palermo.portal.message;

import io.quarkus.qute.TemplateExtension;
import java.util.Arrays;
import java.util.List;
import org.palermo.portal.gateway.MechanismStatus.State;
import org.palermo.portal.gateway.people.Person;
import org.palermo.portal.gateway.referral.CaseCodes;

/// Values that templates need and that no page passes to them.
class Choices {
    private Choices() {}

    @TemplateExtension(namespace = "states", matchName = "all")
    static List<State> states() {
        return List.of(State.FULLY_OPERATIONAL, State.PARTIALLY_OPERATIONAL, State.NOT_OPERATIONAL);
    }

    @TemplateExtension(namespace = "dues", matchName = "overdue")
    static CaseCodes.Due overdue() {
        return CaseCodes.Due.OVERDUE;
    }

    @TemplateExtension(namespace = "dues", matchName = "soon")
    static CaseCodes.Due soon() {
        return CaseCodes.Due.SOON;
    }

    @TemplateExtension(namespace = "reasons", matchName = "all")
    static List<Person.Reason> reasons() {
        return Arrays.stream(Person.Reason.values()).filter(reason -> reason != Person.Reason.UNKNOWN).toList();
    }
}
