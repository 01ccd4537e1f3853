package org.palermo.portal.gateway;

/// The roles by which pages differ, as tokens name them. What a role may do is said by the services.
public final class Roles {
    public static final String AGENCY_ADMINISTRATOR = "agency-administrator";
    public static final String MECHANISM_ADMINISTRATOR = "mechanism-administrator";
    public static final String COMPETENT_AUTHORITY = "competent-authority";
    public static final String FIRST_RESPONDER = "first-responder";
    public static final String CASE_COORDINATOR = "case-coordinator";

    private Roles() {}
}
