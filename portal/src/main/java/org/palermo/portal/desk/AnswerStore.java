package org.palermo.portal.desk;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.palermo.portal.kept.KeptStore;
import org.palermo.portal.page.CurrentReader;

/// Keeps answers for the pages that show them. Only who asked can see an answer, for a quarter of an hour.
@ApplicationScoped
class AnswerStore {
    private static final Duration KEPT = Duration.ofMinutes(15);

    /// @param sent what was sent for it
    record Kept(JsonObject sent, JsonObject answer) {}

    private final KeptStore store;

    AnswerStore(KeptStore store) {
        this.store = store;
    }

    /// @return the id in the address, or empty when the answer is not kept, for example because it is too long
    Uni<Optional<UUID>> keep(SecurityIdentity person, Kept kept) {
        UUID id = UUID.randomUUID();
        String text = new JsonObject().put("sent", kept.sent()).put("answer", kept.answer()).encode();
        return store.save(CurrentReader.subject(person), id, text, KEPT).map(saved -> saved ? Optional.of(id) : Optional.empty());
    }

    Uni<Optional<Kept>> find(SecurityIdentity person, UUID id) {
        return store.find(CurrentReader.subject(person), id)
                .map(found -> found.map(JsonObject::new).filter(one -> one.containsKey("answer"))
                .map(one -> new Kept(one.getJsonObject("sent"), one.getJsonObject("answer"))));
    }
}
