package org.palermo.gateway.header;

import java.util.List;

import org.palermo.gateway.route.Route;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;

/// What a browser may do with an answer. A policy that the origin sets is kept: the portal knows its pages better, and
/// Keycloak's pages have policies of their own, which ours would break.
public final class SecurityHeaders {

    /// Data is not a page: nothing may be loaded, run or framed from it.
    private static final String DATA_POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox";

    /// GOV.UK Frontend from our own origin; no inline script or style.
    static final String PAGE_POLICY = "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
            + "font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; "
            + "object-src 'none'";

    private static final List<Header> EVERYWHERE = List.of(
            Header.of("X-Content-Type-Options", "nosniff"),
            Header.of("X-Frame-Options", "DENY"),
            Header.of("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
            Header.of("Cross-Origin-Resource-Policy", "same-origin"),
            Header.of("Cross-Origin-Opener-Policy", "same-origin"));

    private static final List<Header> PAGE = List.of(
            Header.of("Content-Security-Policy", PAGE_POLICY), Header.of("Referrer-Policy", "no-referrer"));

    private static final List<Header> DATA = List.of(
            Header.of("Content-Security-Policy", DATA_POLICY), Header.of("Referrer-Policy", "no-referrer"));

    /// Two years. A browser ignores it over plain HTTP, and on a developer's machine plain HTTP must keep working.
    private static final List<Header> HTTPS = List.of(
            Header.of("Strict-Transport-Security", "max-age=63072000; includeSubDomains"));

    /// Hashed and checked once, not for each answer.
    private record Header(CharSequence name, CharSequence value) {

        static Header of(String name, String value) {
            return new Header(HttpHeaders.createOptimized(name), HttpHeaders.createOptimized(value));
        }
    }

    private SecurityHeaders() {
    }

    public static void add(MultiMap headers, Route.Pages pages, boolean https) {
        if (https) {
            addAbsent(headers, HTTPS);
        }
        switch (pages) {
            case KEYCLOAK -> { }
            case PORTAL -> {
                addAbsent(headers, EVERYWHERE);
                addAbsent(headers, PAGE);
            }
            case DATA -> {
                addAbsent(headers, EVERYWHERE);
                addAbsent(headers, DATA);
            }
        }
    }

    private static void addAbsent(MultiMap headers, List<Header> added) {
        for (var header : added) {
            if (!headers.contains(header.name())) {
                headers.add(header.name(), header.value());
            }
        }
    }
}
