package org.palermo.referral.casefile;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.palermo.kernel.breakglass.BreakGlassAccesses;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.identity.Role;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.protection.DataKey;
import org.palermo.referral.casefile.person.Persons;
import org.palermo.referral.team.Teams;

/// Gives other packages access to cases and to the key under which they seal personal data. Call it inside a scoped transaction. The same
/// statements run whether a case does not exist or is out of scope.
@ApplicationScoped
public class VisibleCases {
    private final CaseFileStore store;
    private final Persons persons;
    private final Teams teams;
    private final BreakGlassAccesses breakGlass;

    VisibleCases(CaseFileStore store, Persons persons, Teams teams, BreakGlassAccesses breakGlass) {
        this.store = store;
        this.persons = persons;
        this.teams = teams;
        this.breakGlass = breakGlass;
    }

    /// A case on which the actor works.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404
    public Uni<VisibleCase> workedOn(Actor actor, UUID id) {
        return seen(actor, id, false);
    }

    /// The references of those of these cases on which the actor works, by case file.
    public Uni<Map<UUID, String>> workedOn(Actor actor, Collection<UUID> ids) {
        return actor.has(Role.CASE_COORDINATOR) ? teams.workedOn(actor, ids) : Uni.createFrom().item(Map.of());
    }

    /// A case on which the actor works, or in a region that the actor's authority covers.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404
    public Uni<VisibleCase> followed(Actor actor, UUID id) {
        return seen(actor, id, actor.has(Role.COMPETENT_AUTHORITY));
    }

    /// A case as for {@link #followed}, or in a region that the actor covers as a data protection officer, who answers the person's
    /// requests.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404
    public Uni<VisibleCase> answered(Actor actor, UUID id) {
        return seen(actor, id, actor.has(Role.COMPETENT_AUTHORITY) || actor.has(Role.DATA_PROTECTION_OFFICER));
    }

    /// A case to read: as for {@link #followed}, or opened by break-glass.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404
    public Uni<ReadCase> read(Actor actor, UUID id) {
        return teams.worksOn(actor, id)
                .flatMap(hers -> store.find(id).flatMap(file -> sees(actor, file, hers, actor.has(Role.COMPETENT_AUTHORITY))
                ? Uni.createFrom().item(new ReadCase(actor, VisibleCase.of(file)))
                : opened(actor, id)));
    }

    private Uni<ReadCase> opened(Actor actor, UUID id) {
        return breakGlass.under(actor, CaseFiles.KIND, id)
                .map(open -> open.orElseThrow(Problems::notFound))
                .flatMap(under -> store.find(id).onItem().ifNull().failWith(Problems::notFound)
                        .map(file -> new ReadCase(under, VisibleCase.of(file))));
    }

    /// The name of the person, if the actor may see it; empty when none is kept.
    public Uni<Optional<String>> name(UUID id) {
        return persons.key(id).flatMap(key -> persons.open(id, key)).map(person -> Optional.ofNullable(person)
                .map(kept -> Stream.of(kept.person().givenName(), kept.person().familyName())
                        .filter(Objects::nonNull).collect(Collectors.joining(" ")))
                .filter(name -> !name.isBlank()));
    }

    public Uni<Optional<DataKey>> key(UUID id) {
        return persons.key(id);
    }

    /// The keys of many cases, by case file; those whose person was erased are missing.
    public Uni<Map<UUID, DataKey>> keys(Collection<UUID> caseFiles) {
        return persons.keys(caseFiles);
    }

    public Uni<DataKey> keyToWrite(UUID id) {
        return persons.keyToWrite(id);
    }

    private Uni<VisibleCase> seen(Actor actor, UUID id, boolean asAuthority) {
        return teams.worksOn(actor, id).flatMap(hers -> store.find(id).map(file -> {
            if (!sees(actor, file, hers, asAuthority)) {
                throw Problems.notFound();
            }
            return VisibleCase.of(file);
        }));
    }

    private static boolean sees(Actor actor, CaseFile file, boolean hers, boolean asAuthority) {
        return file != null && (hers && actor.has(Role.CASE_COORDINATOR) || asAuthority && actor.covers(file.region()));
    }
}
