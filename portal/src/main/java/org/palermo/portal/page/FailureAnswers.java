package org.palermo.portal.page;

import io.quarkus.security.AuthenticationCompletionException;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/// No page is blank: each answer that says by its status alone that something went wrong becomes a page that says it in words, also where
/// the framework answers, for example to an unknown address or a form without its token.
@Singleton
class FailureAnswers {
    private static final Logger LOG = Logger.getLogger(FailureAnswers.class);
    private static final int WRONG = 400;
    /// Filters of answers run from the highest priority to the lowest. After all others: a page that is written here answers what nobody
    /// may have meant to send, so it is not kept as the answer to a form.
    private static final int LAST = 1;
    /// What the check of the form token (Quarkus) leaves when the token is right.
    private static final String VERIFIED = "csrf_token_verified";

    private final FailurePages failures;
    private final RoutingContext exchange;

    FailureAnswers(FailurePages failures, RoutingContext exchange) {
        this.failures = failures;
        this.exchange = exchange;
    }

    @ServerExceptionMapper
    Uni<Response> unsuitable(WebApplicationException e) {
        Response answer = e.getResponse();
        return answer.hasEntity() ? Uni.createFrom().item(answer) : answer(answer);
    }

    @ServerExceptionMapper
    Uni<Response> signInFailed(AuthenticationCompletionException e) {
        LOG.warnf("A sign-in could not be completed: %s", cause(e));
        return answer(Response.status(Response.Status.UNAUTHORIZED).build());
    }

    @ServerExceptionMapper
    Uni<Response> failed(Throwable e) {
        LOG.error("A page failed", e);
        return answer(Response.serverError().build());
    }

    /// The page of a form that was sent from a page of ours is kept like each answer to a form, so it is written before that.
    private Uni<Response> answer(Response status) {
        return status.getStatus() < WRONG || exchange.get(VERIFIED) == null ? Uni.createFrom().item(status)
                : page(status.getStatus()).map(html -> Response.fromResponse(status).entity(html).type(FailurePages.HTML).build());
    }

    @ServerResponseFilter(priority = LAST)
    Uni<Void> show(ContainerRequestContext request, ContainerResponseContext answer) {
        return answer.getStatus() < WRONG || answer.hasEntity() || isOfScript(request) ? Uni.createFrom().voidItem()
                : page(answer.getStatus()).invoke(html -> {
                    answer.setEntity(html, null, FailurePages.HTML);
                    // Also for an address below the assets, which are the same for everybody.
                    answer.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
                }).replaceWithVoid();
    }

    private Uni<String> page(int status) {
        return failures.page(Failure.of(status)).map(page -> (String) page.getEntity());
    }

    /// A script of ours reads the status alone, and would show a page as text.
    private static boolean isOfScript(ContainerRequestContext request) {
        return "empty".equals(request.getHeaderString("Sec-Fetch-Dest")) || "*/*".equals(request.getHeaderString(HttpHeaders.ACCEPT));
    }

    private static String cause(Throwable e) {
        return e.getCause() == null ? e.getClass().getSimpleName() : e.getCause().getClass().getSimpleName();
    }
}
