package org.palermo.portal.gateway;

import java.util.List;

/// The roles that change what a page shows, as they are named in tokens. The services decide what a role may do.
public final class Roles {
    public static final String AGENCY_ADMINISTRATOR = "agency-administrator";
    public static final String MECHANISM_ADMINISTRATOR = "mechanism-administrator";
    public static final String COMPETENT_AUTHORITY = "competent-authority";
    public static final String FIRST_RESPONDER = "first-responder";
    public static final String CASE_COORDINATOR = "case-coordinator";

    /// Roles whose pages have a quick exit: these people work with survivors, often on a phone or in a house, where somebody may look over
    /// their shoulder.
    public static final List<String> WITH_QUICK_EXIT = List.of(
            FIRST_RESPONDER, CASE_COORDINATOR, "ngo", "shelter-manager", "service-provider", "guardian", "legal-adviser");

    private Roles() {}
}
