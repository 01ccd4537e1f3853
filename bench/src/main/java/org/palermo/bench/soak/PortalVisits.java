package org.palermo.bench.soak;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// Signs in to the portal as a browser does, and reads the linked pages.
final class PortalVisits {

    private static final Pattern FORM = Pattern.compile("action=\"([^\"]+)\"");
    private static final Pattern PAGE = Pattern.compile("href=\"(/portal(?:/[a-z][^\"#]*)?)\"");
    private static final int PAGES = 8;

    private final SoakCallers people;

    PortalVisits(SoakCallers people) {
        this.people = people;
    }

    String subject(String account) throws Exception {
        return SoakJourneys.idOf(people.token(account));
    }

    void openAs(String account) throws Exception {
        try (var browser = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).cookieHandler(new LocalCookies()).followRedirects(HttpClient.Redirect.NORMAL).build()) {
            var start = read(browser, "sign in: form", HttpRequest.newBuilder(people.origin().resolve("/portal/morning")));
            var form = FORM.matcher(start.body());
            if (!form.find()) {
                throw new IOException("no form to sign in at " + start.uri());
            }
            var credentials = "username=%1$s&password=%2$s".formatted(account, URLEncoder.encode("palermo-" + account, StandardCharsets.UTF_8));
            var home = read(browser, "sign in", HttpRequest.newBuilder(URI.create(form.group(1).replace("&amp;", "&")))
                    .header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(credentials)));
            var links = PAGE.matcher(home.body()).results().map(link -> link.group(1).replace("&amp;", "&")).filter(link -> !link.contains("sign-")).distinct().limit(PAGES).toList();
            for (var link : links) {
                read(browser, SoakCallers.named(link), HttpRequest.newBuilder(people.origin().resolve(link)));
            }
        }
    }

    private HttpResponse<String> read(HttpClient browser, String name, HttpRequest.Builder request) throws Exception {
        long started = System.nanoTime();
        var answer = browser.send(request.build(), BodyHandlers.ofString());
        people.answered("portal " + name, System.nanoTime() - started);
        if (answer.statusCode() != 200) {
            throw new IOException("portal " + name + " answered " + answer.statusCode());
        }
        return answer;
    }
}
