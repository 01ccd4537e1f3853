package org.palermo.kernel.scope;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.unchecked.Unchecked;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.util.Arrays;
import org.palermo.kernel.identity.Actor;

/// Runs inside the transaction of `@WithTransaction`, whose interceptor is a platform interceptor and so runs first.
@Scoped
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
class ScopedInterceptor {
    private final Scope scope;

    ScopedInterceptor(Scope scope) {
        this.scope = scope;
    }

    @AroundInvoke
    Object enter(InvocationContext call) {
        Actor actor = Arrays.stream(call.getParameters())
                .filter(Actor.class::isInstance)
                .map(Actor.class::cast)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(call.getMethod() + " is @Scoped but takes no Actor"));
        return scope.enter(actor).chain(Unchecked.supplier(() -> (Uni<?>) call.proceed()));
    }
}
