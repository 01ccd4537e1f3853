package org.palermo.gateway;

import java.util.Map;

import io.vertx.core.MultiMap;

/// What a browser may do with an answer. An origin that says so itself keeps its word: the portal knows its pages
/// better, and Keycloak's pages come with Keycloak's own policies, which ours would break.
final class SecurityHeaders {

    /// Data is not a page: nothing may be loaded, run or framed from it.
    private static final String DATA_POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox";

    /// GOV.UK Frontend from our own origin; no inline script or style.
    static final String PAGE_POLICY = "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
            + "font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; "
            + "object-src 'none'";

    private static final Map<String, String> EVERYWHERE = Map.of(
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Cross-Origin-Opener-Policy", "same-origin");

    private static final String TWO_YEARS = "max-age=63072000; includeSubDomains";

    private SecurityHeaders() {
    }

    static void add(MultiMap headers, Route.Pages pages, boolean https) {
        if (https) {
            // A browser ignores it over plain HTTP, and a developer's machine must not be told to forget HTTP.
            absent(headers, "Strict-Transport-Security", TWO_YEARS);
        }
        switch (pages) {
            case KEYCLOAK -> { }
            case PORTAL -> page(headers);
            case DATA -> data(headers);
        }
    }

    static void page(MultiMap headers) {
        EVERYWHERE.forEach((name, value) -> absent(headers, name, value));
        absent(headers, "Content-Security-Policy", PAGE_POLICY);
        absent(headers, "Referrer-Policy", "same-origin");
    }

    static void data(MultiMap headers) {
        EVERYWHERE.forEach((name, value) -> absent(headers, name, value));
        absent(headers, "Content-Security-Policy", DATA_POLICY);
        absent(headers, "Referrer-Policy", "no-referrer");
    }

    private static void absent(MultiMap headers, String name, String value) {
        if (!headers.contains(name)) {
            headers.set(name, value);
        }
    }
}
