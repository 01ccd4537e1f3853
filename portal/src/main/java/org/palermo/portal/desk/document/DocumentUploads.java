package org.palermo.portal.desk.document;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.BadRequestException;
import java.util.function.BiFunction;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.portal.desk.page.Desk;
import org.palermo.portal.page.CurrentReader;
import org.palermo.portal.page.Failure;
import org.palermo.portal.page.FailurePages;
import org.palermo.portal.page.Frame;
import org.palermo.portal.page.Frames;

/// Shows a form that adds a document, and takes what is sent with it, for people whose roles may add one.
@Singleton
class DocumentUploads {
    private final DocumentForms forms;
    private final Frames frames;
    private final CurrentReader reader;
    private final FailurePages failures;

    DocumentUploads(DocumentForms forms, Frames frames, CurrentReader reader, FailurePages failures) {
        this.forms = forms;
        this.frames = frames;
        this.reader = reader;
        this.failures = failures;
    }

    /// @param busy whether a file was turned away because too many are being sent
    /// @param large whether a file was turned away because of its size, before anything was read
    Uni<RestResponse<String>> empty(DocumentForms.Form form, boolean busy, boolean large) {
        return offered(form, (person, frame) -> forms.empty(frame, form, busy, large));
    }

    Uni<RestResponse<String>> sent(DocumentForms.Form form, DocumentForms.Typed typed) {
        if (!typed.hasKey()) {
            throw new BadRequestException();
        }
        return offered(form, (person, frame) -> forms.sent(person, frame, form, typed));
    }

    private Uni<RestResponse<String>> offered(
            DocumentForms.Form form, BiFunction<SecurityIdentity, Frame, Uni<RestResponse<String>>> page) {
        return reader.get().chain(person -> forms.isOffered(person, form)
                ? page.apply(person, frames.of(person).from(Desk.START + form.address()))
                : failures.page(Failure.FORBIDDEN));
    }
}
