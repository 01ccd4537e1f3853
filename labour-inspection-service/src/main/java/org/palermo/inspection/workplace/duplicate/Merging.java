package org.palermo.inspection.workplace.duplicate;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.inspection.workplace.Workplace;
import org.palermo.inspection.workplace.WorkplaceChangeKind;
import org.palermo.inspection.workplace.WorkplaceEditing;
import org.palermo.inspection.workplace.WorkplaceHistory;
import org.palermo.inspection.workplace.WorkplaceStore;
import org.palermo.kernel.etag.ETags;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.TransactionTime;

/// Merges two workplaces, and undoes a merge. The record of the merged workplace does not change, but points to the one that is kept for
/// it; what was recorded on it, such as visits, is not rewritten. So a split puts everything back where it was.
@ApplicationScoped
public class Merging {
    private final DuplicateStore pairs;
    private final WorkplaceStore workplaces;
    private final WorkplaceEditing editing;
    private final TransactionTime time;

    Merging(DuplicateStore pairs, WorkplaceStore workplaces, WorkplaceEditing editing, TransactionTime time) {
        this.pairs = pairs;
        this.workplaces = workplaces;
        this.editing = editing;
        this.time = time;
    }

    /// A pair with both sides, households opened.
    public record Both(DuplicateStore.Pair pair, Workplace one, Workplace other) {

        RestResponse<PossibleDuplicateView> tagged() {
            PossibleDuplicateView view = PossibleDuplicateView.of(pair, one, other);
            return RestResponse.ResponseBuilder.ok(view).header("ETag", view.tag()).build();
        }

        public List<UUID> ids() {
            return List.of(one.id(), other.id());
        }

        List<UUID> households() {
            return Merging.households(List.of(one, other));
        }
    }

    /// A household is somebody's home: the audit says who saw it.
    static List<UUID> households(Collection<Workplace> seen) {
        return seen.stream().filter(Workplace::isHousehold).map(workplace -> workplace.id()).distinct().toList();
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404 when there is no such pair
    Uni<Both> find(UUID id) {
        return pairs.find(id)
                .map(found -> found.orElseThrow(Problems::notFound))
                .flatMap(pair -> workplaces.find(pair.workplace())
                        .flatMap(one -> workplaces.find(pair.other()).map(other -> new Both(pair, one, other))));
    }

    private Uni<Both> toDecide(Actor actor, UUID id, String ifMatch) {
        WorkplaceEditing.requireInspectorate(actor);
        return workplaces.lock().chain(() -> find(id)).call(both -> requireFree(actor, both.one(), both.other())).invoke(both -> {
            ETags.require(ifMatch, PossibleDuplicateView.tag(both.pair(), both.one(), both.other()));
            Stream.of(both.one(), both.other()).forEach(WorkplaceEditing::requireStanding);
        });
    }

    private Uni<Void> requireFree(Actor actor, Workplace one, Workplace other) {
        return editing.requireFree(actor, one).chain(() -> editing.requireFree(actor, other));
    }

    Uni<Both> reject(Actor actor, UUID id, String ifMatch) {
        return toDecide(actor, id, ifMatch)
                .chain(() -> pairs.decide(id, DuplicateState.NOT_SAME, Set.of(), time.now()))
                .chain(() -> find(id));
    }

    Uni<Both> merge(Actor actor, UUID id, String ifMatch, MergeWorkplaces command) {
        return toDecide(actor, id, ifMatch).flatMap(both -> {
            if (both.one().isHousehold() != both.other().isHousehold()) {
                throw Problems.conflict("workplace", "other-kind", "A private household can't be merged with another kind of workplace.");
            }
            Workplace kept = command.keep() == KeptSide.ONE ? both.one() : both.other();
            Workplace merged = kept == both.one() ? both.other() : both.one();
            WorkplaceHistory.Stood before = WorkplaceHistory.Stood.of(merged);
            merged.mergeInto(kept.id());
            return editing.write(actor, merged, before,
                            new WorkplaceHistory.Step(WorkplaceChangeKind.MERGED, null, kept.id(), command.reasons()))
                    .chain(() -> pairs.decide(id, DuplicateState.MERGED, command.reasons(), time.now()))
                    .chain(() -> pairs.carry(merged.id(), kept.id(), time.now()));
        }).chain(() -> find(id));
    }

    /// Undoes a merge. The pair is then recorded as not the same.
    public Uni<Workplace> split(Actor actor, UUID id, String ifMatch) {
        return editing.open(actor, id, ifMatch).flatMap(workplace -> {
            if (workplace.mergedInto() == null) {
                throw Problems.conflict("workplace", "not-merged", workplace.reference() + " is not merged with another record.");
            }
            UUID from = workplace.mergedInto();
            WorkplaceHistory.Stood before = WorkplaceHistory.Stood.of(workplace);
            workplace.mergeInto(null);
            return editing.write(actor, workplace, before, new WorkplaceHistory.Step(WorkplaceChangeKind.SPLIT, null, from, List.of()))
                    .call(() -> pairs.ofTwo(id, from).chain(pair -> pair.isEmpty() ? Uni.createFrom().voidItem()
                            : pairs.decide(pair.get().id(), DuplicateState.NOT_SAME, Set.of(), time.now())));
        });
    }

    /// Two workplaces that an inspector takes for one, although nobody noticed it.
    ///
    /// @param reference of the other one
    public Uni<Both> suggest(Actor actor, UUID id, String reference) {
        WorkplaceEditing.requireInspectorate(actor);
        return workplaces.lock()
                .chain(() -> workplaces.find(id))
                .onItem().ifNull().failWith(Problems::notFound)
                .invoke(WorkplaceEditing::requireStanding)
                .flatMap(workplace -> workplaces.byReference(reference)
                        .map(found -> found.filter(other -> !other.equals(id)).orElseThrow(
                                () -> Problems.invalid("reference", "must be the reference of another workplace")))
                        .flatMap(workplaces::find)
                        .invoke(WorkplaceEditing::requireStanding)
                        .call(other -> requireFree(actor, workplace, other))
                        .flatMap(other -> pair(workplace, other)))
                .flatMap(this::find);
    }

    private Uni<UUID> pair(Workplace one, Workplace other) {
        return pairs.ofTwo(one.id(), other.id()).flatMap(found -> found.isEmpty()
                ? one.createdAt().isBefore(other.createdAt())
                ? pairs.add(other.id(), one.id(), time.now()) : pairs.add(one.id(), other.id(), time.now())
                : found.get().state() == DuplicateState.OPEN ? Uni.createFrom().item(found.get().id())
                : pairs.askAgain(found.get().id(), time.now()).replaceWith(found.get().id()));
    }
}
