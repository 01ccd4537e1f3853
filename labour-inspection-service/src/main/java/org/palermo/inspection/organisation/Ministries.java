package org.palermo.inspection.organisation;

import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.identity.Role;

/// The roles that report on a whole country without reading its records. They see figures only after disclosure control.
public final class Ministries {

    private Ministries() {}

    /// The same rule as in the database functions `figures_by_sector` and `actor_reports_on`. The first one counts the whole country
    /// for these roles, and for others only what they may read.
    ///
    /// @param country ISO 3166-1 alpha-2
    public static boolean reportsOn(Actor actor, String country) {
        return actor.hasAny(Role.COMPETENT_AUTHORITY, Role.NATIONAL_RAPPORTEUR, Role.MECHANISM_ADMINISTRATOR)
                && actor.regions().contains(country);
    }
}
