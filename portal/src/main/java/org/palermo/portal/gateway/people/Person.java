package org.palermo.portal.gateway.people;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.palermo.portal.gateway.Roles;

/// A person of an agency, as the pages show the person to the agency's administrator.
///
/// @param agency the organisation that the person works for
/// @param email null, like the names, when the identity provider does not answer
/// @param reviewDueOn the last day to confirm the person's access, or null
/// @param cases the number of cases that the person works on
/// @param pending true until the identity provider has received the last change
public record Person(
        UUID id, UUID agency, String givenName, String familyName, String email, List<String> roles, State state, Reason reason,
        LocalDate reviewDueOn, boolean reviewOverdue, boolean pending, int cases, int version) {


    public enum State {
        INVITED, ACTIVE, SUSPENDED, REMOVED, @JsonEnumDefaultValue UNKNOWN
    }

    /// Why the person was suspended.
    public enum Reason {
        LEFT, DEVICE_LOST, ACCOUNT_COMPROMISED, MISUSE_SUSPECTED, LONG_ABSENCE, OTHER, @JsonEnumDefaultValue UNKNOWN
    }

    public String name() {
        return givenName == null ? id.toString() : givenName + " " + familyName;
    }

    /// Whether the person can take over a colleague's cases.
    boolean coordinates() {
        return state == State.ACTIVE && roles.contains(Roles.CASE_COORDINATOR);
    }

    public boolean isOpen() {
        return state == State.INVITED || state == State.ACTIVE;
    }
}
