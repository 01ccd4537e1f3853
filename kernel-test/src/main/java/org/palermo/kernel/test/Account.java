package org.palermo.kernel.test;

import java.util.Set;
import java.util.UUID;

/// The accounts of the sample, with the claims of their tokens.
public enum Account {
    AUTHORITY(1, "COMPETENT_AUTHORITY", "competent-authority"),
    RAPPORTEUR(2, "GOVERNMENT", "national-rapporteur"),
    AUDITOR(3, "GOVERNMENT", "auditor"),
    ADMINISTRATOR(4, "COMPETENT_AUTHORITY", "mechanism-administrator"),
    REGIONAL(4, "COMPETENT_AUTHORITY", Set.of("GB-ENG-NE", "ZZ-N"), "regional-coordinator"),
    RESPONDER(10, "NGO", "first-responder"),
    BORDER(11, "IMMIGRATION", "first-responder"),
    COORDINATOR(12, "NGO", "case-coordinator", "ngo"),
    OTHER_COORDINATOR(13, "NGO", "case-coordinator", "ngo"),
    SHELTER(20, "SHELTER_OPERATOR", "shelter-manager"),
    OTHER_SHELTER(21, "SHELTER_OPERATOR", "shelter-manager"),
    NGO(30, "NGO", "ngo"),
    OTHER_NGO(31, "NGO", "ngo"),
    AGENCY_ADMINISTRATOR(30, "NGO", "agency-administrator"),
    INSPECTOR(40, "LABOUR_INSPECTORATE", "inspector"),
    OTHER_INSPECTOR(41, "LABOUR_INSPECTORATE", "inspector"),
    CHIEF(40, "LABOUR_INSPECTORATE", "chief-inspector"),
    PROVIDER(50, "NGO", "service-provider"),
    GUARDIAN(51, "GUARDIANSHIP", "guardian"),
    LAWYER(52, "LEGAL_ADVICE", "legal-adviser"),
    PROSECUTOR(53, "PROSECUTION", "prosecutor"),
    DATA_PROTECTION(54, "GOVERNMENT", "data-protection-officer");

    private final UUID agency;
    private final String kind;
    private final Set<String> regions;
    private final Set<String> roles;

    Account(int agency, String kind, String... roles) {
        this(agency, kind, Set.of("GB", "ZZ"), roles);
    }

    Account(int agency, String kind, Set<String> regions, String... roles) {
        this.agency = agency(agency);
        this.kind = kind;
        this.regions = regions;
        this.roles = Set.of(roles);
    }

    /// The sample's agencies are numbered: `00000000-0000-7000-8000-0000000000NN`.
    public static UUID agency(int number) {
        return UUID.fromString("00000000-0000-7000-8000-0000000000%02d".formatted(number));
    }

    public UUID agency() {
        return agency;
    }

    public String token() {
        return TestTokens.of(this);
    }

    public String kind() {
        return kind;
    }

    public Set<String> regions() {
        return regions;
    }

    public Set<String> roles() {
        return roles;
    }
}
