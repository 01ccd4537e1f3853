package org.palermo.referral.casefile;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.identity.Role;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.protection.DataKey;
import org.palermo.referral.team.Teams;

/// Cases for other parts of the mechanism, and the key under which they seal what tells something of the person. To be
/// asked inside a scoped transaction. After the same statements whether there is none or it is not hers.
@ApplicationScoped
public class SeenCases {
    private final CaseFileStore store;
    private final Persons persons;
    private final Teams teams;

    SeenCases(CaseFileStore store, Persons persons, Teams teams) {
        this.store = store;
        this.persons = persons;
        this.teams = teams;
    }

    /// One that she works on.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404
    public Uni<SeenCase> workedOn(Actor actor, UUID id) {
        return seen(actor, id, false);
    }

    /// One that she works on, or of the regions that her authority covers.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404
    public Uni<SeenCase> followed(Actor actor, UUID id) {
        return seen(actor, id, actor.has(Role.COMPETENT_AUTHORITY));
    }

    public Uni<Optional<DataKey>> key(UUID id) {
        return persons.key(id);
    }

    public Uni<DataKey> keyToWrite(UUID id) {
        return persons.keyToWrite(id);
    }

    private Uni<SeenCase> seen(Actor actor, UUID id, boolean asAuthority) {
        return teams.worksOn(actor, id).flatMap(hers -> store.find(id).map(file -> {
            boolean sees = file != null && (hers && actor.has(Role.CASE_COORDINATOR) || asAuthority && actor.covers(file.region));
            if (!sees) {
                throw Problems.notFound();
            }
            return SeenCase.of(file);
        }));
    }
}
