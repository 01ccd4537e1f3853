package org.palermo.kernel.operation;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Supplier;
import org.palermo.kernel.audit.Audit;
import org.palermo.kernel.idempotency.Idempotency;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.identity.CurrentActor;
import org.palermo.kernel.scope.TransactionTime;

/// What an operation needs besides the domain: who calls it, the one time of its transaction, its entry in the audit, and the same
/// answer for a request that is repeated. A class that needs only one of these injects that one.
@ApplicationScoped
public class CurrentOperation {
    private final CurrentActor caller;
    private final TransactionTime time;
    private final Audit audit;
    private final Idempotency idempotency;

    CurrentOperation(CurrentActor caller, TransactionTime time, Audit audit, Idempotency idempotency) {
        this.caller = caller;
        this.time = time;
        this.audit = audit;
        this.idempotency = idempotency;
    }

    /// The caller of this request, see {@link CurrentActor}. A job has none: it passes its own actor.
    public Actor caller() {
        return caller.get();
    }

    /// @see TransactionTime#now()
    public Instant now() {
        return time.now();
    }

    /// @see Audit#record(Actor, String, String, UUID)
    public Uni<Void> record(Actor actor, String action, String kind, UUID record) {
        return audit.record(actor, action, kind, record);
    }

    /// @see Audit#record(Actor, String, String, Collection)
    public Uni<Void> record(Actor actor, String action, String kind, Collection<UUID> records) {
        return audit.record(actor, action, kind, records);
    }

    /// @see Audit#recordEach(Actor, String, String, Collection)
    public Uni<Void> recordEach(Actor actor, String action, String kind, Collection<UUID> records) {
        return audit.recordEach(actor, action, kind, records);
    }

    /// @see Idempotency#once(Actor, String, Object, Class, Supplier)
    public <T> Uni<T> once(Actor actor, String key, Object command, Class<T> answer, Supplier<Uni<T>> work) {
        return idempotency.once(actor, key, command, answer, work);
    }

    /// @see Idempotency#once(Actor, String, String, Object, Class, Supplier)
    public <T> Uni<T> once(Actor actor, String step, String key, Object command, Class<T> answer, Supplier<Uni<T>> work) {
        return idempotency.once(actor, step, key, command, answer, work);
    }
}
