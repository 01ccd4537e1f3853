package org.palermo.referral.mechanism.provider;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.palermo.kernel.outbox.SubscriberClient;
import org.palermo.referral.mechanism.provider.OpenWorkView.ShelterWork;

/// Asks the shelter service who is in the shelters of an organisation, beside the resource to which events are sent and with the same
/// token. Only this service can close an organisation, and only that one knows who sleeps there. Never called inside a transaction.
@ApplicationScoped
class ShelterWorkAnswers {
    private static final Logger LOG = Logger.getLogger(ShelterWorkAnswers.class);
    private static final String SHELTERS = "shelter";

    private final SubscriberClient subscribers;
    private final ObjectMapper json;
    private final Validator validator;

    ShelterWorkAnswers(SubscriberClient subscribers, ObjectMapper json, Validator validator) {
        this.subscribers = subscribers;
        this.json = json;
        this.validator = validator;
    }

    /// @return empty when the shelter service does not answer, or not in a way that this service understands
    Uni<Optional<ShelterWork>> of(UUID organisation) {
        return Uni.createFrom().deferred(() -> subscribers.get(SHELTERS, "organisations/" + organisation + "/open-work"))
                .map(this::read)
                .onFailure().recoverWithItem(failure -> away(failure.getClass().getSimpleName()));
    }

    private Optional<ShelterWork> read(HttpResponse<Buffer> told) {
        if (told.statusCode() != 200 || told.body() == null) {
            return away(Integer.toString(told.statusCode()));
        }
        try {
            ShelterWork work = json.readValue(told.body().getBytes(), ShelterWork.class);
            return work != null && validator.validate(work).isEmpty() ? Optional.of(work) : away("incomplete");
        } catch (IOException e) {
            return away("unreadable");
        }
    }

    /// @param failure the status or the kind of failure, never a message
    private static Optional<ShelterWork> away(String failure) {
        LOG.warnf("The shelter service does not answer who is in the shelters of an organisation: %s", failure);
        return Optional.empty();
    }
}
