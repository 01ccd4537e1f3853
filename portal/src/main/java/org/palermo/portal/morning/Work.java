package org.palermo.portal.morning;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// What a person can do with the suite, by role. The words are in the message bundles.
public enum Work {
    AUDITOR, AGENCY_ADMINISTRATOR, REGIONAL_COORDINATOR, FIRST_RESPONDER, CASE_COORDINATOR, SERVICE_PROVIDER, GUARDIAN, LEGAL_ADVISER,
    PROSECUTOR, DATA_PROTECTION_OFFICER, SHELTER_MANAGER, NGO, INSPECTOR, CHIEF_INSPECTOR;

    static List<Work> of(java.util.Set<String> roles) {
        return Arrays.stream(values()).filter(w -> roles.contains(w.name().toLowerCase(Locale.ROOT).replace('_', '-'))).toList();
    }
}
