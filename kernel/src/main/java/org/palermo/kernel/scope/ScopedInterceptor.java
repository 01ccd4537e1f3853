package org.palermo.kernel.scope;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.unchecked.Unchecked;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.util.Arrays;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.identity.CurrentActor;

/// Opens the transaction, or joins the one that is open. Runs after the framework has validated the arguments, so that a bad request
/// takes no connection.
@Scoped
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
class ScopedInterceptor {
    private final Scope scope;
    private final CurrentActor caller;

    ScopedInterceptor(Scope scope, CurrentActor caller) {
        this.scope = scope;
        this.caller = caller;
    }

    @AroundInvoke
    Object enter(InvocationContext call) {
        Actor actor = Arrays.stream(call.getParameters())
                .filter(Actor.class::isInstance)
                .map(Actor.class::cast)
                .findFirst()
                .orElseGet(caller::get);
        return Panache.withTransaction(() -> scope.enter(actor).chain(Unchecked.supplier(() -> (Uni<?>) call.proceed())));
    }
}
