package org.palermo.kernel.test.upgrade;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Set;
import org.palermo.kernel.test.Account;

/// A request that changes nothing: a GET, a search, or a POST that is repeated with its key.
///
/// @param path with its query
/// @param body JSON, or null
/// @param key `Idempotency-Key`, or null
/// @param as the only account that sends it, or null for all accounts
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Read(String verb, String path, String body, String key, Account as) {
    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    public static Read get(String path) {
        return new Read("GET", path, null, null, null);
    }

    /// A search, which every account sends.
    public static Read search(String path, String body) {
        return new Read("POST", path, body, null, null);
    }

    /// A request that creates a record when it is sent first, and has the same answer when it is sent again.
    public static Read repeated(Account as, String path, String body, String key) {
        return new Read("POST", path, body, key, as);
    }

    Read by(Account account) {
        return new Read(verb, path, body, key, account);
    }

    Set<Account> accounts() {
        return as == null ? Set.of(Account.values()) : Set.of(as);
    }

    /// The path without its query.
    String resource() {
        return path.replaceFirst("\\?.*", "");
    }

    Seen ask(Account account) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path))
                .method(verb, body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body))
                .header("Authorization", "Bearer " + account.token());
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        try {
            return Seen.of(CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return verb + " " + path;
    }
}
