package org.palermo.systemtest.taint;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.palermo.systemtest.suite.Calls;

/// Puts secrets in the wrong places at the gateway: into the fields and parameters of the sign-in page, and into paths that
/// lead nowhere.
final class GatewayMisuse {

    private static final String REALM = "/auth/realms/palermo/";

    private final Callers callers;
    private final URI origin;
    private final Secret name;
    private final Secret password;
    private final Secret parameter;
    private final Secret path;

    GatewayMisuse(Callers callers, URI origin, Random random) {
        this.callers = callers;
        this.origin = origin;
        name = SecretShape.MAIL.make("misuse sign-in-name", random);
        password = SecretShape.NAME.make("misuse sign-in-password", random);
        parameter = SecretShape.NAME.make("misuse sign-in-parameter", random);
        path = SecretShape.SMALL.make("misuse door-path", random);
    }

    List<Secret> secrets() {
        return List.of(name, password, parameter, path);
    }

    /// All answers, except the sign-in page after a wrong password, which keeps the name in its field.
    List<Callers.Asked> all() {
        var answers = new ArrayList<Callers.Asked>();
        new Browser(origin).signIn(name.text(), password.text());
        new Browser(origin).signIn("authority", password.text());
        answers.add(token("grant_type=password&client_id=palermo-cli&username=" + Calls.encode(name.text()) + "&password=" + Calls.encode(password.text())));
        answers.add(token("grant_type=" + value() + "&client_id=" + value() + "&client_secret=" + value() + "&scope=" + value() + "&code=" + value() + "&refresh_token=" + value()));
        answers.add(token("grant_type=authorization_code&client_id=portal&redirect_uri=" + value() + "&code=" + value() + "&client_secret=" + value()));
        for (var query : List.of("client_id=" + value(), "client_id=portal&response_type=" + value(), "client_id=portal&response_type=code&redirect_uri=" + value(),
                "client_id=portal&response_type=code&scope=openid&prompt=" + value(), "client_id=portal&response_type=code&request=" + value())) {
            answers.add(get(REALM + "protocol/openid-connect/auth?" + query));
        }
        for (var nowhere : List.of("/%s", "/api/%s", "/api/nrm/v1/%s", "/portal/%s", REALM + "%s", "/auth/realms/%s", "/auth/resources/%s", "/hsds/v3.1/%s", "/docs/%s", "/openapi/%s",
                "/events/%s", "/q/%s", "/portal/assets/x/%s", "/%%2e%%2e/%s", "/portal/callback?code=%1$s&state=%1$s", "/portal/sign-in-failed?error=%1$s&error_description=%1$s")) {
            answers.add(get(nowhere.formatted(path.text())));
        }
        return answers;
    }

    private String value() {
        return Calls.encode(parameter.text());
    }

    private Callers.Asked get(String where) {
        return callers.get(Callers.NOBODY, where);
    }

    private Callers.Asked token(String form) {
        return callers.ask(Callers.NOBODY, "POST", REALM + "protocol/openid-connect/token", form.getBytes(UTF_8), Map.of("Content-Type", "application/x-www-form-urlencoded"));
    }
}
