package org.palermo.portal.people;

import java.util.UUID;
import org.palermo.portal.gateway.people.Person;

/// What was chosen on the form that suspends a person or hands over her cases.
///
/// @param reason null before one is chosen
/// @param heir the colleague who takes over the cases; null for none
public record LeaverForm(Person.Reason reason, UUID heir) {
    static final LeaverForm EMPTY = new LeaverForm(null, null);
}
