package org.palermo.kernel.identity;

import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.json.JsonArray;
import jakarta.json.JsonString;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.watch.RequestId;

/// Reads the {@link Actor} from the verified token, once per request.
class ActorProducer {
    private final Purposes purposes;
    private final CallerAddress address;

    ActorProducer(Purposes purposes, CallerAddress address) {
        this.purposes = purposes;
        this.address = address;
    }

    @Produces
    @RequestScoped
    CurrentActor current(JsonWebToken token, RequestId requestId, HttpServerRequest request) {
        return new CurrentActor(new Actor(
                token.getSubject(),
                agency(token.getClaim("agency")),
                token.getClaim("agency_kind"),
                strings(token.getClaim("regions")),
                token.getGroups(),
                context(requestId, request)));
    }

    private RequestContext context(RequestId id, HttpServerRequest request) {
        Purposes.Stated purpose = purposes.parse(request.getHeader(Purposes.HEADER));
        return new RequestContext(id.value(), address.of(request), purpose.code(), purpose.reference(), null);
    }

    private static UUID agency(String claim) {
        if (claim == null) {
            return null;
        }
        try {
            return UUID.fromString(claim);
        } catch (IllegalArgumentException notAnId) {
            throw Problems.forbidden("identity", "agency", "The token names no valid agency.");
        }
    }

    private static Set<String> strings(Object claim) {
        return switch (claim) {
            case null -> Set.of();
            case JsonArray array -> array.getValuesAs(JsonString.class).stream().map(JsonString::getString).collect(Collectors.toSet());
            case Collection<?> values -> values.stream().map(ActorProducer::text).collect(Collectors.toSet());
            default -> Set.of(text(claim));
        };
    }

    private static String text(Object value) {
        return value instanceof JsonString json ? json.getString() : value.toString();
    }
}
