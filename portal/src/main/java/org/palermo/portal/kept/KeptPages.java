package org.palermo.portal.kept;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.palermo.portal.page.CurrentReader;
import org.palermo.portal.page.PageCookies;
import org.palermo.portal.page.PublicPageCookies;

/// Keeps the page that answers a form, and answers the form with a redirect to it: a form again with its errors, a page of questions, a
/// receipt. So the browser's *Back* and *Reload* show the page again and never ask to send the form again. It holds for each form of the
/// portal, except that of a job offer and where the answer has a secret; a page that can't be kept is shown at once.
@Singleton
class KeptPages {
    private static final String PARAMETER = "kept";
    private static final Duration KEPT = Duration.ofMinutes(15);
    /// Also of any page where nobody is signed in: the next person at the browser has the same cookie.
    private static final Duration UNTIL_SHOWN = Duration.ofMinutes(2);
    /// So long a browser can ask again for a page that is shown once, if the answer did not arrive.
    private static final Duration ONCE_SHOWN = Duration.ofSeconds(30);
    /// How each page begins.
    private static final String PAGE = "<!DOCTYPE html>";
    private static final String HTML = MediaType.TEXT_HTML + ";charset=utf-8";
    /// What somebody typed on a page for the public, and the answer to it, are kept until they are shown, once.
    private static final Pattern FOR_THE_PUBLIC = Pattern.compile("/portal/(tip|complaint)");
    /// These promise that nothing is kept: of what somebody types on the one, of the password that the other shows.
    private static final Set<String> NEVER_KEPT = Set.of("/portal/job-offer", "/portal/people/invite/send");
    /// Of a page that nobody is signed in to see. Others are no page of a form: an unknown address, a forged request.
    private static final Set<Integer> OF_A_FORM = Set.of(200, 400, 503);
    private static final int REDIRECTS = 300;
    private static final int REFUSED = 400;
    /// The address takes no form.
    private static final int NO_FORM = 405;

    private final KeptStore store;
    private final CurrentReader reader;
    private final KeptCookie cookie;
    private final PublicPageCookies publicPages;
    private final RoutingContext exchange;

    KeptPages(KeptStore store, CurrentReader reader, KeptCookie cookie, PublicPageCookies publicPages, RoutingContext exchange) {
        this.store = store;
        this.reader = reader;
        this.cookie = cookie;
        this.publicPages = publicPages;
        this.exchange = exchange;
    }

    /// Before an address is matched: some addresses take forms only.
    @ServerRequestFilter(preMatching = true)
    public Uni<Response> show(ContainerRequestContext request, UriInfo uri) {
        String said = uri.getQueryParameters().getFirst(PARAMETER);
        if (!request.getMethod().equals("GET") || said == null || !said.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) {
            return Uni.createFrom().nullItem();
        }
        UUID id = UUID.fromString(said);
        Optional<String> browser = cookie.owner();
        return reader.orNobody().chain(person -> person.isEmpty() ? Uni.createFrom().item(Optional.<String>empty())
                        : store.find(CurrentReader.subject(person.get()), id))
                .chain(found -> found.isPresent() || browser.isEmpty() ? Uni.createFrom().item(found) : store.find(browser.get(), id))
                // A form or an answer has an id too, and is no page.
                .map(found -> found.map(JsonObject::new).filter(kept -> kept.containsKey("html")))
                .chain(found -> found.isEmpty() ? Uni.createFrom().<Response>nullItem()
                        : shown(found.get(), browser.orElse(null), id, uri));
    }

    private Uni<Response> shown(JsonObject kept, String browser, UUID id, UriInfo uri) {
        Response.ResponseBuilder page = Response.status(kept.getInteger("status")).entity(kept.getString("html")).type(HTML);
        if (kept.getBoolean("leaves")) {
            publicPages.delete(exchange);
            page.cookie(PageCookies.of(uri, KeptCookie.NAME, "", 0));
        }
        Uni<Void> ends = kept.getBoolean("once") ? store.endSoon(browser, id, ONCE_SHOWN) : Uni.createFrom().voidItem();
        return ends.map(_ -> page.build());
    }

    @ServerResponseFilter
    public Uni<Void> keep(ContainerRequestContext request, ContainerResponseContext response, UriInfo uri) {
        boolean isPage = response.getEntity() instanceof String text && text.stripLeading().startsWith(PAGE);
        String path = uri.getRequestUri().getRawPath();
        if (!request.getMethod().equals("POST") || !isPage || !path.startsWith("/portal/")
                || NEVER_KEPT.contains(path) || SecretAnswer.is(exchange)
                || response.getStatus() >= REDIRECTS && response.getStatus() < REFUSED || response.getStatus() == NO_FORM) {
            return Uni.createFrom().voidItem();
        }
        return reader.orNobody().chain(person -> person.isEmpty() && !OF_A_FORM.contains(response.getStatus())
                ? Uni.createFrom().voidItem()
                : keep(person, path, response, uri, PublicPageCookies.areDeleted(exchange)));
    }

    private Uni<Void> keep(Optional<SecurityIdentity> person, String path, ContainerResponseContext response, UriInfo uri,
            boolean leaves) {
        boolean once = FOR_THE_PUBLIC.matcher(path).matches();
        String browser = cookie.reference();
        String owner = person.map(CurrentReader::subject).filter(subject -> !once).orElseGet(() -> KeptCookie.owner(browser));
        UUID id = UUID.randomUUID();
        String kept = new JsonObject().put("status", response.getStatus()).put("html", response.getEntity()).put("once", once)
                .put("leaves", leaves).encode();
        return store.save(owner, id, kept, owner.startsWith(KeptStore.NOBODY) ? UNTIL_SHOWN : KEPT).invoke(saved -> {
            if (saved) {
                response.setStatus(Response.Status.SEE_OTHER.getStatusCode());
                response.setEntity(null);
                response.getHeaders().remove(HttpHeaders.CONTENT_TYPE);
                response.getHeaders().putSingle(HttpHeaders.LOCATION, path + "?" + PARAMETER + "=" + id);
                if (owner.startsWith(KeptStore.NOBODY)) {
                    response.getHeaders()
                            .add(HttpHeaders.SET_COOKIE, PageCookies.of(uri, KeptCookie.NAME, browser, PageCookies.WHILE_OPEN));
                }
            }
        }).replaceWithVoid();
    }
}
