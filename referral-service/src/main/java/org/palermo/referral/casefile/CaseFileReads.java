package org.palermo.referral.casefile;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.palermo.kernel.breakglass.BreakGlassAccesses;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.identity.Role;
import org.palermo.kernel.problem.Problems;
import org.palermo.referral.team.Teams;

/// Reads case files: those in the caller's scope, those of cases assigned to the caller, and those opened by break-glass. The steps of a
/// case file need the scope: neither an assignment nor a break-glass access is enough.
@ApplicationScoped
public class CaseFileReads {
    private final CaseFileStore store;
    private final Teams teams;
    private final BreakGlassAccesses breakGlass;

    CaseFileReads(CaseFileStore store, Teams teams, BreakGlassAccesses breakGlass) {
        this.store = store;
        this.teams = teams;
        this.breakGlass = breakGlass;
    }

    /// @param actor the reader; has the break-glass access when the read needs it
    record Read(Actor actor, CaseFile file) {}

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404 when the file does not exist or the caller may not read it; both cases run
    /// the same statements
    Uni<Read> read(Actor actor, UUID id) {
        return seen(actor, id).flatMap(file -> file != null ? Uni.createFrom().item(new Read(actor, file)) : opened(actor, id));
    }

    /// The file, if the caller may read it without break-glass access; else null.
    public Uni<CaseFile> seen(Actor actor, UUID id) {
        return store.inScope(id, actor).flatMap(file -> file != null || !actor.has(Role.CASE_COORDINATOR)
                ? Uni.createFrom().item(file)
                : teams.worksOn(actor, id).flatMap(hers -> hers ? store.find(id) : Uni.createFrom().nullItem()));
    }

    private Uni<Read> opened(Actor actor, UUID id) {
        return breakGlass.under(actor, CaseFiles.KIND, id)
                .map(open -> open.orElseThrow(Problems::notFound))
                .flatMap(under -> store.find(id).onItem().ifNull().failWith(Problems::notFound).map(file -> new Read(under, file)));
    }
}
