package org.palermo.inspection.report.answer;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;
import java.io.IOException;
import org.palermo.kernel.outbox.SubscriberClient;

/// Asks the mechanism which reports it took up, at a resource next to the one to which reports are sent, with the same token.
@ApplicationScoped
class TakenUpAnswers {
    private static final String MECHANISM = "referral";
    private static final String PATH = "reports-taken-up/";
    private static final String BEGINNING = "beginning";

    private final SubscriberClient subscribers;
    private final ObjectMapper json;
    private final Validator validator;

    TakenUpAnswers(SubscriberClient subscribers, ObjectMapper json, Validator validator) {
        this.subscribers = subscribers;
        this.json = json;
        this.validator = validator;
    }

    sealed interface Answer {
        record Told(TakenUpPage page) implements Answer {}

        /// The mechanism was restored from a backup: it may repeat answers that were read before, or no longer have them.
        record Restored() implements Answer {}

        /// The mechanism does not answer, or not in a way that this service understands.
        ///
        /// @param failure the status or the kind of failure, never a message
        record Away(String failure) implements Answer {}
    }

    /// @param readUntil the `next` of the page before; null for the beginning
    Uni<Answer> after(String readUntil) {
        return subscribers.get(MECHANISM, PATH + (readUntil == null ? BEGINNING : readUntil))
                .map(this::answer)
                .onFailure().recoverWithItem(failure -> new Answer.Away(failure.getClass().getSimpleName()));
    }

    private Answer answer(HttpResponse<Buffer> told) {
        return switch (told.statusCode()) {
            case 200 -> read(told.body());
            case 410 -> new Answer.Restored();
            default -> new Answer.Away(Integer.toString(told.statusCode()));
        };
    }

    private Answer read(Buffer body) {
        try {
            TakenUpPage page = json.readValue(body == null ? new byte[0] : body.getBytes(), TakenUpPage.class);
            if (page != null && validator.validate(page).isEmpty()) {
                return new Answer.Told(page);
            }
        } catch (IOException e) {
            // The exception's message would repeat what was told.
        }
        return new Answer.Away("unreadable");
    }
}
