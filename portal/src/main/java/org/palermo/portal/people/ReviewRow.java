package org.palermo.portal.people;

import java.util.List;
import org.palermo.portal.gateway.people.Person;

/// A person on a page of the review.
///
/// @param keep whether *keep* is chosen, on a form that comes back
/// @param remove whether *remove* is chosen there
public record ReviewRow(Person person, List<PersonRole> roles, boolean keep, boolean remove) {

    /// @param kept null for no choice
    static ReviewRow of(Person person, Boolean kept) {
        return new ReviewRow(person, PersonRole.of(person.roles()), Boolean.TRUE.equals(kept), Boolean.FALSE.equals(kept));
    }
}
