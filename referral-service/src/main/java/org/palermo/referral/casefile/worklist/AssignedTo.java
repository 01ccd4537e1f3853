package org.palermo.referral.casefile.worklist;

import java.util.UUID;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.identity.Role;
import org.palermo.kernel.problem.Problems;

/// The worklist's filter by whose a case is: the caller's, one person's, anybody's of the caller's authority, or nobody's.
///
/// @param person for `PERSON`: the account; for `TEAM`: the authority; null for `NOBODY`
public record AssignedTo(Whose whose, UUID person) {

    enum Whose {
        PERSON,
        TEAM,
        NOBODY
    }

    /// @return null when the caller asks for no such filter
    public static AssignedTo parse(String assigned, Actor actor) {
        if (assigned != null && !actor.has(Role.COMPETENT_AUTHORITY)) {
            throw Problems.invalid("assigned", "must be left out, except by a competent authority");
        }
        return switch (assigned) {
            case null -> null;
            case "me" -> new AssignedTo(Whose.PERSON, UUID.fromString(actor.subject()));
            case "team" -> new AssignedTo(Whose.TEAM, actor.agency());
            case "nobody" -> new AssignedTo(Whose.NOBODY, null);
            default -> new AssignedTo(Whose.PERSON, person(assigned));
        };
    }

    private static UUID person(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw Problems.invalid("assigned", "must be me, team, nobody or the id of a person");
        }
    }

    /// A condition on `case_file c`.
    ///
    /// @param inEveryStage whether cases that are over are listed too, because the caller asks for a stage
    String condition(boolean inEveryStage) {
        String open = inEveryStage ? "" : " and c.closed_at is null";
        return switch (whose) {
            case PERSON -> open;
            case TEAM -> " and c.caseworker_agency = $7" + open;
            case NOBODY -> " and c.caseworker is null and c.closed_at is null and c.erased_at is null";
        };
    }

    /// Whose a case is and nothing else, as a condition on `case_file c` that needs no row of an assignment.
    ///
    /// @param owner the parameter that is the person or the authority
    String ofRow(String owner) {
        return switch (whose) {
            case PERSON -> " and " + owner + " in (c.caseworker, c.second_reader)";
            case TEAM -> " and c.caseworker_agency = " + owner;
            case NOBODY -> condition(true);
        };
    }

    boolean isOfPerson() {
        return whose == Whose.PERSON;
    }

    boolean isOfTeam() {
        return whose == Whose.TEAM;
    }
}
