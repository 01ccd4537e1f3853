package org.palermo.portal.gateway;

import io.quarkus.security.identity.SecurityIdentity;

/// The purpose that each page states, in the codes that the services store in their audit (`palermo/purposes.json`). The
/// page sets the purpose; the reader has no field to change it.
final class Purposes {
    static final String PURPOSE = "X-Purpose";
    /// Deciding whether a person is a victim.
    static final String IDENTIFICATION = "IDENTIFICATION";
    /// Looking after a person.
    static final String SUPPORT = "SUPPORT";
    /// Overseeing the mechanism: figures, and who has access.
    static final String OVERSIGHT = "OVERSIGHT";

    private Purposes() {}

    /// The purpose of reading a case file: support for its coordinator, identification for its authority.
    static String ofCase(SecurityIdentity reader) {
        return reader.hasRole(Roles.CASE_COORDINATOR) && !reader.hasRole(Roles.COMPETENT_AUTHORITY) ? SUPPORT : IDENTIFICATION;
    }
}
