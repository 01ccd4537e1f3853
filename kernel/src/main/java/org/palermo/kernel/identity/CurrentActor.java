package org.palermo.kernel.identity;

/// The caller of this request; a class because a request-scoped bean needs a proxy and a record can't have one.
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
