package org.palermo.referral.casefile;

import io.quarkus.arc.All;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.palermo.kernel.audit.Audit;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.scope.TransactionTime;
import org.palermo.referral.team.CaseTellings;

/// Erases the person of a case file: her key, and with it all that was sealed of her in every copy of the database; her
/// hashes, tokens and links; the answer that was remembered for her sender. The file stays with what is counted.
/// For the data protection officer, and for `system:retention` when the time of a record is over.
@ApplicationScoped
public class Erasures {
    private final ErasureStore store;
    private final CaseFileStore files;
    private final List<ErasureBar> bars;
    private final CaseTellings tellings;
    private final TransactionTime time;
    private final Audit audit;

    Erasures(ErasureStore store, CaseFileStore files, @All List<ErasureBar> bars, CaseTellings tellings, TransactionTime time, Audit audit) {
        this.store = store;
        this.files = files;
        this.bars = bars;
        this.tellings = tellings;
        this.time = time;
        this.audit = audit;
    }

    /// The same again changes nothing and gives the same answer.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404 for a file outside of her regions, 409 when something bars it
    @Scoped
    @WithTransaction
    public Uni<ErasureView> erase(Actor actor, UUID caseFile, ErasureReason reason) {
        return store.find(actor, caseFile)
                .map(found -> found.orElseThrow(Problems::notFound))
                .flatMap(file -> file.erasedAt() != null ? Uni.createFrom().item(file.view()) : erase(actor, file, reason));
    }

    /// Within the transaction of the retention, which has asked for legal holds before and keeps the proof.
    ///
    /// @return false when the file is not over since before that instant, or she was erased before
    Uni<Boolean> retire(Actor retention, UUID caseFile, Instant overBefore, Instant now) {
        return store.over(caseFile, overBefore).flatMap(over -> over.isEmpty()
                ? Uni.createFrom().item(false)
                : store.erase(caseFile, ErasureReason.RETENTION, now)
                        .call(first -> first
                                ? files.record(new CaseFileEvent.PersonErased(caseFile, over.get().stage()), retention, now).chain(() -> tellings.erased(caseFile))
                                : Uni.createFrom().voidItem()));
    }

    private Uni<ErasureView> erase(Actor actor, ErasureStore.Erasable file, ErasureReason reason) {
        Uni<Void> allowed = Uni.createFrom().voidItem();
        for (ErasureBar bar : bars) {
            allowed = allowed.chain(() -> bar.refuse(actor, file.id()));
        }
        return allowed
                .chain(() -> store.erase(file.id(), reason, time.now()))
                .flatMap(first -> first ? recorded(actor, file) : store.find(actor, file.id()).map(found -> found.orElseThrow().view()));
    }

    private Uni<ErasureView> recorded(Actor actor, ErasureStore.Erasable file) {
        return files.record(new CaseFileEvent.PersonErased(file.id(), file.stage()), actor, time.now())
                .chain(() -> audit.record(actor, "ERASE", "case_file", file.id()))
                .chain(() -> tellings.erased(file.id()))
                .replaceWith(() -> file.erased(time.now()).view());
    }
}
