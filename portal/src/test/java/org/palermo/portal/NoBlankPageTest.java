package org.palermo.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.ws.rs.HttpMethod;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.net.HttpCookie;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.palermo.portal.desk.page.Desk;
import org.palermo.portal.people.PersonRole;

/// What a browser gets that asks for something that is not there, at the address of each page class: a page that says so in words, and
/// leads on. Never an empty page, and never JSON.
@QuarkusTest
class NoBlankPageTest extends PortalTest {
    private static final Path CLASSES = Path.of("target", "classes");
    private static final String UNKNOWN = "0190b6d2-0000-7000-8000-0000000000ff";
    private static final String MALFORMED = "not-an-id";
    private static final String CODES = "?country=XX&region=NOWHERE&quarter=1999-Q9&period=AGES&cursor=x&stage=NO_SUCH&figure=NO_SUCH&due=never&kept=x&lang=xx";
    private static final String PAGE = "text/html,application/xhtml+xml,*/*;q=0.8";
    private static final String FORM = "application/x-www-form-urlencoded";
    /// For the script that sends a recording: a text to show, with the status by which it decides.
    private static final String FOR_SCRIPT = "/recordings";
    /// Where the identity provider is said to have failed, nobody asks it who is signed in.
    private static final String NOT_SIGNED_IN = "/portal/sign-in-failed";
    /// Its form comes back without the pages of a role: who checks an offer is not looked at.
    private static final String JOB_OFFER = "/portal/job-offer";
    /// It ends the session in which the test asks.
    private static final String SIGN_OUT = "/portal/sign-out";

    /// @param method of HTTP
    /// @param path with parameters
    private record Route(String method, String path) {}

    private final List<String> wrong = new ArrayList<>();
    private int refused;

    @Test
    void signed_in_nothing_that_is_not_there_is_answered_by_a_blank_page() {
        signIn("Some One", "COMPETENT_AUTHORITY", Arrays.stream(PersonRole.values()).map(PersonRole::code).toArray(String[]::new));
        Browser browser = aBrowser();
        String token = browser.open("/portal/morning").selectFirst("input[name=form-token]").attr("value");
        walk(browser, token, true);
    }

    @Test
    void without_a_session_nothing_that_is_not_there_is_answered_by_a_blank_page() {
        Browser browser = aBrowser();
        walk(browser, browser.open("/portal/tip").selectFirst("input[name=form-token]").attr("value"), false);
    }

    /// The address of a request that the framework turns away before it reaches a page; the walk above has all, but not their words.
    @ParameterizedTest
    @CsvSource({"GET, /portal/desk/nowhere, 404, Page not found", "GET, /portal/tip/nowhere, 404, Page not found",
        "GET, /portal/desk/visits/not-an-id/recordings/new, 404, Page not found", "GET, /portal/welcome/9, 404, Page not found",
        "DELETE, /portal/desk/cases, 405, This page can’t be opened like this", "GET, /portal/people/invite/send, 405, This page can’t be opened like this",
        "POST, /portal/desk/cases/find, 415, This page can’t be opened like this", "POST, /portal/find, 400, This request can’t be carried out"})
    void each_reason_is_said_in_words(String method, String path, int status, String title) {
        signInAs("NGO", "first-responder");
        Browser browser = aBrowser();
        browser.open("/portal/morning");
        String type = status == 415 ? "application/json" : FORM;
        HttpResponse<String> answer = browser.ask(method, path, "", "Accept", PAGE, "Content-Type", type);
        assertThat(answer.statusCode()).isEqualTo(status);
        Document page = browser.document(answer);
        assertThat(page.select("h1").text()).isEqualTo(title);
        assertThat(page.select("main a[data-exit]")).hasSize(1);
        assertThat(page.select(".palermo-header__pages a[href=/portal/desk]")).hasSize(1);
        PageRulesTest.expectWhole(browser, answer);
    }

    @Test
    void not_acceptable_406_another_form_of_a_page_is_a_page_in_the_language_of_the_reader() {
        Browser browser = aBrowser();
        HttpResponse<String> answer = browser.ask("GET", "/portal/tip?lang=fr", "", "Accept", "image/png");
        assertThat(answer.statusCode()).isEqualTo(406);
        assertThat(browser.document(answer).select("h1").text()).isEqualTo("Cette page n’existe pas dans ce format");
        assertThat(browser.document(answer).select("html").attr("lang")).isEqualTo("fr");
    }

    @Test
    void too_large_413_a_form_says_so() {
        Browser browser = aBrowser();
        browser.open("/portal/morning");
        HttpResponse<String> answer = browser.post("/portal/find", "sought=" + "a".repeat(1 << 20));
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(browser.document(answer).select("h1").text()).isEqualTo("What you sent is too large");
        PageRulesTest.expectWhole(browser, answer);
    }

    /// A page would stand as text where a script writes what it got.
    @Test
    void a_script_gets_the_status_alone() {
        HttpResponse<String> answer = aBrowser().ask("GET", "/portal/tip/nowhere", "", "Accept", "*/*", "Sec-Fetch-Dest", "empty");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).isEmpty();
    }

    /// Assets are kept by caches, for everybody.
    @Test
    void a_page_in_place_of_an_asset_is_not_kept() {
        HttpResponse<String> answer = aBrowser().ask("GET", "/portal/assets/0123456789abcdef/portal.css", "", "Accept", "text/css");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    }

    private void walk(Browser browser, String token, boolean isSignedIn) {
        Set<String> paths = new TreeSet<>();
        for (Route route : routes()) {
            for (String id : List.of(UNKNOWN, MALFORMED)) {
                String path = filled(route.path(), id);
                paths.add(path);
                if (!route.method().equals("GET") && !path.equals(SIGN_OUT)) {
                    look(browser, route.method(), path, "form-token=" + token, FORM, PAGE, isSignedIn);
                }
            }
        }
        assertThat(paths).as("addresses of page classes").hasSizeGreaterThan(100).contains("/portal/desk/nowhere", "/portal/tip");
        for (String path : paths) {
            look(browser, "GET", path, "", FORM, PAGE, isSignedIn);
            look(browser, "GET", path + "/nowhere", "", FORM, PAGE, isSignedIn);
            look(browser, "GET", path + CODES, "", FORM, PAGE, isSignedIn);
            look(browser, "GET", path, "", FORM, "image/png", isSignedIn);
            look(browser, "DELETE", path, "", FORM, PAGE, isSignedIn);
            look(browser, "POST", path, "{}", "application/json", PAGE, isSignedIn);
            if (!path.equals(SIGN_OUT)) {
                look(browser, "POST", path, "form-token=wrong", FORM, PAGE, isSignedIn);
            }
        }
        assertThat(refused).as("requests that were refused").isGreaterThan(paths.size() * 3);
        assertThat(wrong).isEmpty();
    }

    private void look(Browser browser, String method, String path, String body, String type, String accept, boolean isSignedIn) {
        HttpResponse<String> answer = asked(browser, method, path, body, "Accept", accept, "Content-Type", type);
        String answered = answer.headers().firstValue("Content-Type").orElse("without a type");
        if (answer.statusCode() < 300 && !answer.body().isBlank() || answer.statusCode() == 204
                || answer.statusCode() >= 300 && answer.statusCode() < 400 && answer.headers().firstValue("Location").isPresent()
                || path.contains(FOR_SCRIPT) && (answered.startsWith("text/plain") && !answer.body().isBlank() || method.equals("PATCH"))) {
            return;
        }
        refused++;
        Document page = browser.document(answer);
        boolean isPage = answered.startsWith("text/html") && page.select("h1").size() == 1 && !page.select("h1").text().isBlank()
                && !page.select("main p").text().isBlank() && !page.select("main a[href^=/portal], main form").isEmpty()
                && page.select("main a[data-exit]").size() == 1
                && (path.equals(JOB_OFFER) || page.select(".palermo-header__pages").isEmpty() != (isSignedIn && !isForNobody(path, answer.statusCode())));
        if (!isPage) {
            wrong.add(method + " " + path + " (" + type + ", for " + accept + "): " + answer.statusCode() + " "
                    + answered + " " + answer.body().lines().limit(3).toList());
        }
    }

    /// A page that does not ask who is signed in.
    private static boolean isForNobody(String path, int status) {
        return path.startsWith(NOT_SIGNED_IN) && status == 401;
    }

    /// The portal ends the connection of a body that it does not read. Then the next request needs another one.
    private static HttpResponse<String> asked(Browser browser, String method, String path, String body, String... headers) {
        // Each way to the sign-in leaves a cookie; a browser that never signs in would soon send too many.
        browser.cookies().stream().map(HttpCookie::getName).filter(name -> name.startsWith("q_auth")).distinct().toList()
                .forEach(browser::forget);
        try {
            return browser.ask(method, path, body, headers);
        } catch (IllegalStateException ended) {
            return browser.ask(method, path, body, headers);
        }
    }

    private static List<Route> routes() {
        try (Stream<Path> files = Files.walk(CLASSES.resolve("org"))) {
            return files.filter(file -> file.toString().endsWith(".class")).map(NoBlankPageTest::load)
                    .filter(one -> !one.isInterface() && one.isAnnotationPresent(jakarta.ws.rs.Path.class)).flatMap(NoBlankPageTest::routes).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Class<?> load(Path file) {
        try {
            return Class.forName(CLASSES.relativize(file).toString().replace(".class", "").replace('/', '.'), false,
                    Thread.currentThread().getContextClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Stream<Route> routes(Class<?> pages) {
        String home = pages.getAnnotation(jakarta.ws.rs.Path.class).value();
        return Stream.of(pages.getDeclaredMethods()).flatMap(method -> methods(method)
                .map(name -> new Route(name, home + (method.isAnnotationPresent(jakarta.ws.rs.Path.class) ? of(method) : ""))));
    }

    private static Stream<String> methods(Method method) {
        return Stream.of(method.getAnnotations()).map(Annotation::annotationType).filter(type -> type.isAnnotationPresent(HttpMethod.class))
                .map(type -> type.getAnnotation(HttpMethod.class).value());
    }

    private static String of(Method method) {
        String path = method.getAnnotation(jakarta.ws.rs.Path.class).value();
        return path.startsWith("/") ? path : "/" + path;
    }

    /// The first of a choice of words, a file name, an address below the desk, or the id.
    private static String filled(String path, String id) {
        String filled = path.replaceAll("\\{\\w+:([a-z-]+)(\\|[a-z-]+)+}", "$1").replaceAll("\\{\\w+:\\[[^}]*}", "nowhere.csv")
                .replaceAll("\\{\\w+:\\.\\+}", "nowhere").replaceAll("\\{\\w+}", id);
        assertThat(filled).as("an address without parameters").doesNotContain("{").startsWith(filled.startsWith(Desk.START) ? Desk.START : "/portal");
        return filled;
    }
}
