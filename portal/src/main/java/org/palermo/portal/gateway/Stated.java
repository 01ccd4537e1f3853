package org.palermo.portal.gateway;

import io.quarkus.security.identity.SecurityIdentity;

/// Why a page asks, in the codes that the services keep in their audit (`palermo/purposes.json`). What a page is for is
/// known here; who looks at it has no field to say more.
final class Stated {
    static final String PURPOSE = "X-Purpose";
    /// Somebody decides who is a victim.
    static final String IDENTIFICATION = "IDENTIFICATION";
    /// Somebody looks after her.
    static final String SUPPORT = "SUPPORT";
    /// Somebody watches over the mechanism: figures, and who has access.
    static final String OVERSIGHT = "OVERSIGHT";

    private Stated() {}

    /// Of a case file: her authority decides on it, her coordinator finds her what she needs.
    static String ofCase(SecurityIdentity reader) {
        return reader.hasRole(Roles.CASE_COORDINATOR) && !reader.hasRole(Roles.COMPETENT_AUTHORITY) ? SUPPORT : IDENTIFICATION;
    }
}
