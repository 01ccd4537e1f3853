package org.palermo.portal.people;

import java.util.List;
import java.util.UUID;
import org.palermo.portal.gateway.people.Done;
import org.palermo.portal.gateway.people.Person;

/// A person, as the pages show the person.
///
/// @param key the idempotency key of the page's form, so that sending it twice acts once
/// @param why the reason why the action was not done, or null
public record PersonPage(Person person, List<PersonRole> roles, String key, Done.Why why) {

    static PersonPage of(Person person) {
        return new PersonPage(person, PersonRole.of(person.roles()), UUID.randomUUID().toString(), null);
    }

    PersonPage not(Done.Why reason) {
        return new PersonPage(person, roles, key, reason);
    }

    public String address() {
        return "/portal/people/" + person.id();
    }
}
