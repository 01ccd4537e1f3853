package org.palermo.kernel.identity;

/// The caller of this request. It is a class because a request-scoped bean needs a proxy, which a record can't have.
public class CurrentActor {
    private final Actor actor;

    CurrentActor() {
        this(null);
    }

    CurrentActor(Actor actor) {
        this.actor = actor;
    }

    public Actor get() {
        return actor;
    }
}
