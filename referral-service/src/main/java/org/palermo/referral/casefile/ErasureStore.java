package org.palermo.referral.casefile;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.identity.Role;
import org.palermo.kernel.scope.Sql;

/// What who erases needs to know of a case file, and the function of the database that erases.
@ApplicationScoped
class ErasureStore {
    private static final String FILE = "select id, reference, region, stage, erased_at from case_file where id = ?1";

    record Erasable(UUID id, String reference, String region, CaseFileStage stage, Instant erasedAt) {
        Erasable erased(Instant at) {
            return new Erasable(id, reference, region, stage, at);
        }

        ErasureView view() {
            return new ErasureView(id, reference, erasedAt);
        }
    }

    Uni<Optional<Erasable>> find(Actor actor, UUID caseFile) {
        return Sql.first(Object[].class, FILE, caseFile)
                .map(row -> row.map(ErasureStore::file).filter(file -> actor.has(Role.DATA_PROTECTION_OFFICER) && actor.covers(file.region())));
    }

    /// For the retention: a file that is over since before an instant and of which the person is still there.
    Uni<Optional<Erasable>> over(UUID caseFile, Instant before) {
        return Sql.first(Object[].class, FILE + " and closed_at < ?2 and erased_at is null", caseFile, before).map(row -> row.map(ErasureStore::file));
    }

    private static Erasable file(Object[] r) {
        return new Erasable((UUID) r[0], (String) r[1], (String) r[2], CaseFileStage.valueOf((String) r[3]), (Instant) r[4]);
    }

    /// By a function of the owner: nobody who erases may change a case file, or read what she erases.
    ///
    /// @return false when somebody else was first
    Uni<Boolean> erase(UUID caseFile, ErasureReason reason, Instant at) {
        return Sql.first(Boolean.class, "select erase_person(?1, ?2, ?3)", caseFile, reason.name(), at).map(Optional::orElseThrow);
    }
}
