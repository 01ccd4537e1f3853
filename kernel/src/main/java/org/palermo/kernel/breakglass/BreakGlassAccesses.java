package org.palermo.kernel.breakglass;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.palermo.kernel.etag.ETags;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.identity.Role;
import org.palermo.kernel.notice.Notices;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;

/// Opens records in an emergency, and ends and reviews these accesses. The record's organisation and the competent
/// authority of its country are told in the same transaction, by the record's reference alone.
@ApplicationScoped
public class BreakGlassAccesses {
    private static final String KIND = "break_glass";

    private final List<OpenableRecords> openable;
    private final BreakGlassStore store;
    private final BreakGlassBudgets budgets;
    private final BreakGlassTexts texts;
    private final Notices notices;
    private final CurrentOperation operation;

    BreakGlassAccesses(@All List<OpenableRecords> openable, BreakGlassStore store, BreakGlassBudgets budgets, BreakGlassTexts texts,
            Notices notices, CurrentOperation operation) {
        this.openable = openable;
        this.store = store;
        this.budgets = budgets;
        this.texts = texts;
        this.notices = notices;
        this.operation = operation;
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404 for a record that does not exist, 409 for one that the actor
    /// sees anyway or has open, 429 when the actor has opened as many as one person may
    @Scoped
    public Uni<BreakGlassView> open(Actor actor, String key, OpenBreakGlass command) {
        OpenableRecords records = openable.stream().filter(kind -> kind.kind().equals(command.kind())).findFirst()
                .orElseThrow(() -> Problems.invalid("kind",
                        "must be one of " + String.join(", ", openable.stream().map(OpenableRecords::kind).toList())));
        command.require(actor, records.longestMinutes());
        return operation.once(actor, key, command, BreakGlassView.class, () ->
                room(actor, records).flatMap(others -> records.find(command.record(), command.canonicalReference())
                        .map(found -> found.orElseThrow(Problems::notFound))
                        .call(record -> requireClosed(actor, records, record))
                        .map(record -> BreakGlassAccess.opened(Ids.next(), actor, command, record, operation.now()))
                        .call(access -> others.isAnother() ? alert(access) : Uni.createFrom().voidItem())
                        .flatMap(access -> open(actor, access, command.explanation()))));
    }

    /// A second person lets somebody open more for some hours.
    @Scoped
    public Uni<BreakGlassApproval> approve(Actor actor, String key, ApproveBreakGlass command) {
        int hours = openable.stream().mapToInt(kind -> kind.limits(actor).approvalHours()).min().orElseThrow();
        return operation.once(actor, key, command, BreakGlassApproval.class, () ->
                Uni.createFrom().item(() -> BreakGlassApproval.of(actor, command, hours, operation.now()))
                        .call(approval -> budgets.add(approval, actor, actor.has(Role.COMPETENT_AUTHORITY)))
                        .call(approval -> operation.record(actor, "APPROVE_BREAK_GLASS", "break_glass_approval", approval.id())));
    }

    @Scoped
    public Uni<Page<BreakGlassView>> page(Actor actor, Cursor after, int limit) {
        return store.page(actor, after, limit)
                .map(rows -> Page.of(rows.stream().map(access -> BreakGlassView.of(access, operation.now())).toList(), limit,
                        g -> new Cursor(g.openedAt(), g.id())))
                .call(page -> operation.record(actor, "LIST", KIND, page.items().stream().map(BreakGlassView::id).toList()));
    }

    @Scoped
    public Uni<BreakGlassView> get(Actor actor, UUID id) {
        return find(actor, id)
                .call(sealed -> record(actor, "READ_BREAK_GLASS", sealed.access()))
                .flatMap(sealed -> texts.open(sealed).map(written -> BreakGlassView.of(sealed.access(), written, operation.now())));
    }

    @Scoped
    public Uni<BreakGlassView> end(Actor actor, UUID id, String ifMatch) {
        return find(actor, id)
                .invoke(sealed -> ETags.require(ifMatch, sealed.access().version()))
                .map(sealed -> sealed.access().ended(actor, operation.now()))
                .call(ended -> store.end(ended).invoke(BreakGlassAccesses::requireFirst))
                .call(ended -> record(actor, "END_BREAK_GLASS", ended))
                .map(ended -> BreakGlassView.of(ended, operation.now()));
    }

    @Scoped
    public Uni<BreakGlassView> review(Actor actor, UUID id, String ifMatch, ReviewBreakGlass command) {
        return find(actor, id)
                .invoke(sealed -> ETags.require(ifMatch, sealed.access().version()))
                .map(sealed -> sealed.access().reviewed(actor, command.outcome(), operation.now()))
                .call(reviewed -> texts.comment(id, command.comment())
                        .flatMap(comment -> store.review(reviewed, comment))
                        .invoke(BreakGlassAccesses::requireFirst))
                .call(reviewed -> notices.tellAgency(reviewed.agency(), "BREAK_GLASS_REVIEWED", id, reviewed.reference()))
                .call(reviewed -> record(actor, "REVIEW_BREAK_GLASS", reviewed))
                .map(reviewed -> BreakGlassView.of(reviewed, operation.now()));
    }

    /// For a read, inside its transaction, of a record that the actor does not see otherwise. If the actor has it open
    /// now, the database shows it from here on, and the result is the actor with the access; otherwise the result is
    /// empty.
    public Uni<Optional<Actor>> under(Actor actor, String kind, UUID record) {
        return store.open(actor, kind, record, operation.now()).flatMap(open -> open.isEmpty()
                ? Uni.createFrom().item(Optional.empty())
                : store.readUnder(open.get()).replaceWith(Optional.of(actor.under(open.get().id(), open.get().reason().name()))));
    }

    private Uni<BreakGlassOfPerson> room(Actor actor, OpenableRecords records) {
        return budgets.lock(actor)
                .chain(() -> budgets.of(actor, operation.now()))
                .invoke(others -> others.requireRoom(records.limits(actor), operation.now()));
    }

    private Uni<Void> requireClosed(Actor actor, OpenableRecords records, OpenableRecord record) {
        return records.isSeen(actor, record.id())
                .invoke(seen -> {
                    if (seen) {
                        throw Problems.conflict("break-glass", "seen", "You may read this record without opening it in an emergency.");
                    }
                })
                .chain(() -> store.open(actor, records.kind(), record.id(), operation.now()))
                .invoke(open -> {
                    if (open.isPresent()) {
                        throw Problems.conflict("break-glass", "open", "You have this record open already.");
                    }
                })
                .replaceWithVoid();
    }

    private Uni<BreakGlassView> open(Actor actor, BreakGlassAccess access, String explanation) {
        return texts.explanation(access.id(), explanation)
                .chain(sealed -> store.add(access, sealed))
                .chain(() -> tell(access))
                .chain(() -> operation.record(actor.under(access.id(), access.reason().name()), "BREAK_GLASS", access.kind(),
                        access.record()))
                .replaceWith(() -> BreakGlassView.of(access, operation.now()));
    }

    /// It is not the person's first access of the day, so the person's own organisation is told too.
    private Uni<Void> alert(BreakGlassAccess access) {
        return notices.tellAgency(access.agency(), "BREAK_GLASS_AGAIN", access.id(), access.reference())
                .chain(() -> notices.tellRole(Role.COMPETENT_AUTHORITY, access.region(),
                        "BREAK_GLASS_AGAIN", access.id(), access.reference()));
    }

    private Uni<Void> tell(BreakGlassAccess access) {
        return store.mayBeTold(access.owner())
                .flatMap(may -> may
                        ? notices.tellAgency(access.owner(), "BREAK_GLASS", access.id(), access.reference())
                        : Uni.createFrom().voidItem())
                .chain(() -> notices.tellRole(Role.COMPETENT_AUTHORITY, access.region(), "BREAK_GLASS", access.id(), access.reference()));
    }

    private Uni<BreakGlassStore.Sealed> find(Actor actor, UUID id) {
        return store.find(actor, id).map(found -> found.orElseThrow(Problems::notFound));
    }

    /// Records the access and the record, so that a search for either finds the entry.
    private Uni<Void> record(Actor actor, String action, BreakGlassAccess access) {
        return operation.record(actor, action, KIND, List.of(access.id(), access.record()));
    }

    private static void requireFirst(boolean first) {
        if (!first) {
            throw Problems.stale();
        }
    }
}
