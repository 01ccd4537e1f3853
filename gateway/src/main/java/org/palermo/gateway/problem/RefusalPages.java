package org.palermo.gateway.problem;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

import org.palermo.gateway.route.Call;
import org.palermo.gateway.route.Route;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

/// A refusal as a page, for a person at a browser: in the language that she chose in the portal, else in her browser's.
final class RefusalPages {

    static final String CONTENT_TYPE = "text/html; charset=utf-8";

    private static final String LANGUAGE_COOKIE = "palermo_language=";
    private static final String ENGLISH = "en";
    /// A browser sends a few languages; more are not looked at.
    private static final int MOST_LANGUAGES = 10;
    private static final String STYLE =
            "body{font:1.125rem/1.5 sans-serif;max-width:40rem;margin:2rem auto;padding:0 1rem;color:#0b0c0c;background:#fff}"
            + "a{color:#1a65a6}small{color:#484949}";
    static final String POLICY = "default-src 'none'; style-src 'sha256-" + hash(STYLE)
            + "'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    private static final Map<String, Properties> WORDS = new LinkedHashMap<>();

    static {
        for (var language : new String[] {ENGLISH, "fr", "es", "ar", "ru", "zh"}) {
            WORDS.put(language, words(language));
        }
    }

    private RefusalPages() {
    }

    /// Whether a page of the portal or of the sign-in was asked for, and not one of its files.
    static boolean isFor(Call call) {
        var pages = call.route() == null ? Route.Pages.PORTAL : call.route().pages();
        var accept = call.request().getHeader("Accept");
        return pages != Route.Pages.DATA && accept != null && accept.contains("text/html");
    }

    static Buffer of(Call call, Problem problem) {
        var language = language(call.request());
        var words = WORDS.get(language);
        var kind = kind(problem.status());
        var wait = problem.headers().getOrDefault("Retry-After", "10");
        return Buffer.buffer("""
                <!doctype html>
                <html lang="%s" dir="%s">
                <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>%s</title><style>%s</style></head>
                <body><main>
                <h1>%s</h1>
                <p>%s</p>
                <p><a href="/portal">%s</a></p>
                <p><small>%s <bdi>%s</bdi></small></p>
                </main></body>
                </html>
                """.formatted(language, language.equals("ar") ? "rtl" : "ltr", words.getProperty(kind), STYLE, words.getProperty(kind),
                words.getProperty(kind + ".text").replace("{0}", wait), words.getProperty("first"), words.getProperty("id"), call.id()));
    }

    private static String kind(int status) {
        return switch (status) {
            case 429 -> "wait";
            case 500, 502, 503, 504 -> "away";
            case 413 -> "large";
            case 408 -> "slow";
            case 404 -> "missing";
            default -> "other";
        };
    }

    private static String language(HttpServerRequest request) {
        return ofCookies(request.headers().getAll(HttpHeaders.COOKIE))
                .orElseGet(() -> ofBrowser(request.getHeader("Accept-Language")));
    }

    /// Over HTTP/2 each cookie may be a header of its own, and Vert.x reads only the first.
    private static Optional<String> ofCookies(List<String> headers) {
        return headers.stream().flatMap(header -> Arrays.stream(header.split(";"))).map(String::strip)
                .filter(cookie -> cookie.startsWith(LANGUAGE_COOKIE)).map(cookie -> cookie.substring(LANGUAGE_COOKIE.length()))
                .filter(WORDS::containsKey).findFirst();
    }

    /// The first that is known; browsers send the preferred one first.
    private static String ofBrowser(String accepted) {
        return accepted == null ? ENGLISH : Arrays.stream(accepted.split(",", MOST_LANGUAGES)).map(String::strip)
                .map(one -> one.length() > 2 ? one.substring(0, 2) : one).filter(WORDS::containsKey).findFirst().orElse(ENGLISH);
    }

    private static Properties words(String language) {
        var file = "pages/" + language + ".properties";
        try (var text = new InputStreamReader(RefusalPages.class.getClassLoader().getResourceAsStream(file), StandardCharsets.UTF_8)) {
            var words = new Properties();
            words.load(text);
            return words;
        } catch (IOException e) {
            throw new UncheckedIOException(file + " can't be read", e);
        }
    }

    private static String hash(String style) {
        try {
            return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
