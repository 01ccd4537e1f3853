package org.palermo.inspection.openrosa;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.UUID;
import org.palermo.inspection.finding.RecordFinding;
import org.palermo.inspection.finding.StandingFindings;
import org.palermo.inspection.visit.RecordVisit;
import org.palermo.inspection.visit.SentUnderId;
import org.palermo.inspection.visit.VisitScope;
import org.palermo.inspection.visit.record.SentStep;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.protection.KeyedHashes;
import org.palermo.kernel.scope.Scoped;

/// Keeps another body of a visit, a finding or a step that came under an id which was used before, until a person has chosen. The same
/// again is kept once.
@ApplicationScoped
class OtherBodies {
    private static final String DIGEST = "inspection.form.other";

    private final FormStore store;
    private final KeptForms kept;
    private final VisitScope visits;
    private final StandingFindings findings;
    private final KeyedHashes hashes;
    private final ObjectMapper json;

    OtherBodies(FormStore store, KeptForms kept, VisitScope visits, StandingFindings findings, KeyedHashes hashes, ObjectMapper json) {
        this.store = store;
        this.kept = kept;
        this.visits = visits;
        this.findings = findings;
        this.hashes = hashes;
        this.json = json;
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 409 when the finding or the record of the visit was erased; 409 and
    ///     429 as {@link KeptForms#requireRoom}
    @Scoped
    Uni<Void> keep(Actor actor, SentUnderId said) {
        return switch (said) {
            case RecordVisit visit -> visits.require(visit.id(), actor)
                    // The erasure of the record waits now; one that was going on is over.
                    .call(known -> store.aloneWithForms(known.visit()))
                    .call(known -> visits.requireUnerased(known.visit()))
                    .flatMap(known -> keep(actor, "visit:" + visit.id(), known.visit(), null, OtherBody.of(visit, known.workplace()),
                            SettlingReason.ANOTHER_VISIT));
            case RecordFinding finding -> findings.require(actor, finding.id())
                    // The erasure of the finding waits now; one that was going on is over.
                    .call(known -> store.aloneWithForms(known.visit()))
                    .chain(() -> findings.require(actor, finding.id()))
                    .flatMap(known -> keep(actor, "finding:" + finding.id(), known.visit(), known.finding(), OtherBody.of(finding),
                            SettlingReason.ANOTHER_FINDING));
            case SentStep step -> visits.require(step.visit(), actor)
                    // The erasure of the record or the finding waits now; one that was going on is over.
                    .call(known -> store.aloneWithForms(known.visit()))
                    .call(known -> visits.requireUnerased(known.visit()))
                    .flatMap(known -> step.finding() == null
                            ? visits.keepKey(known.visit()).chain(() -> keep(actor, instance(step), known.visit(), null,
                                    OtherBody.of(step.said()), SettlingReason.ANOTHER_STEP))
                            : findings.require(actor, step.finding()).flatMap(found -> keep(actor, instance(step), known.visit(),
                                    found.finding(), OtherBody.ofPerson(), SettlingReason.ANOTHER_PERSON)));
            default -> throw new IllegalStateException("No person can choose about this");
        };
    }

    private static String instance(SentStep step) {
        return step.step() + ":" + step.visit() + ":" + step.id();
    }

    private Uni<Void> keep(Actor actor, String instance, UUID visit, UUID finding, OtherBody said, SettlingReason waitsFor) {
        byte[] content = said.written(json);
        byte[] digest = hashes.hash(DIGEST, content);
        return store.alone(actor, instance).chain(() -> store.ofInstance(actor, instance))
                .flatMap(known -> known.stream().anyMatch(row -> Arrays.equals(row.digest(), digest)) ? Uni.createFrom().voidItem()
                        : kept.requireRoom(actor, visit, known.size())
                                .chain(() -> kept.keep(actor, new KeptForms.Body(null, instance, digest, content, finding), visit,
                                        waitsFor)).replaceWithVoid());
    }
}
