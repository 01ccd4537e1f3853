package org.palermo.portal.desk.document;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.portal.api.ApiAnswer;
import org.palermo.portal.api.ApiCalls;
import org.palermo.portal.api.ApiFiles;
import org.palermo.portal.api.Operations;
import org.palermo.portal.desk.DeskResource;
import org.palermo.portal.page.Language;
import org.palermo.portal.words.Words;

/// Announces a file to a service, then sends it: what the forms that send a file have in common.
@Singleton
public class FileSending {
    private static final int REFUSED_AS_TOO_LARGE = 413;

    private final ApiCalls calls;
    private final ApiFiles files;
    private final Operations operations;
    private final Words words;
    private final UriInfo uri;

    FileSending(ApiCalls calls, ApiFiles files, Operations operations, Words words, UriInfo uri) {
        this.calls = calls;
        this.files = files;
        this.operations = operations;
        this.words = words;
        this.uri = uri;
    }

    /// How a kind of file is sent.
    ///
    /// @param announce operation that announces a file and answers with its id
    /// @param send operation that takes the file
    /// @param id name of the file's id in the path of that operation
    public record Way(String announce, String send, String id) {}

    /// What came of sending.
    ///
    /// @param id of the announced file; null when the service refused to take one
    public record Outcome(String id, ApiAnswer answer) {}

    /// Why a file was not taken, in words.
    ///
    /// @param english the service's own words for the problem, or null
    /// @param ofFile whether the file itself is the reason
    public record Refusal(String said, String english, boolean ofFile) {}

    public boolean isOffered(SecurityIdentity person, Way way) {
        return operations.get(way.announce()).roles().stream().anyMatch(person::hasRole);
    }

    /// The same answers use the same key, so that a second try adds nothing twice.
    ///
    /// @param path variables of the announcing operation
    /// @param formKey the key that was created with the form
    public Uni<Outcome> send(
            SecurityIdentity person, Way way, Map<String, String> path, String formKey, JsonObject body, Path file, long size,
            String purpose) {
        String key = UUID.nameUUIDFromBytes((formKey + body.encode()).getBytes(StandardCharsets.UTF_8)).toString();
        return calls.change(person, operations.get(way.announce()), path, key, null, body, purpose).chain(announced -> {
            if (!announced.isGood()) {
                return Uni.createFrom().item(new Outcome(null, announced));
            }
            String id = announced.body().getString("id");
            Map<String, String> ofFile = new HashMap<>(path);
            ofFile.put(way.id(), id);
            return files.send(person, operations.get(way.send()), ofFile, file, size, purpose).map(kept -> new Outcome(id, kept));
        });
    }

    /// To the page of the file, which says once that it was sent.
    public RestResponse<String> done(String page, Way way) {
        return RestResponse.ResponseBuilder.<String>create(RestResponse.Status.SEE_OTHER)
                .location(URI.create(page + "?done=" + way.announce()))
                .cookie(DeskResource.doneCookie(uri, way.announce())).build();
    }

    public Refusal refusal(Language language, Way way, ApiAnswer answer) {
        if (answer.status() == REFUSED_AS_TOO_LARGE) {
            return new Refusal(words.say(language, way.announce() + ".file.large"), null, true);
        }
        Optional<String> specific = words.find(language, "problem." + answer.problem().replace(':', '.'));
        if (specific.isPresent() && answer.problem().startsWith("file:") && !answer.isAway()) {
            return new Refusal(specific.get(), null, true);
        }
        String general = answer.isAway() ? "problem.away" : "problem." + answer.status();
        return new Refusal(specific.orElseGet(() -> words.find(language, general, "problem.other").orElseThrow()),
                specific.isEmpty() && !answer.isAway() ? answer.body().getString("detail") : null, false);
    }
}
