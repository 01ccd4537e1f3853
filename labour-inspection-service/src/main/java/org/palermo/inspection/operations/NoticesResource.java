package org.palermo.inspection.operations;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.palermo.kernel.identity.CurrentActor;
import org.palermo.kernel.notice.MailWishes;
import org.palermo.kernel.notice.NoticeRoutes;
import org.palermo.kernel.notice.NoticeStream;
import org.palermo.kernel.notice.Notices;

@Tag(name = "Notices", description = "Notices to you, your organisation or your role of what has happened, as a list and as a stream. "
        + "Notices that a complaint or a tip waits for triage are only in the list.")
@Path("/api/inspection/v1/notices")
@Authenticated
class NoticesResource extends NoticeRoutes {

    NoticesResource(Notices notices, MailWishes wishes, NoticeStream stream, CurrentActor actor, JsonWebToken token) {
        super(notices, wishes, stream, actor, token);
    }
}
