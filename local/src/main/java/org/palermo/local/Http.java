package org.palermo.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/// The client for short requests to services on this machine.
public final class Http {

    private static final Duration SHORT = Duration.ofSeconds(2);
    /// Uploads and token requests wait for a busy machine; a check whether a service answers has [#SHORT] in total.
    private static final Duration CONNECTED_WITHIN = Duration.ofSeconds(30);
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECTED_WITHIN).build();

    private Http() {}

    public static HttpClient client() {
        return CLIENT;
    }

    /// Whether the address answers 200 within two seconds.
    public static boolean answers(URI address) {
        try {
            var request = HttpRequest.newBuilder(address).timeout(SHORT).build();
            return CLIENT.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
