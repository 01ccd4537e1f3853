package org.palermo.portal.people;

import io.quarkus.security.identity.SecurityIdentity;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// A role that a person of an agency may hold. Its words are in the message bundles.
public enum PersonRole {
    COMPETENT_AUTHORITY, NATIONAL_RAPPORTEUR, AUDITOR, MECHANISM_ADMINISTRATOR, AGENCY_ADMINISTRATOR, REGIONAL_COORDINATOR, FIRST_RESPONDER,
    CASE_COORDINATOR, SERVICE_PROVIDER, GUARDIAN, LEGAL_ADVISER, PROSECUTOR, DATA_PROTECTION_OFFICER, SHELTER_MANAGER, NGO, INSPECTOR,
    CHIEF_INSPECTOR;

    /// The name that the services use.
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The roles that are known here; other codes are ignored.
    static List<PersonRole> of(List<String> codes) {
        return codes == null ? List.of() : codes.stream().map(PersonRole::of).filter(Objects::nonNull).toList();
    }

    /// The roles of a person who is signed in.
    public static List<PersonRole> of(SecurityIdentity person) {
        return Arrays.stream(values()).filter(role -> person.hasRole(role.code())).toList();
    }

    /// Null for a role that is not known here.
    static PersonRole of(String code) {
        return Arrays.stream(values()).filter(role -> role.code().equals(code)).findFirst().orElse(null);
    }
}
