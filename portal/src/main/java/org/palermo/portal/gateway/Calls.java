package org.palermo.portal.gateway;

import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.WebApplicationException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/// How the suite is called as somebody, and what becomes of a call that fails.
final class Calls {
    private static final Logger LOG = Logger.getLogger(Calls.class);

    private Calls() {}

    static String bearer(SecurityIdentity person) {
        return "Bearer " + person.getCredential(AccessTokenCredential.class).getToken();
    }

    static String etag(int version) {
        return "\"" + version + "\"";
    }

    static <T> Uni<Answer<T>> ask(String what, Supplier<Uni<? extends T>> call) {
        return Uni.createFrom().<T>deferred(call).<Answer<T>>map(Answer.Found::new).onFailure().recoverWithItem(e -> failed(what, e));
    }

    /// @param done what came of it
    /// @param not what its refusal is; of null when there was no answer
    static <T, R> Uni<R> act(String what, Supplier<Uni<? extends T>> call, Function<T, R> done, Function<ProblemAnswer, R> not) {
        return Uni.createFrom().<T>deferred(call).map(done).onFailure().recoverWithItem(e -> {
            if (e instanceof ProblemAnswer problem) {
                return not.apply(problem);
            }
            tell(what, e);
            return not.apply(null);
        });
    }

    private static <T> Answer<T> failed(String what, Throwable e) {
        Answer<T> answer = e instanceof WebApplicationException refused ? Answer.ofStatus(refused.getResponse().getStatus()) : new Answer.Away<>();
        if (answer instanceof Answer.Away) {
            tell(what, e);
        }
        return answer;
    }

    /// The kind of failure only: a message may quote what was sent.
    private static void tell(String what, Throwable e) {
        LOG.warnf("No %s from the gateway: %s", what, e.getClass().getSimpleName());
    }
}
