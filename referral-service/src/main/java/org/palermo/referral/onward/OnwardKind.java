package org.palermo.referral.onward;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.palermo.kernel.identity.Role;
import org.palermo.referral.profile.Profile;

/// What is referred onward.
public enum OnwardKind {
    /// A need, to an organisation that meets it.
    SERVICE_REFERRAL(Role.SERVICE_PROVIDER, Role.NGO, Role.LEGAL_ADVISER),
    /// The whole case, to an organisation that runs it from then on.
    TRANSFER();

    private final Set<String> roles;

    /// @param roles that answer it beside case coordinators and administrators; the same as the policies of the database say
    OnwardKind(String... roles) {
        this.roles = Set.copyOf(Stream.concat(Stream.of(Role.CASE_COORDINATOR, Role.AGENCY_ADMINISTRATOR), Arrays.stream(roles)).toList());
    }

    /// Which of them somebody with these roles answers when they are addressed to her organisation.
    static List<OnwardKind> answeredBy(Set<String> roles) {
        return Arrays.stream(values()).filter(kind -> kind.roles.stream().anyMatch(roles::contains)).toList();
    }

    /// An administrator answers and reads nothing of what somebody needs.
    static boolean meetsNeeds(Set<String> roles) {
        return SERVICE_REFERRAL.roles.stream().anyMatch(role -> !role.equals(Role.AGENCY_ADMINISTRATOR) && roles.contains(role));
    }

    Profile.Answer term(Profile profile) {
        return this == TRANSFER ? profile.transfer() : profile.serviceReferral();
    }

    /// E.g. `TRANSFER_RECEIVED`.
    String notice(String what) {
        return name() + "_" + what;
    }
}
