package org.palermo.kernel.bodies;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.ApplicationScoped;

/// The file in the present request, for an operation that accepts files.
@ApplicationScoped
public class CurrentBody {
    static final String KEY = "palermo.large-body";

    private final CurrentVertxRequest current;

    CurrentBody(CurrentVertxRequest current) {
        this.current = current;
    }

    public LargeBody get() {
        return current.getCurrent().get(KEY);
    }
}
