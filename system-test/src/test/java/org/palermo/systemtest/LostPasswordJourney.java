package org.palermo.systemtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.palermo.systemtest.suite.Answer;
import org.palermo.systemtest.suite.Calls;
import org.palermo.systemtest.suite.LocalCookies;
import org.palermo.systemtest.suite.LocalSuite;
import org.palermo.systemtest.suite.Port;
import org.palermo.systemtest.suite.RunningSuite;
import org.palermo.systemtest.suite.Suite;

/// Somebody has forgotten the password and has her phone no more: a mailed link and a recovery code let her in again. Her sessions end, she
/// is told by mail, and the audit has it in her name.
@Order(77)
@ExtendWith(RunningSuite.class)
class LostPasswordJourney {

    private static final Pattern FORM = Pattern.compile("<form[^>]*\\saction=\"([^\"]+)\"");
    private static final Pattern LINK = Pattern.compile("https?://[^\\s\"<>]+/login-actions/action-token\\?[^\\s\"<>]+");
    private static final String FORGOTTEN = "a-password-that-she-forgot";
    private static final String NEW = "another-password-of-her-own";
    private static final String CODE = "K7PQ9W2XM4TR";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Suite suite;
    private final String name = "selma-" + UUID.randomUUID().toString().substring(0, 8);
    private final String address = name + "@example.org";
    private final HttpClient browser = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new LocalCookies()).followRedirects(HttpClient.Redirect.NORMAL).build();

    LostPasswordJourney(Suite suite) {
        this.suite = suite;
    }

    @Test
    void a_mailed_link_and_a_recovery_code_let_her_in_again_and_the_audit_has_it() throws Exception {
        var local = suite.local("the administration of Keycloak and the folder of mails");
        var id = made(local);
        var before = suite.tokens().tryGrant(name, FORGOTTEN).expect(200).json();

        var asked = page(get(suite.base() + "/auth/realms/palermo/login-actions/reset-credentials?client_id=account"), Map.of("username", name));
        assertFalse(asked.contains("recoveryCodeInput"), "the link must come first");
        await("the mail with the link", () -> !mailed(local, LINK).isEmpty());
        var withCode = get(mailed(local, LINK).getFirst());
        assertTrue(withCode.contains("recoveryCodeInput"), () -> "the link alone must not be enough: " + withCode);
        assertEquals(200, suite.tokens().tryGrant(name, FORGOTTEN).status(), "the link alone has changed the password");
        var choose = page(withCode, Map.of("recoveryCodeInput", CODE));
        page(choose, Map.of("password-new", NEW, "password-confirm", NEW, "logout-sessions", "on"));

        assertFalse(suite.tokens().tryGrant(name, FORGOTTEN).status() == 200);
        suite.tokens().tryGrant(name, NEW).expect(200);
        suite.tokens().renew(before.get("refresh_token").asText()).expect(400);
        await("she is told by mail", () -> mails(local).size() >= 2);
        await("the audit has it", () -> actions(id).containsAll(List.of("RESET_PASSWORD", "USE_RECOVERY_CODE")));
        assertEquals(1, actions(id).stream().filter("RESET_PASSWORD"::equals).count());
        assertEquals(1, actions(id).stream().filter("USE_RECOVERY_CODE"::equals).count());
    }

    private static void await(String what, Callable<Boolean> isSo) {
        Awaitility.await(what).atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).until(isSo);
    }

    private List<String> actions(String person) {
        return suite.as("auditor").get("/api/nrm/v1/oversight/people/" + person + "/accesses").expect(200).json().get("items")
                .findValuesAsText("action");
    }

    /// An account with two recovery codes and without a phone.
    private String made(LocalSuite local) throws GeneralSecurityException {
        var codes = List.of(Map.of("number", 1, "encodedHashedValue", hash(CODE)), Map.of("number", 2, "encodedHashedValue", hash("NEVERUSED234")));
        var account = Answer.JSON.valueToTree(Map.of(
                "username", name, "enabled", true, "email", address, "emailVerified", true, "firstName", "Selma", "lastName", "Aydin",
                "attributes", Map.of("agency", List.of("00000000-0000-7000-8000-000000000030"), "agency_kind", List.of("NGO"),
                        "regions", List.of("GB")),
                "credentials", List.of(
                        Map.of("type", "password", "value", FORGOTTEN, "temporary", false),
                        Map.of("type", "recovery-authn-codes", "createdDate", System.currentTimeMillis(),
                                "secretData", Answer.JSON.valueToTree(Map.of("codes", codes)).toString(),
                                "credentialData", "{\"hashIterations\":1,\"algorithm\":\"RS512\",\"totalCodes\":2,\"remainingCodes\":2}"))));
        return new Calls(local.inside(Port.KEYCLOAK), RealmKey.masterToken(local)).post("/auth/admin/realms/palermo/users", account.toString())
                .expect(201).header("Location").replaceAll(".*/", "");
    }

    private static String hash(String code) throws GeneralSecurityException {
        return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-512").digest(code.getBytes(StandardCharsets.UTF_8)));
    }

    /// Fills in the form of a page.
    ///
    /// @return the next page
    private String page(String page, Map<String, String> fields) throws IOException, InterruptedException {
        var form = FORM.matcher(page);
        assertTrue(form.find(), () -> "no form: " + page);
        var body = fields.entrySet().stream().map(field -> Calls.encode(field.getKey()) + "=" + Calls.encode(field.getValue()))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(URI.create(form.group(1).replace("&amp;", "&")))
                .header("Content-Type", "application/x-www-form-urlencoded").POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private String get(String address) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(address)));
    }

    private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
        var answer = browser.send(request.timeout(Duration.ofSeconds(60)).build(), HttpResponse.BodyHandlers.ofString());
        assertEquals(200, answer.statusCode(), answer::body);
        return answer.body();
    }

    private List<String> mailed(LocalSuite local, Pattern what) {
        return mails(local).stream().map(what::matcher).filter(Matcher::find).map(found -> found.group().replace("&amp;", "&")).toList();
    }

    /// The mails to her, with their lines as they were before they were broken for sending (quoted-printable).
    private List<String> mails(LocalSuite local) {
        try (var files = Files.list(local.home().resolve("mail"))) {
            return files.map(LostPasswordJourney::read).filter(mail -> mail.contains(address))
                    .map(mail -> mail.replace("=\r\n", "").replace("=\n", "").replace("=3D", "=")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(java.nio.file.Path mail) {
        try {
            return Files.readString(mail, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
