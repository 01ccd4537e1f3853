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
import org.palermo.portal.page.UnreadCount;

/// The number of unread notices, for the script of a page that was written before it was known. So no page waits for it.
@Path("/portal/notices/count")
@Produces(MediaType.TEXT_HTML)
class NoticeCountResource {
    @CheckedTemplate(basePath = "pages")
    static class Templates {
        static native TemplateInstance noticeCount(String count);
    }

    private final Notices notices;
    private final UnreadCount unreadCount;
    private final Frames frames;
    private final CurrentReader reader;

    NoticeCountResource(Notices notices, UnreadCount unreadCount, Frames frames, CurrentReader reader) {
        this.notices = notices;
        this.unreadCount = unreadCount;
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
        return unreadCount.fresh(person).map(known -> Uni.createFrom().item(known))
                .orElseGet(() -> notices.unread(person).invoke(unread -> unreadCount.keep(person, unread)))
                .chain(unread -> unread == 0
                        ? Uni.createFrom().item(nothing())
                        : Templates.noticeCount(UnreadCount.text(unread))
                                .setLocale(frames.of(person).language().locale()).createUni().map(RestResponse::ok));
    }

    private static RestResponse<String> nothing() {
        return RestResponse.status(RestResponse.Status.NO_CONTENT);
    }
}
