package org.palermo.referral.calendar;

import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.identity.Role;
import org.palermo.kernel.problem.Problems;

/// Whose cases a calendar shows.
enum CalendarScope {
    /// The cases that the caller works on.
    MINE,
    /// The cases on which somebody of the caller's authority works.
    TEAM;

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 for another word, and for a team that is not an authority
    static CalendarScope parse(String whose, Actor actor) {
        return switch (whose) {
            case null -> MINE;
            case "mine" -> MINE;
            case "team" -> {
                if (!actor.has(Role.COMPETENT_AUTHORITY) || actor.agency() == null) {
                    throw Problems.invalid("whose", "must be mine, except for a competent authority");
                }
                yield TEAM;
            }
            default -> throw Problems.invalid("whose", "must be mine or team");
        };
    }
}
