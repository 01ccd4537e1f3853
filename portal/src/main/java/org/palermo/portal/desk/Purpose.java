package org.palermo.portal.desk;

import io.quarkus.security.identity.SecurityIdentity;
import java.util.List;
import org.palermo.portal.gateway.Roles;

/// The purpose of an access, in the codes that the services store in their audit (`palermo/purposes.json`).
public final class Purpose {
    /// All that a person can state, as the services know them.
    public static final List<String> CODES = List.of("IDENTIFICATION", "SUPPORT", "RECOVERY", "REDRESS", "RETURN", "SAFETY", "PROCEEDINGS",
            "DATA_SUBJECT", "OVERSIGHT");

    private Purpose() {}

    /// @param stated by the page, or null: identification for the authority, oversight for who watches and administers, else support
    public static String of(SecurityIdentity person, String stated) {
        if (stated != null) {
            return stated;
        }
        if (person.hasRole(Roles.COMPETENT_AUTHORITY)) {
            return "IDENTIFICATION";
        }
        return person.hasRole(Roles.MECHANISM_ADMINISTRATOR) || person.hasRole(Roles.AGENCY_ADMINISTRATOR) || person.hasRole("auditor")
                || person.hasRole("national-rapporteur") || person.hasRole("data-protection-officer") ? "OVERSIGHT" : "SUPPORT";
    }
}
