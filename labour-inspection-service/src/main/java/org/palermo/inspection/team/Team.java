package org.palermo.inspection.team;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.stream.Collectors;
import org.palermo.kernel.identity.Actor;

/// What other components may read about the team, in the caller's transaction.
@ApplicationScoped
public class Team {
    private final TeamStore store;

    Team(TeamStore store) {
        this.store = store;
    }

    /// Whether visits can be assigned to this person.
    public Uni<Boolean> has(Actor actor, String subject) {
        return store.find(actor, subject).map(found -> found.filter(member -> member.leftAt() == null).isPresent());
    }

    /// The names of the members, by subject.
    public Uni<Map<String, String>> names(Actor actor) {
        return store.all(actor).map(all -> all.stream().collect(Collectors.toMap(TeamMemberView::subject, TeamMemberView::name)));
    }

    /// How many visits each member makes in a week, by subject.
    public Uni<Map<String, Integer>> visitsPerWeek(Actor actor) {
        return store.all(actor).map(all -> all.stream().collect(Collectors.toMap(TeamMemberView::subject, TeamMemberView::visitsPerWeek)));
    }
}
