package org.palermo.systemtest.taint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.palermo.systemtest.suite.Answer;
import org.palermo.systemtest.suite.Calls;
import org.palermo.systemtest.suite.LocalCookies;

/// A browser without rendering: cookies, redirects, forms.
final class Browser {

    private static final int REDIRECTS = 10;

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).cookieHandler(new LocalCookies())
            .connectTimeout(Duration.ofSeconds(30)).build();
    private final URI origin;

    Browser(URI origin) {
        this.origin = origin;
    }

    /// A page and its address after all redirects.
    record Page(URI address, Answer answer) {}

    Page open(URI address) {
        return follow(HttpRequest.newBuilder(address).GET().build());
    }

    Page open(String path) {
        return open(origin.resolve(path));
    }

    Page submit(URI action, Map<String, String> fields) {
        var body = fields.entrySet().stream().map(field -> Calls.encode(field.getKey()) + "=" + Calls.encode(field.getValue())).collect(Collectors.joining("&"));
        return follow(HttpRequest.newBuilder(action).header("Content-Type", "application/x-www-form-urlencoded").header("Origin", origin.toString())
                .header("Sec-Fetch-Site", "same-origin").POST(BodyPublishers.ofString(body)).build());
    }

    /// Signs in on Keycloak's page and returns to the portal.
    ///
    /// @return the page after the sign-in; Keycloak's page again when the name or the password was wrong
    Page signIn(String name, String password) {
        var page = open("/portal/morning");
        var form = WebForm.in(page).stream().filter(found -> found.fields().containsKey("password")).findFirst()
                .orElseThrow(() -> new IllegalStateException("no sign-in page: " + page.answer()));
        return submit(form.action(), form.filledIn(Map.of("username", name, "password", password)));
    }

    private Page follow(HttpRequest first) {
        try {
            var request = first;
            for (int i = 0; i < REDIRECTS; i++) {
                var answer = client.send(request, BodyHandlers.ofByteArray());
                var next = answer.headers().firstValue("Location").filter(location -> answer.statusCode() / 100 == 3);
                if (next.isEmpty()) {
                    return new Page(request.uri(), new Answer(request.method() + " " + request.uri().getPath(), answer.statusCode(), answer.headers(), answer.body()));
                }
                request = HttpRequest.newBuilder(request.uri().resolve(next.get())).GET().build();
            }
            throw new IllegalStateException("redirected for ever from " + first.uri());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
