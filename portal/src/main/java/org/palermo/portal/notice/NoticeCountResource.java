package org.palermo.portal.notice;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.portal.page.CurrentReader;
import org.palermo.portal.page.Frames;

/// The number of unread notices, which the script of a page adds to the link after the page is shown. So no page waits for it.
@Path("/portal/notices/count")
@Produces(MediaType.TEXT_HTML)
class NoticeCountResource {
    private static final int MOST = 20;

    @CheckedTemplate(basePath = "pages")
    static class Templates {
        static native TemplateInstance noticeCount(String count);
    }

    private final Notices notices;
    private final Frames frames;
    private final CurrentReader reader;

    NoticeCountResource(Notices notices, Frames frames, CurrentReader reader) {
        this.notices = notices;
        this.frames = frames;
        this.reader = reader;
    }

    /// 204 when there is nothing to show. A script can't follow the way to the sign-in, so nobody is sent there.
    @GET
    @PermitAll
    public Uni<RestResponse<String>> count() {
        return reader.orNobody().chain(person -> person.map(this::shown).orElseGet(() -> Uni.createFrom().item(nothing())));
    }

    private Uni<RestResponse<String>> shown(SecurityIdentity person) {
        return notices.unread(person).chain(unread -> unread == 0
                ? Uni.createFrom().item(nothing())
                : Templates.noticeCount(unread > MOST ? MOST + "+" : String.valueOf(unread)).setLocale(frames.of(person).language().locale()).createUni().map(RestResponse::ok));
    }

    private static RestResponse<String> nothing() {
        return RestResponse.status(RestResponse.Status.NO_CONTENT);
    }
}
