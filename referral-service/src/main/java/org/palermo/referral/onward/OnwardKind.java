package org.palermo.referral.onward;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.palermo.kernel.identity.Role;
import org.palermo.referral.profile.Profile;

/// What is referred onward.
public enum OnwardKind {
    /// A need, sent to an organisation that meets it.
    SERVICE_REFERRAL(Role.SERVICE_PROVIDER, Role.NGO, Role.LEGAL_ADVISER),
    /// The whole case, sent to an organisation that takes it over.
    TRANSFER();

    private final Set<String> roles;

    /// @param roles the roles that answer it, besides case coordinators and administrators; must match the row policies of the database
    OnwardKind(String... roles) {
        this.roles = Set.copyOf(Stream.concat(Stream.of(Role.CASE_COORDINATOR, Role.AGENCY_ADMINISTRATOR), Arrays.stream(roles)).toList());
    }

    /// The kinds that an addressee with these roles may answer.
    static List<OnwardKind> answeredBy(Set<String> roles) {
        return Arrays.stream(values()).filter(kind -> kind.roles.stream().anyMatch(roles::contains)).toList();
    }

    /// Whether the roles allow reading a need. An administrator answers, but does not read what the person needs.
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
