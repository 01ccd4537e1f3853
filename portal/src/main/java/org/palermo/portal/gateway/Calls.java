package org.palermo.portal.gateway;

import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.WebApplicationException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/// Calls the suite in the name of a person, and turns a failed call into a value.
public final class Calls {
    private static final Logger LOG = Logger.getLogger(Calls.class);

    private Calls() {}

    public static String bearer(SecurityIdentity person) {
        return "Bearer " + person.getCredential(AccessTokenCredential.class).getToken();
    }

    public static String etag(int version) {
        return "\"" + version + "\"";
    }

    public static <T> Uni<Answer<T>> ask(String what, Supplier<Uni<? extends T>> call) {
        return Uni.createFrom().<T>deferred(call).<Answer<T>>map(Answer.Found::new).onFailure().recoverWithItem(e -> failed(what, e));
    }

    /// @param done makes the result of a successful call
    /// @param not makes the result of a refusal; its argument is null when there was no answer
    public static <T, R> Uni<R> act(String what, Supplier<Uni<? extends T>> call, Function<T, R> done, Function<ProblemAnswer, R> not) {
        return Uni.createFrom().<T>deferred(call).map(done).onFailure().recoverWithItem(e -> {
            if (e instanceof ProblemAnswer problem) {
                return not.apply(problem);
            }
            tell(what, e);
            return not.apply(null);
        });
    }

    private static <T> Answer<T> failed(String what, Throwable e) {
        Answer<T> answer = e instanceof WebApplicationException refused
                ? Answer.ofStatus(refused.getResponse().getStatus()) : new Answer.Away<>();
        if (answer instanceof Answer.Away) {
            tell(what, e);
        }
        return answer;
    }

    /// Logs only the kind of failure, because the message may quote what was sent.
    private static void tell(String what, Throwable e) {
        LOG.warnf("No %s from the gateway: %s", what, e.getClass().getSimpleName());
    }
}
