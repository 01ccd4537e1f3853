package org.palermo.portal.published;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.portal.gateway.PortalGateway;
import org.palermo.portal.gateway.PublishedOrders;
import org.palermo.portal.page.Failure;
import org.palermo.portal.page.FailurePages;
import org.palermo.portal.page.Frame;
import org.palermo.portal.page.PublicFrames;

/// The final orders of a workplace by its OS ID: public, with or without sign-in.
@Path("/portal/published-orders")
@Produces(MediaType.TEXT_HTML)
class PublishedOrdersResource {
    private static final Pattern OS_ID = Pattern.compile("[A-Z]{2}[0-9]{7}[0-9A-HJKMNP-TV-Z]{6}");

    @CheckedTemplate(basePath = "pages")
    static class Templates {
        static native TemplateInstance publishedOrders(Frame frame, String typed, boolean wrong, PublishedOrders shown);
    }

    private final PortalGateway gateway;
    private final PublicFrames frames;
    private final FailurePages failures;

    PublishedOrdersResource(PortalGateway gateway, PublicFrames frames, FailurePages failures) {
        this.gateway = gateway;
        this.frames = frames;
        this.failures = failures;
    }

    @GET
    @PermitAll
    public Uni<RestResponse<String>> orders(@RestQuery String osId) {
        String typed = osId == null ? "" : osId.substring(0, Math.min(osId.length(), 40));
        String plain = typed.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
        return frames.get().chain(frame -> {
            if (plain.isEmpty()) {
                return page(RestResponse.Status.OK, frame, typed, osId != null, null);
            }
            if (!OS_ID.matcher(plain).matches()) {
                return page(RestResponse.Status.BAD_REQUEST, frame, typed, true, null);
            }
            return gateway.publishedOrders(plain, frame.language().tag()).chain(found -> found.isFound()
                    ? page(RestResponse.Status.OK, frame, plain, false, found.value())
                    : failures.page(Failure.AWAY));
        });
    }

    private static Uni<RestResponse<String>> page(RestResponse.Status status, Frame frame, String typed, boolean wrong,
            PublishedOrders shown) {
        return Templates.publishedOrders(frame, typed, wrong, shown).setLocale(frame.language().locale()).createUni()
                .map(html -> RestResponse.status(wrong ? RestResponse.Status.BAD_REQUEST : status, html));
    }
}
