package org.palermo.portal.people;

import java.util.ArrayList;
import java.util.List;
import org.palermo.portal.desk.page.Desk;
import org.palermo.portal.gateway.people.Organisation;

/// The data of an invitation so far. The forms carry it from page to page.
///
/// @param organisation that the person is invited to; null for the reader's own
/// @param wrong the ids of the fields to correct
public record Invitation(Organisation organisation, String givenName, String familyName, String email, List<PersonRole> roles,
        List<String> wrong) {
    private static final String ADDRESS = "[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+";

    static Invitation empty() {
        return new Invitation(null, "", "", "", List.of(), List.of());
    }

    static Invitation of(String givenName, String familyName, String email, List<String> roles) {
        return new Invitation(null, text(givenName), text(familyName), text(email), PersonRole.of(roles), List.of());
    }

    Invitation to(Organisation other) {
        return new Invitation(other, givenName, familyName, email, roles, wrong);
    }

    /// The list of the people to whom the person will belong.
    public String list() {
        return organisation == null ? PersonPage.OWN : Desk.START + "/organisations/" + organisation.id() + "/people";
    }

    /// A copy that names the fields that are missing or hold no valid e-mail address.
    Invitation checked() {
        List<String> bad = new ArrayList<>();
        if (givenName.isEmpty() || givenName.length() > 200) {
            bad.add("givenName");
        }
        if (familyName.isEmpty() || familyName.length() > 200) {
            bad.add("familyName");
        }
        if (!email.matches(ADDRESS) || email.length() > 200) {
            bad.add("email");
        }
        return new Invitation(organisation, givenName, familyName, email, roles, bad);
    }

    Invitation withoutRoles() {
        return new Invitation(organisation, givenName, familyName, email, List.of(), List.of("roles"));
    }

    List<String> codes() {
        return roles.stream().map(PersonRole::code).toList();
    }

    private static String text(String sent) {
        return sent == null ? "" : sent.strip();
    }
}
