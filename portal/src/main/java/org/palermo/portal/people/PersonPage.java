package org.palermo.portal.people;

import io.quarkus.security.identity.SecurityIdentity;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.palermo.portal.desk.page.Desk;
import org.palermo.portal.gateway.Roles;
import org.palermo.portal.gateway.people.ActionResult;
import org.palermo.portal.gateway.people.Person;

/// A person, as the pages show the person.
///
/// @param key the idempotency key of the page's form, so that sending it twice acts once
/// @param list address of the people of the same organisation
/// @param why the reason why the action was not done, or null
public record PersonPage(Person person, List<PersonRole> roles, String list, String key, ActionResult.Why why) {
    static final String OWN = "/portal/people";

    static PersonPage of(Person person, SecurityIdentity reader) {
        return new PersonPage(person, PersonRole.of(person.roles()), isOfAnother(person, reader)
                ? Desk.START + "/organisations/" + person.agency() + "/people" : OWN, UUID.randomUUID().toString(), null);
    }

    /// Only an administrator of the mechanism sees people of other organisations.
    private static boolean isOfAnother(Person person, SecurityIdentity reader) {
        return reader.hasRole(Roles.MECHANISM_ADMINISTRATOR) && person.agency() != null
                && !(reader.getPrincipal() instanceof JsonWebToken token && person.agency().toString().equals(token.getClaim("agency")));
    }

    /// The page again, because the action was not done.
    ///
    /// @param sent the idempotency key of the form that was sent
    PersonPage not(ActionResult.Why reason, String sent) {
        return new PersonPage(person, roles, list, again(reason, sent), reason);
    }

    /// The key of a form that comes back: the same, because the action may have been done although no answer came. A service that finds the
    /// form invalid has done nothing, and takes no other choice with the same key.
    static String again(ActionResult.Why reason, String sent) {
        return sent == null || sent.isEmpty() || reason == ActionResult.Why.INVALID ? UUID.randomUUID().toString() : sent;
    }

    public String address() {
        return OWN + "/" + person.id();
    }
}
