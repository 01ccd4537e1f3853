package org.palermo.portal.desk.enforcement;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.palermo.portal.api.ApiAnswer;
import org.palermo.portal.api.Operation;
import org.palermo.portal.api.Operations;
import org.palermo.portal.desk.Purpose;
import org.palermo.portal.desk.document.FileForm;
import org.palermo.portal.desk.document.FileSending;
import org.palermo.portal.desk.document.SentFile;
import org.palermo.portal.desk.page.Desk;
import org.palermo.portal.page.CurrentReader;
import org.palermo.portal.page.Failure;
import org.palermo.portal.page.FailurePages;
import org.palermo.portal.page.Frame;
import org.palermo.portal.page.Frames;
import org.palermo.portal.page.Language;
import org.palermo.portal.page.Pages;
import org.palermo.portal.page.TypedText;
import org.palermo.portal.words.Words;

/// The form that adds evidence to a visit or a finding; a phone offers its camera. The file waits on the disk until the service has
/// it; Quarkus deletes it with the end of the request. Without a session nothing of a file is read.
@Path("/portal/desk/visits/{visit}/evidence/new")
@Produces(MediaType.TEXT_HTML)
class EvidenceUpload {
    private static final String ADD = EnforcementTopic.FORM;
    private static final FileSending.Way WAY = new FileSending.Way(ADD, "sendEvidenceContent", "evidence");
    private static final int MOST_OF_WHY = 1000;

    @CheckedTemplate(basePath = "pages")
    static class Templates {
        static native TemplateInstance evidenceNew(Frame frame, FileForm page, EvidenceOrigin taken, String zone, String recordings);
    }

    private final FileSending sending;
    private final VisitZones zones;
    private final Operations operations;
    private final Frames frames;
    private final Words words;
    private final CurrentReader reader;
    private final Vertx vertx;
    private final FailurePages failures;

    EvidenceUpload(FileSending sending, VisitZones zones, Operations operations, Frames frames, Words words, CurrentReader reader,
            Vertx vertx, FailurePages failures) {
        this.sending = sending;
        this.zones = zones;
        this.operations = operations;
        this.frames = frames;
        this.words = words;
        this.reader = reader;
        this.vertx = vertx;
        this.failures = failures;
    }

    /// @param finding the finding that it belongs to; without it, to the visit as a whole
    /// @param busy whether a file was turned away because too many are being sent
    /// @param large whether a file was turned away because of its size, before anything was read
    @GET
    @Authenticated
    public Uni<RestResponse<String>> form(UUID visit, @RestQuery UUID finding, @RestQuery boolean busy, @RestQuery boolean large) {
        return reader.get().chain(person -> {
            if (!sending.isOffered(person, WAY)) {
                return failures.page(Failure.FORBIDDEN);
            }
            Frame frame = frames.of(person).from(address(visit));
            Language language = frame.language();
            FileForm form = form(language, visit, finding == null ? "" : finding.toString(), UUID.randomUUID().toString(), "", "");
            FileForm said = busy ? form.failed(words.say(language, "addEvidence.busy"), null)
                    : large ? form.wrong(null, null, words.say(language, "addEvidence.file.large"))
                    : form;
            return zones.of(person, visit).chain(zone -> shown(frame, said, EvidenceOrigin.nothing(zone)));
        });
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Authenticated
    public Uni<RestResponse<String>> send(
            UUID visit, @RestForm("_key") String key, @RestForm String finding, @RestForm String kind, @RestForm String why,
            @RestForm("taken.day") String day, @RestForm("taken.month") String month, @RestForm("taken.year") String year,
            @RestForm("taken.time") String time, @RestForm String latitude, @RestForm String longitude, @RestForm FileUpload file) {
        if (key == null || !key.matches("[0-9a-f-]{36}")) {
            throw new BadRequestException();
        }
        return reader.get().chain(person -> {
            if (!sending.isOffered(person, WAY)) {
                return failures.page(Failure.FORBIDDEN);
            }
            Frame frame = frames.of(person).from(address(visit));
            FileForm form = form(frame.language(), visit, finding == null || !finding.matches("[0-9a-f-]{36}") ? "" : finding, key,
                    kind == null ? "" : kind, TypedText.of(why));
            Optional<SentFile> sent = Optional.ofNullable(file).filter(one -> !one.fileName().isEmpty())
                    .map(one -> SentFile.of(one.uploadedFile(), one.fileName(), one.size()));
            return type(sent).chain(type -> zones.of(person, visit).chain(zone -> {
                FileForm checked = checked(frame.language(), form, sent, type);
                EvidenceOrigin taken = EvidenceOrigin.typed(day, month, year, time, latitude, longitude, zone)
                        .checked(Instant.now(), (said, values) -> words.say(frame.language(), said, values));
                return checked.hasErrors() || taken.isWrong() ? shown(frame, checked, taken)
                        : add(person, frame, visit, form, taken, sent.orElseThrow(), type.orElseThrow());
            }));
        });
    }

    private Uni<Optional<String>> type(Optional<SentFile> sent) {
        return sent.isEmpty() ? Uni.createFrom().item(Optional.empty())
                : Uni.createFrom().completionStage(() -> vertx.executeBlocking(() -> {
                    Optional<String> type = sent.get().type();
                    return type.isPresent() ? type : sent.get().recording();
                }, false).toCompletionStage());
    }

    private FileForm checked(Language language, FileForm form, Optional<SentFile> sent, Optional<String> type) {
        String kind = form.chosenKind() != null ? null
                : words.say(language, "addEvidence.kind.missing");
        String why = form.why().length() > MOST_OF_WHY ? words.say(language, "addEvidence.why.long") : null;
        String file = sent.isEmpty() ? words.say(language, "addEvidence.file.missing")
                : sent.get().size() == 0 ? words.say(language, "problem.file.empty")
                : sent.get().isTooLarge() ? words.say(language, "addEvidence.file.large")
                : type.isEmpty() ? words.say(language, "addEvidence.file.type") : null;
        return form.wrong(kind, why, file);
    }

    private Uni<RestResponse<String>> add(
            SecurityIdentity person, Frame frame, UUID visit, FileForm form, EvidenceOrigin taken, SentFile file, String type) {
        JsonObject body = new JsonObject().put("kind", form.chosenKind()).put("type", type).put("name", file.name());
        if (!form.why().isEmpty()) {
            body.put("description", form.why());
        }
        if (!form.finding().isEmpty()) {
            body.put("finding", form.finding());
        }
        taken.putInto(body);
        return sending.send(person, WAY, Map.of("visit", visit.toString()), form.key(), body, file.path(), file.size(),
                        Purpose.of(person, "INSPECTION"))
                .chain(sent -> sent.answer().isGood()
                        ? Uni.createFrom().item(sending.done(Desk.START + "/visits/" + visit + "/evidence/" + sent.id(), WAY))
                        : shown(frame, refused(frame.language(), form, sent.answer()), taken));
    }

    /// The service refuses a description that says something about migration status.
    private FileForm refused(Language language, FileForm form, ApiAnswer answer) {
        return answer.status() == 400 && answer.body().encode().contains("\"description\"")
                ? form.wrong(null, words.say(language, "addEvidence.why.status"), null)
                : form.refused(sending.refusal(language, WAY, answer));
    }

    private FileForm form(Language language, UUID visit, String finding, String key, String kind, String why) {
        Operation add = operations.get(ADD);
        return new FileForm(address(visit), Desk.START + "/visits/" + visit + (finding.isEmpty() ? "" : "/findings/" + finding), finding,
                key, add.body().at("kind").orElseThrow().codes().stream()
                        .map(code -> new FileForm.Kind(code, words.say(language, "code.EvidenceKind." + code), code.equals(kind)))
                        .toList(),
                why, null, null, null, null, null);
    }

    private static String address(UUID visit) {
        return Desk.START + "/visits/" + visit + "/evidence/new";
    }

    /// The page for a recording that is too large for this form.
    private static String recordings(FileForm form) {
        return form.action().replace("/evidence/new", "/recordings/new") + (form.finding().isEmpty() ? "" : "?finding=" + form.finding());
    }

    private static Uni<RestResponse<String>> shown(Frame frame, FileForm form, EvidenceOrigin taken) {
        TemplateInstance page = Templates.evidenceNew(frame, form, taken, taken.zoneIn(frame.language()), recordings(form));
        return form.isWrong() || taken.isWrong() ? Pages.again(frame, page) : Pages.ok(frame, page);
    }
}
