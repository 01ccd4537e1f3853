package org.palermo.portal.gateway;

import java.util.List;

/// The roles that change what a page shows, as they are named in tokens. The services decide what a role may do.
public final class Roles {
    public static final String AGENCY_ADMINISTRATOR = "agency-administrator";
    public static final String MECHANISM_ADMINISTRATOR = "mechanism-administrator";
    public static final String COMPETENT_AUTHORITY = "competent-authority";
    public static final String FIRST_RESPONDER = "first-responder";
    public static final String CASE_COORDINATOR = "case-coordinator";

    /// Who works where somebody may look over her shoulder: with survivors, on a phone, in a house.
    public static final List<String> BESIDE_SURVIVORS = List.of(
            FIRST_RESPONDER, CASE_COORDINATOR, "ngo", "shelter-manager", "service-provider", "guardian", "legal-adviser");

    private Roles() {}
}
