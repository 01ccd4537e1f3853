package org.palermo.portal.notice;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.List;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.portal.gateway.PortalGateway;
import org.palermo.portal.page.Frame;
import org.palermo.portal.page.Frames;
import org.palermo.portal.page.Pages;
import org.palermo.portal.page.UnreadCount;

@Path("/portal/notices")
@Produces(MediaType.TEXT_HTML)
@Authenticated
class NoticesResource {

    @CheckedTemplate(basePath = "pages")
    static class Templates {
        static native TemplateInstance notices(Frame frame, NoticeList page, boolean unmarked);
    }

    private final Notices notices;
    private final PortalGateway gateway;
    private final Frames frames;
    private final UnreadCount unreadCount;
    private final SecurityIdentity reader;

    NoticesResource(Notices notices, PortalGateway gateway, Frames frames, UnreadCount unreadCount, SecurityIdentity reader) {
        this.notices = notices;
        this.gateway = gateway;
        this.frames = frames;
        this.unreadCount = unreadCount;
        this.reader = reader;
    }

    @GET
    public Uni<RestResponse<String>> notices(@RestQuery String nrm, @RestQuery String shelter, @RestQuery String inspection) {
        return gateway.known().chain(countries -> {
            Frame frame = frames.of(reader, countries);
            return notices.page(reader, frame, NoticePosition.of(nrm, shelter, inspection))
                    .chain(page -> Pages.ok(frame, Templates.notices(frame, page, false)));
        });
    }

    /// Marks one notice as read, or all that the page shows as unread. Sending it again changes nothing.
    ///
    /// @param notice the one to mark; null for all
    /// @param shown the unread notices of the page
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<RestResponse<String>> read(
            @RestForm String nrm, @RestForm String shelter, @RestForm String inspection, @RestForm String notice,
            @RestForm List<String> shown) {
        NoticePosition at = NoticePosition.of(nrm, shelter, inspection);
        List<String> marked = notice != null ? List.of(notice) : shown == null ? List.of() : shown;
        if (marked.size() > Notices.ROWS) {
            throw new BadRequestException();
        }
        return notices.read(reader, marked.stream().map(NoticeName::parse).toList()).invoke(() -> unreadCount.forget(reader))
                .chain(all -> all ? Uni.createFrom().item(RestResponse.seeOther(URI.create(at.address()))) : again(at));
    }

    private Uni<RestResponse<String>> again(NoticePosition at) {
        return gateway.known().chain(countries -> {
            Frame frame = frames.of(reader, countries).from(at.address());
            return notices.page(reader, frame, at).chain(page -> Pages.again(frame, Templates.notices(frame, page, true)));
        });
    }
}
