package org.palermo.inspection.operations;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.protection.DataKey;
import org.palermo.kernel.protection.DataKeys;
import org.palermo.kernel.protection.Purpose;
import org.palermo.kernel.scope.Scoped;

/// A use case that seals data, for tests of the kernel's protection.
@ApplicationScoped
public class TestSeals {
    private final DataKeys keys;

    TestSeals(DataKeys keys) {
        this.keys = keys;
    }

    @Scoped
    public Uni<DataKey> create(Actor actor, UUID owner) {
        return keys.create(owner, Purpose.PERSON);
    }

    @Scoped
    public Uni<DataKey> createAndFail(Actor actor, UUID owner) {
        return keys.create(owner, Purpose.PERSON).onItem().failWith(made -> new IllegalStateException("after the key"));
    }

    @Scoped
    public Uni<Optional<DataKey>> find(Actor actor, UUID owner) {
        return keys.find(owner, Purpose.PERSON);
    }

    @Scoped
    public Uni<Boolean> destroy(Actor actor, UUID owner) {
        return keys.destroy(owner, Purpose.PERSON);
    }
}
