package org.palermo.bench.page;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.zip.GZIPInputStream;
import org.palermo.bench.suite.PortalBrowser;
import org.palermo.bench.suite.RunningSuite;

/// A person who has signed in to the suite's portal and reads pages of another one, which has the same sessions.
final class PortalReader implements AutoCloseable {

    /// More often than tokens end.
    private static final Duration RENEWED_EVERY = Duration.ofMinutes(1);
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int OK = 200;
    /// The status of an answer that is no page of the portal: a file, or the form to sign in.
    static final int NO_PAGE = 0;
    /// The status when there is no answer, or none in time.
    static final int NO_ANSWER = 599;

    private final HttpClient browser;
    private final String role;
    private final URI door;
    private final URI home;
    private long renewed = System.nanoTime();

    private PortalReader(HttpClient browser, String role, URI door, URI home) {
        this.browser = browser;
        this.role = role;
        this.door = door;
        this.home = home;
    }

    /// What the person is.
    String role() {
        return role;
    }

    /// @param role what the person is
    /// @param door where the other portal is reached
    /// @throws IOException when the account does not arrive at the portal
    static PortalReader signedIn(RunningSuite suite, String account, String role, URI door) throws IOException, InterruptedException {
        var browser = PortalBrowser.create();
        var form = browser.send(HttpRequest.newBuilder(suite.origin().resolve("/portal/morning")).build(), BodyHandlers.ofString());
        var home = browser.send(PortalBrowser.signIn(form, account).build(), BodyHandlers.ofString());
        if (home.statusCode() != OK || !isOfPortal(home)) {
            browser.close();
            throw new IOException("The account %s could not sign in to the portal: %d at %s"
                    .formatted(account, home.statusCode(), home.uri().getPath()));
        }
        return new PortalReader(browser, role, door, suite.origin().resolve("/portal/notices/count"));
    }

    /// @param nanos nanoseconds from the first byte sent to the last byte received
    record Page(int status, byte[] body, boolean zipped, long nanos) {

        boolean isGood() {
            return status == OK;
        }

        String html() throws IOException {
            try (var in = zipped ? new GZIPInputStream(new ByteArrayInputStream(body)) : new ByteArrayInputStream(body)) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            }
        }
    }

    /// Lets the suite's own portal renew the tokens of the session, which it knows how to do and the second one does not.
    private void staySignedIn() throws InterruptedException {
        if (System.nanoTime() - renewed < RENEWED_EVERY.toNanos()) {
            return;
        }
        renewed = System.nanoTime();
        try {
            browser.send(HttpRequest.newBuilder(home).timeout(LIMIT).build(), BodyHandlers.discarding());
        } catch (IOException e) {
            System.out.println("  " + role + " may have been signed out: " + e);
        }
    }

    /// Reads a page as a browser does, compressed. Of anything else only the head is read.
    Page open(String address) throws InterruptedException {
        staySignedIn();
        var request = HttpRequest.newBuilder(door.resolve(address)).header("Accept", "text/html").header("Accept-Encoding", "gzip")
                .timeout(LIMIT).build();
        long started = System.nanoTime();
        try {
            return read(browser.send(request, BodyHandlers.ofInputStream()), started);
        } catch (IOException e) {
            return new Page(NO_ANSWER, new byte[0], false, System.nanoTime() - started);
        }
    }

    private static Page read(HttpResponse<InputStream> answer, long started) throws IOException {
        try (var body = answer.body()) {
            boolean isPage = isOfPortal(answer) && answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html");
            var bytes = isPage ? body.readAllBytes() : new byte[0];
            long took = System.nanoTime() - started;
            boolean zipped = answer.headers().firstValue("Content-Encoding").orElse("").equals("gzip");
            return new Page(isPage ? answer.statusCode() : NO_PAGE, bytes, zipped, took);
        }
    }

    private static boolean isOfPortal(HttpResponse<?> answer) {
        return answer.uri().getPath().startsWith("/portal");
    }

    /// Does not wait for an answer that was not read to its end.
    @Override
    public void close() {
        browser.shutdownNow();
        browser.close();
    }
}
