package org.palermo.inspection.openrosa;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import org.palermo.inspection.visit.IdTaken;
import org.palermo.inspection.visit.KeepsOtherBodies;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.identity.CurrentActor;

/// Runs around the transaction of the operation, which is over when the body is kept.
@KeepsOtherBodies
@Interceptor
@Priority(Interceptor.Priority.APPLICATION - 1)
class KeepsOtherBodiesInterceptor {
    private final OtherBodies bodies;
    private final CurrentActor caller;

    KeepsOtherBodiesInterceptor(OtherBodies bodies, CurrentActor caller) {
        this.bodies = bodies;
        this.caller = caller;
    }

    @AroundInvoke
    Object around(InvocationContext call) throws Exception {
        return kept(caller.get(), (Uni<?>) call.proceed());
    }

    private <T> Uni<T> kept(Actor actor, Uni<T> answer) {
        return answer.onFailure(IdTaken.class)
                .recoverWithUni(taken -> bodies.keep(actor, ((IdTaken) taken).said()).chain(() -> Uni.createFrom().<T>failure(taken)));
    }
}
