package org.palermo.portal.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.WithFormRead;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.core.multipart.FormData;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;

/// Gives a form back that was sent after the session had ended: a page that holds what was typed without showing it, leads to the sign-in
/// in a new tab, and sends the same again. Declared tasks and the referral show their own page again instead.
@Singleton
class ReturnedForms {
    /// The token of a form belongs to the page that shows it.
    private static final String TOKEN = "form-token";
    /// What the check of the form token (Quarkus) leaves when the token is right.
    private static final String VERIFIED = "csrf_token_verified";

    @CheckedTemplate(basePath = "pages")
    static class Templates {
        static native TemplateInstance returned(Frame frame, String action, List<Map.Entry<String, String>> typed);
    }

    private final CurrentReader reader;
    private final CurrentIdentityAssociation identity;
    private final Frames frames;
    private final RoutingContext exchange;

    ReturnedForms(CurrentReader reader, CurrentIdentityAssociation identity, Frames frames, RoutingContext exchange) {
        this.reader = reader;
        this.identity = identity;
        this.frames = frames;
        this.exchange = exchange;
    }

    /// Nobody gets back what another site has sent: the form token is checked first. Filters that read the form run in the reverse order of
    /// their priorities.
    @KeepsTyped
    @WithFormRead
    @ServerRequestFilter(priority = Priorities.USER - 100)
    public Uni<Response> returned(ResteasyReactiveContainerRequestContext request, UriInfo uri) {
        FormData sent = ((ResteasyReactiveRequestContext) request.getServerRequestContext()).getFormData();
        boolean isOurs = exchange.get(VERIFIED) != null;
        return reader.orNobody().chain(person -> {
            person.ifPresent(identity::setIdentity);
            return person.isPresent() ? Uni.createFrom().<Response>nullItem()
                    : isOurs ? page(uri.getRequestUri().getRawPath(), sent)
                    : Uni.createFrom().<Response>failure(new BadRequestException());
        });
    }

    private Uni<Response> page(String action, FormData sent) {
        Frame frame = frames.signedOut().from(action);
        return Templates.returned(frame, action, typed(sent)).setLocale(frame.language().locale()).createUni()
                .map(html -> Response.status(Response.Status.BAD_REQUEST).entity(html)
                        .header(HttpHeaders.CONTENT_TYPE, MediaType.TEXT_HTML + ";charset=utf-8").build());
    }

    private static List<Map.Entry<String, String>> typed(FormData sent) {
        return sent == null ? List.of() : StreamSupport.stream(sent.spliterator(), false).filter(name -> !name.equals(TOKEN))
                .flatMap(name -> sent.get(name).stream().filter(value -> !value.isFileItem())
                        .map(value -> Map.entry(name, value.getValue())))
                .toList();
    }
}
