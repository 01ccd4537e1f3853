package org.palermo.systemtest.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.BrowserContext;
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
                watched.complaints.add(message.type() + ": " + message.text());
            }
        });
        person.onWebError(error -> watched.complaints.add("uncaught: " + error.error()));
        person.onRequest(request -> {
            if (!request.url().startsWith(origin + "/") && !request.url().startsWith("data:")) {
                watched.complaints.add("left the origin: " + request.url());
            }
        });
        person.onRequestFailed(request -> watched.complaints.add("failed: " + request.url() + " " + request.failure()));
        return watched;
    }

    void expectNothing() {
        assertEquals(List.of(), complaints);
    }
}
