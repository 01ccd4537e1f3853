package org.palermo.kernel.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.jackson.JsonCloudEventData;
import io.cloudevents.jackson.JsonFormat;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import org.jboss.logging.Logger;

/// Posts one event as a CloudEvent (structured JSON) to its subscriber, and returns the result.
@ApplicationScoped
class Delivery {
    private static final Logger LOG = Logger.getLogger(Delivery.class);

    private final SubscriberConfig config;
    private final SubscriberClient subscribers;
    private final ObjectMapper json;

    Delivery(SubscriberConfig config, SubscriberClient subscribers, ObjectMapper json) {
        this.config = config;
        this.subscribers = subscribers;
        this.json = json;
    }

    /// The result of a delivery.
    sealed interface Result {
        record Taken() implements Result {}

        /// The subscriber misses an earlier number, and names it.
        record Gap(long expected) implements Result {}

        /// The subscriber is away or overloaded.
        record Away(String failure) implements Result {}

        /// The subscriber refuses the event as invalid.
        record Refused(String failure) implements Result {}
    }

    Uni<Result> post(Stream stream, StreamStore.StoredEvent event) {
        return Uni.createFrom().deferred(() -> subscribers.post(stream.subscriber(), JsonFormat.CONTENT_TYPE,
                        Buffer.buffer(new JsonFormat().serialize(cloudEvent(stream, event)))))
                .map(Delivery::result)
                .onFailure().recoverWithItem(failure -> new Result.Away(failure.getClass().getSimpleName()));
    }

    private CloudEvent cloudEvent(Stream stream, StreamStore.StoredEvent event) {
        return CloudEventBuilder.v1()
                .withId(event.id().toString())
                .withSource(URI.create(config.source()))
                .withType(event.type())
                .withTime(event.occurredAt())
                .withExtension("sequence", Long.toString(event.sequence()))
                .withExtension("partitionkey", stream.aggregate().toString())
                .withData("application/json", JsonCloudEventData.wrap(data(event)))
                .build();
    }

    private JsonNode data(StreamStore.StoredEvent event) {
        try {
            return event.data() == null ? json.createObjectNode() : json.readTree(event.data());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored event can't be read", e);
        }
    }

    private static Result result(HttpResponse<Buffer> answer) {
        int status = answer.statusCode();
        if (status / 100 == 2) {
            return new Result.Taken();
        }
        if (status == 409) {
            Long expected = expected(answer);
            return expected == null ? new Result.Away("409") : new Result.Gap(expected);
        }
        if (status == 401) {
            return new Result.Away("401");
        }
        LOG.warnf("A subscriber answered %d", status);
        return status / 100 == 4 && status != 408 && status != 425 && status != 429
                ? new Result.Refused(Integer.toString(status))
                : new Result.Away(Integer.toString(status));
    }

    private static Long expected(HttpResponse<Buffer> answer) {
        try {
            return answer.bodyAsJsonObject().getLong("expected");
        } catch (RuntimeException notJson) {
            return null;
        }
    }
}
