package org.palermo.referral.people.agency;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.identity.Role;
import org.palermo.referral.mechanism.provider.ProviderKind;

/// The roles that the people of an agency may hold, by the agency's kind in the register.
public final class AgencyRoles {
    /// National offices, which only a mechanism administrator may give.
    private static final Set<String> NATIONAL =
            Set.of(Role.MECHANISM_ADMINISTRATOR, Role.NATIONAL_RAPPORTEUR, Role.AUDITOR, Role.DATA_PROTECTION_OFFICER);

    private AgencyRoles() {}

    /// The roles that this actor may give to people of the agency.
    public static Set<String> givenBy(Actor actor, Agency agency) {
        Set<String> roles = new TreeSet<>(heldIn(agency.kind()));
        if (!agency.firstResponder()) {
            roles.remove(Role.FIRST_RESPONDER);
        }
        boolean national = actor.has(Role.MECHANISM_ADMINISTRATOR);
        if (!national) {
            roles.removeAll(NATIONAL);
        }
        // Only a mechanism administrator appoints the administrator of an immigration body, who can give only the role of first responder.
        if (national || agency.kind() != ProviderKind.IMMIGRATION) {
            roles.add(Role.AGENCY_ADMINISTRATOR);
        }
        return roles;
    }

    /// Every role that is given here. No other role is ever added to or removed from an account.
    public static Set<String> all() {
        Set<String> all = new HashSet<>(Set.of(Role.AGENCY_ADMINISTRATOR));
        Arrays.stream(ProviderKind.values()).forEach(kind -> all.addAll(heldIn(kind)));
        return Collections.unmodifiableSet(all);
    }

    private static Set<String> heldIn(ProviderKind kind) {
        return switch (kind) {
            case COMPETENT_AUTHORITY -> Set.of(Role.COMPETENT_AUTHORITY, Role.MECHANISM_ADMINISTRATOR, Role.REGIONAL_COORDINATOR);
            case NGO -> Set.of(Role.NGO, Role.FIRST_RESPONDER, Role.CASE_COORDINATOR, Role.SERVICE_PROVIDER, Role.LEGAL_ADVISER,
                    Role.SHELTER_MANAGER);
            case POLICE, IMMIGRATION -> Set.of(Role.FIRST_RESPONDER);
            case LOCAL_AUTHORITY -> Set.of(Role.FIRST_RESPONDER, Role.CASE_COORDINATOR, Role.SERVICE_PROVIDER);
            case HEALTH -> Set.of(Role.FIRST_RESPONDER, Role.SERVICE_PROVIDER);
            case LABOUR_INSPECTORATE -> Set.of(Role.INSPECTOR, Role.CHIEF_INSPECTOR, Role.FIRST_RESPONDER);
            case SHELTER_OPERATOR -> Set.of(Role.SHELTER_MANAGER, Role.SERVICE_PROVIDER);
            case LEGAL_ADVICE -> Set.of(Role.LEGAL_ADVISER, Role.SERVICE_PROVIDER);
            case GUARDIANSHIP -> Set.of(Role.GUARDIAN);
            case PROSECUTION -> Set.of(Role.PROSECUTOR);
            case GOVERNMENT -> Set.of(Role.NATIONAL_RAPPORTEUR, Role.AUDITOR, Role.DATA_PROTECTION_OFFICER, Role.REGIONAL_COORDINATOR);
            case OTHER -> Set.of(Role.SERVICE_PROVIDER);
        };
    }
}
