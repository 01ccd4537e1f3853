package org.palermo.portal.desk.inspection.list;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.palermo.portal.kept.KeptStore;
import org.palermo.portal.page.CurrentReader;

/// Keeps what the service says of a file while it reads it. So the form is answered at once, the import goes on when its page is left,
/// and the page can be loaded again, also by another process of the portal. Only who sent the file sees it, until a quarter of an hour
/// after the last line.
@ApplicationScoped
class RunningImports {
    private static final Duration KEPT = Duration.ofMinutes(15);
    /// How often a page that is open looks for more.
    private static final Duration LOOK = Duration.ofSeconds(1);

    /// Before the end of an import that could not be kept is tried again.
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final KeptStore store;
    private final Vertx vertx;

    RunningImports(KeptStore store, Vertx vertx) {
        this.store = store;
        this.vertx = vertx;
    }

    /// @return false when nothing can be kept now
    Uni<Boolean> begin(SecurityIdentity person, UUID id) {
        return save(CurrentReader.subject(person), id, ImportProgress.begun());
    }

    /// Listens to the end, whether or not somebody looks.
    void listen(SecurityIdentity person, UUID id, Multi<JsonObject> said) {
        String owner = CurrentReader.subject(person);
        new ImportListener(course -> save(owner, id, course), PAUSE).listen(said);
    }

    Uni<Optional<ImportProgress>> find(SecurityIdentity person, UUID id) {
        return store.find(CurrentReader.subject(person), id)
                .map(found -> found.map(JsonObject::new).filter(ImportProgress::isOne).map(ImportProgress::read));
    }

    /// What was said so far, and from then on what is said, until the import is over: each second what is new, which may be nothing.
    Multi<List<JsonObject>> watch(SecurityIdentity person, UUID id) {
        AtomicInteger seen = new AtomicInteger();
        return Multi.createBy().repeating().uni(() -> find(person, id)).withDelay(LOOK)
                .whilst(found -> found.map(ImportProgress::goesOn).orElse(false))
                .map(found -> found.map(course -> course.lines().subList(seen.get(), seen.updateAndGet(_ -> course.lines().size())))
                        .orElse(List.of()));
    }

    /// Written, compressed and sealed beside the threads that serve the pages.
    private Uni<Boolean> save(String owner, UUID id, ImportProgress course) {
        return Uni.createFrom().completionStage(() ->
                        vertx.executeBlocking(() -> store.save(owner, id, course.written().encode(), KEPT), false).toCompletionStage())
                .chain(saved -> saved);
    }
}
