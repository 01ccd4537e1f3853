package org.palermo.portal.desk.document;

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
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.palermo.portal.api.Operation;
import org.palermo.portal.api.Operations;
import org.palermo.portal.desk.Desk;
import org.palermo.portal.desk.Purpose;
import org.palermo.portal.page.CurrentReader;
import org.palermo.portal.page.Failure;
import org.palermo.portal.page.FailurePages;
import org.palermo.portal.page.Frame;
import org.palermo.portal.page.Frames;
import org.palermo.portal.page.Language;
import org.palermo.portal.page.Pages;
import org.palermo.portal.words.Words;

/// The form that adds a document to a case. The file waits on the disk until the service has it; Quarkus deletes it with the
/// end of the request. Without a session nothing of a file is read.
@Path("/portal/desk/cases/{case}/documents/new")
@Produces(MediaType.TEXT_HTML)
class DocumentUpload {
    private static final String ADD = DocumentRoom.FORM;
    private static final FileSending.Way WAY = new FileSending.Way(ADD, "sendCaseDocumentContent", "document");
    private static final int MOST_OF_WHY = 500;

    @CheckedTemplate(basePath = "pages")
    static class Templates {
        static native TemplateInstance documentNew(Frame frame, FileForm page);
    }

    private final FileSending sending;
    private final Operations operations;
    private final Frames frames;
    private final Words words;
    private final CurrentReader reader;
    private final Vertx vertx;
    private final FailurePages failures;

    DocumentUpload(FileSending sending, Operations operations, Frames frames, Words words, CurrentReader reader, Vertx vertx, FailurePages failures) {
        this.sending = sending;
        this.operations = operations;
        this.frames = frames;
        this.words = words;
        this.reader = reader;
        this.vertx = vertx;
        this.failures = failures;
    }

    /// @param busy whether a file was turned away because too many are being sent
    /// @param large whether a file was turned away because of its size, before anything was read
    @GET
    @Authenticated
    public Uni<RestResponse<String>> form(@RestPath("case") UUID caseFile, @RestQuery boolean busy, @RestQuery boolean large) {
        return reader.get().chain(person -> {
            if (!sending.isOffered(person, WAY)) {
                return failures.page(Failure.FORBIDDEN);
            }
            Frame frame = frames.of(person).from(address(caseFile));
            Language language = frame.language();
            FileForm form = form(language, caseFile, UUID.randomUUID().toString(), "", "");
            return busy ? shown(frame, form.failed(words.say(language, "addCaseDocument.busy"), null))
                    : large ? shown(frame, form.wrong(null, null, words.say(language, "addCaseDocument.file.large")))
                    : shown(frame, form);
        });
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Authenticated
    public Uni<RestResponse<String>> send(
            @RestPath("case") UUID caseFile, @RestForm("_key") String key, @RestForm String kind, @RestForm String why,
            @RestForm FileUpload file) {
        if (key == null || !key.matches("[0-9a-f-]{36}")) {
            throw new BadRequestException();
        }
        return reader.get().chain(person -> {
            if (!sending.isOffered(person, WAY)) {
                return failures.page(Failure.FORBIDDEN);
            }
            Frame frame = frames.of(person).from(address(caseFile));
            FileForm form = form(frame.language(), caseFile, key,
                    kind == null ? "" : kind, why == null ? "" : why.strip());
            Optional<SentFile> sent = Optional.ofNullable(file).filter(one -> !one.fileName().isEmpty())
                    .map(one -> SentFile.of(one.uploadedFile(), one.fileName(), one.size()));
            return type(sent).chain(type -> {
                FileForm checked = checked(frame.language(), form, sent, type);
                return checked.hasErrors() ? shown(frame, checked)
                        : add(person, frame, caseFile, form, sent.orElseThrow(), type.orElseThrow());
            });
        });
    }

    private Uni<Optional<String>> type(Optional<SentFile> sent) {
        return sent.isEmpty() ? Uni.createFrom().item(Optional.empty())
                : Uni.createFrom().completionStage(() -> vertx.executeBlocking(() -> sent.get().type(), false).toCompletionStage());
    }

    private FileForm checked(Language language, FileForm form, Optional<SentFile> sent, Optional<String> type) {
        String kind = form.chosenKind() != null ? null
                : words.say(language, "addCaseDocument.kind.missing");
        String why = form.why().isEmpty() ? words.say(language, "addCaseDocument.why.missing")
                : form.why().length() > MOST_OF_WHY ? words.say(language, "addCaseDocument.why.long") : null;
        String file = sent.isEmpty() ? words.say(language, "addCaseDocument.file.missing")
                : sent.get().size() == 0 ? words.say(language, "problem.file.empty")
                : sent.get().isTooLarge() ? words.say(language, "addCaseDocument.file.large")
                : type.isEmpty() ? words.say(language, "addCaseDocument.file.type") : null;
        return form.wrong(kind, why, file);
    }

    private Uni<RestResponse<String>> add(
            SecurityIdentity person, Frame frame, UUID caseFile, FileForm form, SentFile file, String type) {
        JsonObject body = new JsonObject().put("kind", form.chosenKind()).put("type", type).put("name", file.name()).put("why", form.why());
        return sending.send(person, WAY, Map.of("id", caseFile.toString()), form.key(), body, file.path(), file.size(), Purpose.of(person, null))
                .chain(sent -> sent.answer().isGood()
                        ? Uni.createFrom().item(sending.done(Desk.START + "/cases/" + caseFile + "/documents/" + sent.id(), WAY))
                        : shown(frame, form.refused(sending.refusal(frame.language(), WAY, sent.answer()))));
    }

    private FileForm form(Language language, UUID caseFile, String key, String kind, String why) {
        Operation add = operations.get(ADD);
        return new FileForm(address(caseFile), Desk.START + "/cases/" + caseFile, "", key,
                add.body().at("kind").orElseThrow().codes().stream()
                        .map(code -> new FileForm.Kind(code, words.say(language, "code.DocumentKind." + code), code.equals(kind)))
                        .toList(),
                why, null, null, null, null, null);
    }

    private static String address(UUID caseFile) {
        return Desk.START + "/cases/" + caseFile + "/documents/new";
    }

    private static Uni<RestResponse<String>> shown(Frame frame, FileForm form) {
        return form.isWrong() ? Pages.again(frame, Templates.documentNew(frame, form))
                : Pages.ok(frame, Templates.documentNew(frame, form));
    }
}
