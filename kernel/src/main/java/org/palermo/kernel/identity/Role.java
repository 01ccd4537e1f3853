package org.palermo.kernel.identity;

import java.util.Set;

/// The realm roles. Each operation declares which of them may call it, see {@link org.palermo.kernel.access.Allowed}.
public final class Role {
    public static final String COMPETENT_AUTHORITY = "competent-authority";
    public static final String NATIONAL_RAPPORTEUR = "national-rapporteur";
    public static final String AUDITOR = "auditor";
    public static final String MECHANISM_ADMINISTRATOR = "mechanism-administrator";
    public static final String AGENCY_ADMINISTRATOR = "agency-administrator";
    public static final String REGIONAL_COORDINATOR = "regional-coordinator";
    public static final String FIRST_RESPONDER = "first-responder";
    public static final String CASE_COORDINATOR = "case-coordinator";
    public static final String SERVICE_PROVIDER = "service-provider";
    public static final String GUARDIAN = "guardian";
    public static final String LEGAL_ADVISER = "legal-adviser";
    public static final String PROSECUTOR = "prosecutor";
    public static final String DATA_PROTECTION_OFFICER = "data-protection-officer";
    public static final String SHELTER_MANAGER = "shelter-manager";
    public static final String NGO = "ngo";
    public static final String INSPECTOR = "inspector";
    public static final String CHIEF_INSPECTOR = "chief-inspector";
    /// Only for the phone of an inspector, which signs in with a secret of its own: never in a token.
    public static final String INSPECTION_PHONE = "inspection-phone";
    /// Only for the machine of a partner that sends tips, which signs in with a secret of its own: never in a token.
    public static final String TIP_PARTNER = "tip-partner";
    /// Only for the service accounts that deliver events.
    public static final String EVENT_SENDER = "event-sender";

    /// Every role that a person or an organisation's client can hold.
    public static final Set<String> OF_PEOPLE = Set.of(COMPETENT_AUTHORITY, NATIONAL_RAPPORTEUR, AUDITOR, MECHANISM_ADMINISTRATOR,
            AGENCY_ADMINISTRATOR, REGIONAL_COORDINATOR, FIRST_RESPONDER, CASE_COORDINATOR, SERVICE_PROVIDER, GUARDIAN, LEGAL_ADVISER,
            PROSECUTOR, DATA_PROTECTION_OFFICER, SHELTER_MANAGER, NGO, INSPECTOR, CHIEF_INSPECTOR);

    private Role() {}
}
