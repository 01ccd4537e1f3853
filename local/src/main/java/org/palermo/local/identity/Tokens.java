package org.palermo.local.identity;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Collectors;
import org.palermo.local.Failure;
import org.palermo.local.Http;
import org.palermo.local.Ports;

/// Access tokens of the sample's accounts, from Keycloak's internal address. They equal those from outside, because the
/// issuer is always the public address.
public final class Tokens {

    private final Ports ports;

    public Tokens(Ports ports) {
        this.ports = ports;
    }

    public String of(String account) throws IOException, InterruptedException {
        var known = Accounts.find(account).orElseThrow(() -> unknown(account));
        var form = "grant_type=password&client_id=palermo-cli&username=%s&password=%s"
                .formatted(encode(known.name()), encode(known.password()));
        var request = HttpRequest.newBuilder(URI.create(ports.realmInside() + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .timeout(Duration.ofSeconds(30))
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        try {
            var answer = Http.client().send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw refused(account, answer.statusCode());
            }
            return JsonMapper.builder().build().readTree(answer.body()).get("access_token").asText();
        } catch (ConnectException e) {
            throw new Failure("Keycloak does not answer on port %d; see `palermo status`.".formatted(ports.keycloak()));
        }
    }

    private static Failure refused(String account, int status) {
        return status < 500
                ? new Failure("Keycloak gave no token for %s (%d): has its password been changed?".formatted(account, status))
                : new Failure("Keycloak cannot give a token now (%d); see `palermo status`.".formatted(status));
    }

    private static Failure unknown(String account) {
        try {
            var names = Accounts.all().stream().map(Accounts.Account::name).collect(Collectors.joining(", "));
            return new Failure("There is no sample account %s. There are: %s.".formatted(account, names));
        } catch (IOException e) {
            return new Failure("There is no sample account " + account + ".");
        }
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
