package org.palermo.portal.desk.document;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.palermo.portal.api.Operation;
import org.palermo.portal.api.Operations;
import org.palermo.portal.desk.Purpose;
import org.palermo.portal.desk.page.Desk;
import org.palermo.portal.page.Frame;
import org.palermo.portal.page.Language;
import org.palermo.portal.page.Pages;
import org.palermo.portal.page.TypedText;
import org.palermo.portal.words.Words;

/// What the forms have in common that add a document: to a case, or to an answer to a question on one.
@Singleton
class DocumentForms {
    private static final int MOST_OF_WHY = 500;

    @CheckedTemplate(basePath = "pages")
    static class Templates {
        static native TemplateInstance documentNew(Frame frame, FileForm page, String heading, String lead);
    }

    private final FileSending sending;
    private final Operations operations;
    private final Words words;
    private final Vertx vertx;

    DocumentForms(FileSending sending, Operations operations, Words words, Vertx vertx) {
        this.sending = sending;
        this.operations = operations;
        this.words = words;
        this.vertx = vertx;
    }

    /// A form.
    ///
    /// @param way how its file is sent; the words of the form are those of the operation that announces it
    /// @param path variables of that operation
    /// @param address of the form, below the desk
    /// @param back the page before it, below the desk
    /// @param isDocument whether the page of the document follows; else the page before
    record Form(FileSending.Way way, Map<String, String> path, String address, String back, boolean isDocument) {
        private String follows(String document) {
            return Desk.START + (isDocument ? back + "/documents/" + document : back);
        }
    }

    /// What was typed and chosen.
    record Typed(String key, String kind, String why, FileUpload file) {
        boolean hasKey() {
            return key != null && key.matches("[0-9a-f-]{36}");
        }
    }

    boolean isOffered(SecurityIdentity person, Form form) {
        return sending.isOffered(person, form.way());
    }

    /// @param busy whether a file was turned away because too many are being sent
    /// @param large whether a file was turned away because of its size, before anything was read
    Uni<RestResponse<String>> empty(Frame frame, Form form, boolean busy, boolean large) {
        Language language = frame.language();
        FileForm page = page(language, form, UUID.randomUUID().toString(), "", "");
        return busy ? shown(frame, form, page.failed(words.say(language, "addCaseDocument.busy"), null))
                : large ? shown(frame, form, page.wrong(null, null, words.say(language, "addCaseDocument.file.large")))
                : shown(frame, form, page);
    }

    Uni<RestResponse<String>> sent(SecurityIdentity person, Frame frame, Form form, Typed typed) {
        FileForm page = page(frame.language(), form, typed.key(), typed.kind() == null ? "" : typed.kind(),
                TypedText.of(typed.why()));
        Optional<SentFile> file = Optional.ofNullable(typed.file()).filter(one -> !one.fileName().isEmpty())
                .map(one -> SentFile.of(one.uploadedFile(), one.fileName(), one.size()));
        return type(file).chain(type -> {
            FileForm checked = checked(frame.language(), page, file, type);
            return checked.hasErrors() ? shown(frame, form, checked)
                    : add(person, frame, form, page, file.orElseThrow(), type.orElseThrow());
        });
    }

    private Uni<Optional<String>> type(Optional<SentFile> sent) {
        return sent.isEmpty() ? Uni.createFrom().item(Optional.empty())
                : Uni.createFrom().completionStage(() -> vertx.executeBlocking(() -> sent.get().type(), false).toCompletionStage());
    }

    private FileForm checked(Language language, FileForm page, Optional<SentFile> sent, Optional<String> type) {
        String kind = page.chosenKind() != null ? null
                : words.say(language, "addCaseDocument.kind.missing");
        String why = page.why().isEmpty() ? words.say(language, "addCaseDocument.why.missing")
                : page.why().length() > MOST_OF_WHY ? words.say(language, "addCaseDocument.why.long") : null;
        String file = sent.isEmpty() ? words.say(language, "addCaseDocument.file.missing")
                : sent.get().size() == 0 ? words.say(language, "problem.file.empty")
                : sent.get().isTooLarge() ? words.say(language, "addCaseDocument.file.large")
                : type.isEmpty() ? words.say(language, "addCaseDocument.file.type") : null;
        return page.wrong(kind, why, file);
    }

    private Uni<RestResponse<String>> add(SecurityIdentity person, Frame frame, Form form, FileForm page, SentFile file, String type) {
        JsonObject body = new JsonObject().put("kind", page.chosenKind()).put("type", type).put("name", file.name()).put("why", page.why());
        return sending.send(person, form.way(), form.path(), page.key(), body, file.path(), file.size(), Purpose.of(person, null))
                .chain(sent -> sent.answer().isGood()
                        ? Uni.createFrom().item(sending.done(form.follows(sent.id()), form.way()))
                        : shown(frame, form, page.refused(sending.refusal(frame.language(), form.way(), sent.answer()))));
    }

    private FileForm page(Language language, Form form, String key, String kind, String why) {
        Operation add = operations.get(form.way().announce());
        return new FileForm(Desk.START + form.address(), Desk.START + form.back(), "", key,
                add.body().at("kind").orElseThrow().codes().stream()
                        .map(code -> new FileForm.Kind(code, words.say(language, "code.DocumentKind." + code), code.equals(kind)))
                        .toList(),
                why, null, null, null, null, null);
    }

    private Uni<RestResponse<String>> shown(Frame frame, Form form, FileForm page) {
        String name = form.way().announce();
        TemplateInstance shown = Templates.documentNew(frame, page, words.say(frame.language(), name + ".title"),
                words.say(frame.language(), name + ".lead"));
        return page.isWrong() ? Pages.again(frame, shown) : Pages.ok(frame, shown);
    }
}
