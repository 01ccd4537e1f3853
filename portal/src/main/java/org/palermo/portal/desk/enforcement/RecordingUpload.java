package org.palermo.portal.desk.enforcement;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.HexFormat;
import java.util.UUID;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.portal.api.ApiAnswer;
import org.palermo.portal.api.ApiHeaders;
import org.palermo.portal.desk.document.SentFile;
import org.palermo.portal.desk.page.Desk;
import org.palermo.portal.page.CurrentReader;
import org.palermo.portal.page.Failure;
import org.palermo.portal.page.FailurePages;
import org.palermo.portal.page.Frame;
import org.palermo.portal.page.Frames;
import org.palermo.portal.page.Pages;
import org.palermo.portal.words.Words;

/// The page that sends a large recording of a visit or a finding, and what its script asks. A script can't follow the way to the
/// sign-in: who has no session any more gets 401, and the script keeps the file until she has signed in again.
@Path("/portal/desk/visits/{visit}/recordings")
class RecordingUpload {
    private static final String ID = "[0-9a-f-]{36}";
    private static final String MEDIA_TYPE = "(audio|video)/[A-Za-z0-9.+-]{1,80}";
    private static final String FIRST_BYTES = "([0-9a-f]{2}){1,8}";
    private static final int BAD_REQUEST = 400;
    private static final int TOO_LARGE = 413;
    private static final int UNAVAILABLE = 503;
    private static final String SCRIPT = MediaType.TEXT_PLAIN + ";charset=utf-8";

    @CheckedTemplate(basePath = "pages")
    static class Templates {
        static native TemplateInstance recordingNew(Frame frame, RecordingPage page);
    }

    private final RecordingPieces pieces;
    private final Frames frames;
    private final Words words;
    private final CurrentReader reader;
    private final FailurePages failures;

    RecordingUpload(RecordingPieces pieces, Frames frames, Words words, CurrentReader reader, FailurePages failures) {
        this.pieces = pieces;
        this.frames = frames;
        this.words = words;
        this.reader = reader;
        this.failures = failures;
    }

    /// @param finding the finding that it belongs to; without it, to the visit as a whole
    @GET
    @Path("/new")
    @Produces(MediaType.TEXT_HTML)
    @Authenticated
    public Uni<RestResponse<String>> form(UUID visit, @RestQuery UUID finding) {
        return reader.get().chain(person -> {
            if (!pieces.isOffered(person)) {
                return failures.page(Failure.FORBIDDEN);
            }
            String home = Desk.START + "/visits/" + visit;
            Frame frame = frames.of(person).from(home + "/recordings/new");
            return Pages.ok(frame, Templates.recordingNew(frame, RecordingPage.of(home, finding)));
        });
    }

    /// @param head the first eight bytes, in hexadecimal
    /// @return the id of the upload
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(SCRIPT)
    @PermitAll
    public Uni<RestResponse<String>> begin(
            UUID visit, @RestForm String name, @RestForm String type, @RestForm String head, @RestForm long size,
            @RestForm String finding) {
        return signedIn(person -> {
            if (size > RecordingPieces.MOST) {
                return refused(person, TOO_LARGE, "sendRecording.file.large");
            }
            if (size < 1) {
                return refused(person, BAD_REQUEST, "sendRecording.file.missing");
            }
            if (head == null || !head.matches(FIRST_BYTES) || SentFile.recording(HexFormat.of().parseHex(head)).isEmpty()) {
                return refused(person, BAD_REQUEST, "sendRecording.file.type");
            }
            String called = SentFile.of(null, name == null ? "" : name, size).name();
            return pieces.begin(person, visit, finding != null && finding.matches(ID) ? finding : "", called,
                            type != null && type.matches(MEDIA_TYPE) ? type : "", size)
                    .map(begun -> answered(person, begun, begun.headers().getOrDefault("Location", "").replaceFirst("^.*/", "")));
        });
    }

    /// @return at which byte the next piece begins; the size of the file when all of it is kept
    @GET
    @Path("/{upload}")
    @Produces(SCRIPT)
    @PermitAll
    public Uni<RestResponse<String>> offset(UUID upload) {
        return signedIn(person -> pieces.offset(person, upload).map(said -> offset(person, said)));
    }

    /// @param at the byte at which the piece begins
    /// @return at which byte the next piece begins
    @PATCH
    @Path("/{upload}/piece")
    @Consumes(MediaType.APPLICATION_OCTET_STREAM)
    @Produces(SCRIPT)
    @PermitAll
    public Uni<RestResponse<String>> piece(UUID upload, @RestQuery long at, byte[] bytes) {
        return signedIn(person -> pieces.piece(person, upload, at, bytes).map(said -> offset(person, said)));
    }

    @POST
    @Path("/{upload}/end")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(SCRIPT)
    @PermitAll
    public Uni<RestResponse<String>> end(UUID upload) {
        return signedIn(person -> pieces.end(person, upload).map(ended -> answered(person, ended, "")));
    }

    private Uni<RestResponse<String>> signedIn(Function<SecurityIdentity, Uni<RestResponse<String>>> work) {
        return reader.orNobody().chain(person -> person.map(work)
                .orElseGet(() -> Uni.createFrom().item(RestResponse.status(RestResponse.Status.UNAUTHORIZED))));
    }

    private RestResponse<String> offset(SecurityIdentity person, ApiHeaders said) {
        return answered(person, said, said.headers().getOrDefault("Upload-Offset", ""));
    }

    /// A refusal keeps its status, by which the script decides whether to try again, and says why in words.
    private RestResponse<String> answered(SecurityIdentity person, ApiHeaders said, String text) {
        ApiAnswer answer = said.answer();
        if (answer.isGood()) {
            return RestResponse.ok(text);
        }
        String why = words.find(frames.of(person).language(), "problem." + answer.problem().replace(':', '.'),
                answer.status() == 0 ? "problem.away" : "problem." + answer.status(), "problem.other").orElseThrow();
        return RestResponse.ResponseBuilder.<String>create(answer.status() == 0 ? UNAVAILABLE : answer.status())
                .entity(why).build();
    }

    private Uni<RestResponse<String>> refused(SecurityIdentity person, int status, String why) {
        return Uni.createFrom().item(RestResponse.ResponseBuilder.<String>create(status)
                .entity(words.say(frames.of(person).language(), why)).build());
    }
}
