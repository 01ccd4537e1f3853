package org.palermo.kernel.bodies;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.MultiHelper;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.palermo.kernel.problem.Problems;

/// The unread body of a request, for an operation without a body parameter that first checks whether it accepts the body.
@ApplicationScoped
public class UnreadBody {
    /// Long enough at half the speed of the slowest connection for which the forms are made.
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final CurrentVertxRequest current;

    UnreadBody(CurrentVertxRequest current) {
        this.current = current;
    }

    /// @param most bytes
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 413 as soon as it is larger, 408 when it does not arrive
    public Uni<byte[]> read(int most) {
        HttpServerRequest request = current.getCurrent().request();
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null && Long.parseLong(length) > most) {
            return Uni.createFrom().failure(tooLarge(most));
        }
        if (request.isEnded()) {
            return Uni.createFrom().item(new byte[0]);
        }
        if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
            request.response().writeContinue();
        }
        return MultiHelper.toMulti(request)
                .onItem().scan(Buffer::buffer, (sofar, more) -> appended(sofar, more, most))
                .collect().last()
                .map(Buffer::getBytes)
                .ifNoItem().after(LONGEST).fail()
                .onFailure(TimeoutException.class).transform(late -> Problems.late());
    }

    private static Buffer appended(Buffer sofar, Buffer more, int most) {
        if (sofar.length() + more.length() > most) {
            throw tooLarge(most);
        }
        return sofar.appendBuffer(more);
    }

    private static RuntimeException tooLarge(int most) {
        return Problems.tooLarge("A piece must be at most %d bytes.".formatted(most));
    }
}
