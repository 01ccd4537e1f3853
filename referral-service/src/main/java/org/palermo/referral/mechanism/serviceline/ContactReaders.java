package org.palermo.referral.mechanism.serviceline;

import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.identity.Role;

/// Who reads the contact of a line. Everybody who reads the register reads that of a public line. The contact of any other line is
/// for those who help people to reach it, and for those who keep the register.
final class ContactReaders {
    static final String SCOPE = "the whole register; the contact of a line that is not public is left out for roles that don't "
            + "refer people to services";
    private static final String[] HELPERS = {Role.COMPETENT_AUTHORITY, Role.MECHANISM_ADMINISTRATOR, Role.REGIONAL_COORDINATOR,
        Role.FIRST_RESPONDER, Role.CASE_COORDINATOR, Role.SERVICE_PROVIDER, Role.GUARDIAN, Role.LEGAL_ADVISER, Role.SHELTER_MANAGER,
        Role.NGO};

    private ContactReaders() {}

    static ServiceLineView shown(ServiceLineView line, Actor actor) {
        return line.publicListing() || actor.hasAny(HELPERS) ? line : line.withoutContact();
    }
}
