package org.palermo.systemtest.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Request;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/// Records what the browser complains about, and what it fetches from elsewhere, while somebody uses the pages.
final class BrowserComplaints {

    private final List<String> complaints = new ArrayList<>();

    static BrowserComplaints on(BrowserContext person, URI origin) {
        var watched = new BrowserComplaints();
        person.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                watched.complaints.add(message.type() + ": " + message.text() + " at " + message.location());
            }
        });
        person.onWebError(error -> watched.complaints.add("uncaught: " + error.error()));
        person.onRequest(request -> {
            if (!request.url().startsWith(origin + "/") && !request.url().startsWith("data:")) {
                watched.complaints.add("left the origin: " + request.url());
            }
        });
        person.onRequestFailed(request -> {
            if (!isLeftBehind(request)) {
                watched.complaints.add("failed: " + request.url() + " " + request.failure());
            }
        });
        return watched;
    }

    /// The count of notices comes after the page; somebody who goes on at once does not wait for it.
    private static boolean isLeftBehind(Request request) {
        return request.url().endsWith("/portal/notices/count") && "net::ERR_ABORTED".equals(request.failure());
    }

    void expectNothing() {
        assertEquals(List.of(), complaints);
    }

    List<String> all() {
        return List.copyOf(complaints);
    }
}
