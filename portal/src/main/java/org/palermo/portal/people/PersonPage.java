package org.palermo.portal.people;

import java.util.List;
import java.util.UUID;
import org.palermo.portal.gateway.Done;
import org.palermo.portal.gateway.Person;

/// A person as the pages show her.
///
/// @param key of the form on the page, so that sending it twice does it once
/// @param why what was asked for was not done, or null
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
