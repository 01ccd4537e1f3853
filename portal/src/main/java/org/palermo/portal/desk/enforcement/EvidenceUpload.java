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
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.palermo.portal.api.ApiAnswer;
import org.palermo.portal.api.ApiCalls;
import org.palermo.portal.api.ApiFiles;
import org.palermo.portal.api.Operation;
import org.palermo.portal.api.Operations;
import org.palermo.portal.desk.Desk;
import org.palermo.portal.desk.DeskResource;
import org.palermo.portal.desk.Purpose;
import org.palermo.portal.desk.document.SentFile;
import org.palermo.portal.page.CurrentReader;
import org.palermo.portal.page.Failure;
import org.palermo.portal.page.FailurePages;
import org.palermo.portal.page.Frame;
import org.palermo.portal.page.Frames;
import org.palermo.portal.page.Language;
import org.palermo.portal.page.Pages;
import org.palermo.portal.words.Words;

/// The form that adds evidence to a visit or a finding; a phone offers its camera. The file waits on the disk until the service has it; Quarkus deletes it with the
/// end of the request. Without a session nothing of a file is read.
@Path("/portal/desk/visits/{visit}/evidence/new")
@Produces(MediaType.TEXT_HTML)
class EvidenceUpload {
    private static final String ADD = EnforcementRoom.FORM;
    private static final String SEND = "sendEvidenceContent";
    private static final int MOST_OF_WHY = 1000;
    private static final int REFUSED_AS_TOO_LARGE = 413;

    @CheckedTemplate(basePath = "pages")
    static class Templates {
        static native TemplateInstance evidenceNew(Frame frame, EvidenceForm page);
    }

    private final ApiCalls calls;
    private final ApiFiles files;
    private final Operations operations;
    private final Frames frames;
    private final Words words;
    private final CurrentReader reader;
    private final Vertx vertx;
    private final UriInfo uri;
    private final FailurePages failures;

    EvidenceUpload(ApiCalls calls, ApiFiles files, Operations operations, Frames frames, Words words, CurrentReader reader, Vertx vertx, UriInfo uri, FailurePages failures) {
        this.calls = calls;
        this.files = files;
        this.operations = operations;
        this.frames = frames;
        this.words = words;
        this.reader = reader;
        this.vertx = vertx;
        this.uri = uri;
        this.failures = failures;
    }

    /// @param finding the finding that it belongs to; without it, to the visit as a whole
    /// @param busy whether a file was turned away because too many are being sent
    /// @param large whether a file was turned away because of its size, before anything was read
    @GET
    @Authenticated
    public Uni<RestResponse<String>> form(UUID visit, @RestQuery UUID finding, @RestQuery boolean busy, @RestQuery boolean large) {
        return reader.get().chain(person -> {
            if (!offered(person)) {
                return failures.page(Failure.FORBIDDEN);
            }
            Frame frame = frames.of(person).from(address(visit));
            Language language = frame.language();
            EvidenceForm form = form(language, visit, finding == null ? "" : finding.toString(), UUID.randomUUID().toString(), "", "");
            return busy ? shown(frame, form.failed(words.say(language, "addEvidence.busy"), null))
                    : large ? shown(frame, form.wrong(null, null, words.say(language, "addEvidence.file.large")))
                    : shown(frame, form);
        });
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Authenticated
    public Uni<RestResponse<String>> send(
            UUID visit, @RestForm("_key") String key, @RestForm String finding, @RestForm String kind, @RestForm String why,
            @RestForm FileUpload file) {
        if (key == null || !key.matches("[0-9a-f-]{36}")) {
            throw new BadRequestException();
        }
        return reader.get().chain(person -> {
            if (!offered(person)) {
                return failures.page(Failure.FORBIDDEN);
            }
            Frame frame = frames.of(person).from(address(visit));
            EvidenceForm form = form(frame.language(), visit, finding == null || !finding.matches("[0-9a-f-]{36}") ? "" : finding, key,
                    kind == null ? "" : kind, why == null ? "" : why.strip());
            Optional<SentFile> sent = Optional.ofNullable(file).filter(one -> !one.fileName().isEmpty())
                    .map(one -> SentFile.of(one.uploadedFile(), one.fileName(), one.size()));
            return type(sent).chain(type -> {
                EvidenceForm checked = checked(frame.language(), form, sent, type);
                return checked.hasErrors() ? shown(frame, checked)
                        : add(person, frame, visit, form, sent.orElseThrow(), type.orElseThrow());
            });
        });
    }

    private Uni<Optional<String>> type(Optional<SentFile> sent) {
        return sent.isEmpty() ? Uni.createFrom().item(Optional.empty())
                : Uni.createFrom().completionStage(() -> vertx.executeBlocking(() -> {
                    Optional<String> type = sent.get().type();
                    return type.isPresent() ? type : sent.get().recording();
                }, false).toCompletionStage());
    }

    private EvidenceForm checked(Language language, EvidenceForm form, Optional<SentFile> sent, Optional<String> type) {
        String kind = form.kinds().stream().anyMatch(EvidenceForm.Kind::chosen) ? null
                : words.say(language, "addEvidence.kind.missing");
        String why = form.why().length() > MOST_OF_WHY ? words.say(language, "addEvidence.why.long") : null;
        String file = sent.isEmpty() ? words.say(language, "addEvidence.file.missing")
                : sent.get().size() == 0 ? words.say(language, "problem.file.empty")
                : sent.get().isTooLarge() ? words.say(language, "addEvidence.file.large")
                : type.isEmpty() ? words.say(language, "addEvidence.file.type") : null;
        return form.wrong(kind, why, file);
    }

    /// Announces the evidence, then sends its file. The same answers use the same key, so that a second try adds nothing twice.
    private Uni<RestResponse<String>> add(
            SecurityIdentity person, Frame frame, UUID visit, EvidenceForm form, SentFile file, String type) {
        JsonObject body = new JsonObject()
                .put("kind", form.kinds().stream().filter(EvidenceForm.Kind::chosen).findFirst().orElseThrow().code())
                .put("type", type).put("name", file.name());
        if (!form.why().isEmpty()) {
            body.put("description", form.why());
        }
        if (!form.finding().isEmpty()) {
            body.put("finding", form.finding());
        }
        String key = UUID.nameUUIDFromBytes((form.key() + body.encode()).getBytes(StandardCharsets.UTF_8)).toString();
        String purpose = Purpose.of(person, "INSPECTION");
        return calls.change(person, operations.get(ADD), Map.of("visit", visit.toString()), key, null, body, purpose).chain(added -> {
            if (!added.isGood()) {
                return shown(frame, refused(frame.language(), form, added));
            }
            String document = added.body().getString("id");
            URI page = URI.create(Desk.START + "/visits/" + visit + "/evidence/" + document + "?done=" + ADD);
            return files.send(person, operations.get(SEND), Map.of("visit", visit.toString(), "evidence", document), file.path(),
                            file.size(), purpose)
                    .chain(kept -> kept.isGood() ? Uni.createFrom().item(RestResponse.ResponseBuilder.<String>create(RestResponse.Status.SEE_OTHER).location(page)
                                    .cookie(DeskResource.doneCookie(uri, ADD)).build())
                            : shown(frame, refused(frame.language(), form, kept)));
        });
    }

    /// What the service says about the file stands beside the file.
    private EvidenceForm refused(Language language, EvidenceForm form, ApiAnswer answer) {
        if (answer.status() == REFUSED_AS_TOO_LARGE) {
            return form.wrong(null, null, words.say(language, "addEvidence.file.large"));
        }
        if (answer.status() == 400 && answer.body().encode().contains("\"description\"")) {
            return form.wrong(null, words.say(language, "addEvidence.why.status"), null);
        }
        Optional<String> specific = words.find(language, "problem." + answer.problem().replace(':', '.'));
        if (specific.isPresent() && answer.problem().startsWith("file:") && !answer.isAway()) {
            return form.wrong(null, null, specific.get());
        }
        String general = answer.isAway() ? "problem.away" : "problem." + answer.status();
        return form.failed(specific.orElseGet(() -> words.find(language, general, "problem.other").orElseThrow()),
                specific.isEmpty() && !answer.isAway() ? answer.body().getString("detail") : null);
    }

    private boolean offered(SecurityIdentity person) {
        return operations.get(ADD).roles().stream().anyMatch(person::hasRole);
    }

    private EvidenceForm form(Language language, UUID visit, String finding, String key, String kind, String why) {
        Operation add = operations.get(ADD);
        return new EvidenceForm(address(visit), Desk.START + "/visits/" + visit + (finding.isEmpty() ? "" : "/findings/" + finding), finding, key,
                add.body().at("kind").orElseThrow().codes().stream()
                        .map(code -> new EvidenceForm.Kind(code, words.say(language, "code.EvidenceKind." + code), code.equals(kind)))
                        .toList(),
                why, null, null, null, null, null);
    }

    private static String address(UUID visit) {
        return Desk.START + "/visits/" + visit + "/evidence/new";
    }

    private static Uni<RestResponse<String>> shown(Frame frame, EvidenceForm form) {
        return form.isWrong() ? Pages.again(frame, Templates.evidenceNew(frame, form))
                : Pages.ok(frame, Templates.evidenceNew(frame, form));
    }
}
