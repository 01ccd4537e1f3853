package org.palermo.portal.referral;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.portal.gateway.Answer;
import org.palermo.portal.gateway.Countries;
import org.palermo.portal.gateway.PortalGateway;
import org.palermo.portal.page.Frame;
import org.palermo.portal.page.Frames;
import org.palermo.portal.page.Pages;
import org.palermo.portal.words.Words;

/// The responder's drafts and sent referrals, for as long as they are kept.
@Path(DraftsResource.HOME)
@Produces(MediaType.TEXT_HTML)
@Authenticated
class DraftsResource {
    static final String HOME = "/portal/referrals";

    @CheckedTemplate(basePath = "pages")
    static class Templates {
        static native TemplateInstance referrals(Frame frame, List<Draft> drafts, Answer<Countries> countries, String saved);

        static native TemplateInstance deleteDraft(Frame frame, Draft draft);
    }

    private final Drafts drafts;
    private final PortalGateway gateway;
    private final Frames frames;
    private final SecurityIdentity reader;
    private final Words words;

    DraftsResource(Drafts drafts, PortalGateway gateway, Frames frames, SecurityIdentity reader, Words words) {
        this.drafts = drafts;
        this.gateway = gateway;
        this.frames = frames;
        this.reader = reader;
        this.words = words;
    }

    @GET
    public Uni<RestResponse<String>> list() {
        Responder responder = Responder.of(reader);
        return gateway.countries().chain(countries -> drafts.of(responder).chain(all -> {
            Frame frame = frames.of(reader, gateway.lastCountries());
            return Pages.ok(frame, Templates.referrals(frame, all, countries,
                    words.say(frame.language(), "referrals.saved", Map.of("hours", drafts.kept().toHours()))));
        }));
    }

    @GET
    @Path("/{id}")
    public Uni<RestResponse<Void>> goOn(UUID id) {
        return found(id).map(draft -> RestResponse.seeOther(URI.create(draft.next(drafts.rules()))));
    }

    @GET
    @Path("/{id}/deletion")
    public Uni<RestResponse<String>> askDeletion(UUID id) {
        return found(id).chain(draft -> gateway.known().chain(countries -> {
            Frame frame = frames.of(reader, countries);
            return Pages.ok(frame, Templates.deleteDraft(frame, draft));
        }));
    }

    @POST
    @Path("/{id}/deletion")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<RestResponse<Void>> delete(UUID id) {
        return drafts.delete(Responder.of(reader), id).replaceWith(RestResponse.seeOther(URI.create(HOME)));
    }

    private Uni<Draft> found(UUID id) {
        return drafts.find(Responder.of(reader), id).map(draft -> draft.orElseThrow(NotFoundException::new));
    }
}
