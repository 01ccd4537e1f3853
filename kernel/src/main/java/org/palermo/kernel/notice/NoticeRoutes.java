package org.palermo.kernel.notice;

import static org.palermo.kernel.access.Allowed.EVERY_ROLE;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.identity.CurrentActor;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.paging.Page;

/// `/notices` of a service. Each service extends this with its own path, so that a notice is read where it was made.
@Authenticated
public abstract class NoticeRoutes {
    private static final String NINE_HOURS = "32400";
    private static final String MINE = "notices to the caller, to the caller's organisation or the caller's role there, or to the "
            + "caller's role in a country that the caller covers";

    private static final String OWN = "the caller's own wish";

    private final Notices notices;
    private final MailWishes wishes;
    private final NoticeStream stream;
    private final CurrentActor actor;
    private final JsonWebToken token;

    protected NoticeRoutes(Notices notices, MailWishes wishes, NoticeStream stream, CurrentActor actor, JsonWebToken token) {
        this.notices = notices;
        this.wishes = wishes;
        this.stream = stream;
        this.actor = actor;
        this.token = token;
    }

    @GET
    @Operation(operationId = "list{Service}Notices", summary = "List the notices to you, your organisation or your role, latest first",
            description = "The list keeps notices that somebody has marked as read. A notice says what happened and to which "
                    + "record, by its id and reference; read the record itself for more.")
    @Allowed(roles = EVERY_ROLE, scope = MINE)
    public Uni<Page<Notice>> page(@RestQuery String cursor, @RestQuery @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        return notices.mine(actor.get(), Cursor.parse(cursor), limit);
    }

    @PUT
    @Path("/{id}/read")
    @Operation(operationId = "mark{Service}NoticeRead", summary = "Mark a notice as read",
            description = "Everybody in your organisation who gets this notice then sees it as read. Marking it again changes nothing.")
    @Allowed(roles = EVERY_ROLE, scope = MINE)
    public Uni<Void> read(UUID id) {
        return notices.read(actor.get(), id);
    }

    @GET
    @Path("/mails")
    @Operation(operationId = "get{Service}MailWish", summary = "Read which mails you get of your notices",
            description = "The answer is your own choice. While you have made none, only the mailing lists of your organisation and your "
                    + "roles get mails.")
    @Allowed(roles = EVERY_ROLE, scope = OWN)
    public Uni<MailWishView> mails() {
        return wishes.of(actor.get());
    }

    @PUT
    @Path("/mails")
    @Operation(operationId = "put{Service}MailWish", summary = "Say which mails you want of your notices",
            description = "A mail of your own goes to the address `person-<subject>` of the mail domain, in your language, at once or once "
                    + "a day. It has what your notices show: what to do, by when, and the reference, and nothing about a person. The "
                    + "mails to the lists of your organisation and your roles do not change. If you do not look at your notices for "
                    + "thirty days, you get no more mails of your own.")
    @Allowed(roles = EVERY_ROLE, scope = OWN)
    @Audited
    public Uni<MailWishView> sayMails(@Valid @NotNull MailWish wish) {
        return wishes.say(actor.get(), wish);
    }

    /// @param seconds how long to listen; nine hours without it
    @GET
    @Path("/stream")
    @Listening
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(operationId = "stream{Service}Notices", summary = "Listen to new notices as server-sent events",
            description = "With Last-Event-ID the stream begins after that event; without it, now. It ends with your token or after "
                    + "`seconds`, which are nine hours if you send none. Without `Accept: text/event-stream` the answer contains what is "
                    + "new since Last-Event-ID, and ends. After a restore from a backup an old id gets 410. An account with too many "
                    + "streams at the same time gets 429.")
    @APIResponse(responseCode = "200", description = "One event for each notice",
            content = @Content(mediaType = MediaType.SERVER_SENT_EVENTS, schema = @Schema(type = SchemaType.STRING)))
    @Allowed(roles = EVERY_ROLE, scope = MINE + ", from now on")
    public Multi<OutboundSseEvent> stream(
            @Parameter(description = "The id of the last event that you received") @RestHeader("Last-Event-ID") String last,
            @RestQuery @DefaultValue(NINE_HOURS) @Min(0) @Max(86_400) int seconds, @Context HttpHeaders headers, @Context Sse sse) {
        Instant end = Instant.now().plusSeconds(asksToListen(headers) ? seconds : 0);
        Instant ofToken = Instant.ofEpochSecond(token.getExpirationTime());
        return stream.of(actor.get(), ListeningFilter.from(), end.isBefore(ofToken) ? end : ofToken, sse);
    }

    /// A caller who does not ask for events gets the present notices, and the answer ends.
    private static boolean asksToListen(HttpHeaders headers) {
        String accept = headers.getHeaderString(HttpHeaders.ACCEPT);
        return accept != null && accept.contains(MediaType.SERVER_SENT_EVENTS);
    }
}
