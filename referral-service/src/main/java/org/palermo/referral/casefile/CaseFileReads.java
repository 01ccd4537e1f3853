package org.palermo.referral.casefile;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.palermo.kernel.breakglass.Glasses;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.problem.Problems;

/// Case files for reading: those in the reader's scope, and those that she has opened in an emergency. Whatever changes a
/// file goes by the scope alone.
@ApplicationScoped
class CaseFileReads {
    private final CaseFileStore store;
    private final Glasses glasses;

    CaseFileReads(CaseFileStore store, Glasses glasses) {
        this.store = store;
        this.glasses = glasses;
    }

    /// @param actor as she reads it: under her break-glass access, when it is that which lets her
    record Read(Actor actor, CaseFile file) {}

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404, after the same statements whether there is none or it is not hers
    Uni<Read> read(Actor actor, UUID id) {
        return store.inScope(id, actor).flatMap(file -> file != null ? Uni.createFrom().item(new Read(actor, file)) : opened(actor, id));
    }

    private Uni<Read> opened(Actor actor, UUID id) {
        return glasses.under(actor, CaseFiles.KIND, id)
                .map(open -> open.orElseThrow(Problems::notFound))
                .flatMap(under -> store.find(id).onItem().ifNull().failWith(Problems::notFound).map(file -> new Read(under, file)));
    }
}
