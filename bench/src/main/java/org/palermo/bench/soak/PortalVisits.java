package org.palermo.bench.soak;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.regex.Pattern;
import org.palermo.bench.suite.PortalBrowser;

/// Signs in to the portal as a browser does, and reads the linked pages.
final class PortalVisits {

    private static final Pattern PAGE = Pattern.compile("href=\"(/portal(?:/[a-z][^\"#]*)?)\"");
    private static final int PAGES = 8;

    private final SoakCallers people;

    PortalVisits(SoakCallers people) {
        this.people = people;
    }

    String subject(String account) throws Exception {
        return people.subject(account);
    }

    void openAs(String account) throws Exception {
        try (var browser = PortalBrowser.create()) {
            var start = read(browser, "sign in: form", HttpRequest.newBuilder(people.origin().resolve("/portal/morning")));
            var home = read(browser, "sign in", PortalBrowser.signIn(start, account));
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
