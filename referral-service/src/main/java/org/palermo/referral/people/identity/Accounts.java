package org.palermo.referral.people.identity;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import io.vertx.mutiny.ext.web.client.WebClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.palermo.referral.people.agency.Agency;
import org.palermo.referral.people.agency.AgencyRoles;

/// Accounts in the identity provider, through its admin API at the internal address. Never called inside a transaction. Every failed call
/// becomes an {@link IdentityProviderUnavailable}.
@ApplicationScoped
public class Accounts {
    private static final Duration DEADLINE = Duration.ofSeconds(5);
    /// The identity provider waits ten seconds for its mail server. Whoever gives up before that mails again what was mailed.
    private static final Duration MAIL_DEADLINE = Duration.ofSeconds(12);
    private static final String SECOND_FACTOR = "CONFIGURE_TOTP";
    private static final String LOCKS = "/attack-detection/brute-force/users/";
    private static final Set<String> OURS = AgencyRoles.all();

    private final PeopleConfig config;
    private final AdminToken token;
    private final WebClient http;

    Accounts(PeopleConfig config, AdminToken token, Vertx vertx) {
        this.config = config;
        this.token = token;
        this.http = WebClient.create(vertx, new WebClientOptions().setConnectTimeout(2000).setMaxPoolSize(8));
    }

    /// Sorted by user name; includes the accounts of client systems.
    public Uni<List<Account>> ofAgency(UUID agency, int first, int max) {
        return get("/users?briefRepresentation=false&q=agency:" + agency + "&first=" + first + "&max=" + max)
                .map(answer -> require(answer, 200).bodyAsJsonArray().stream().map(user -> Account.of((JsonObject) user)).toList());
    }

    public Uni<Optional<Account>> find(UUID id) {
        return get("/users/" + id).map(answer ->
                answer.statusCode() == 404 ? Optional.empty() : Optional.of(Account.of(require(answer, 200).bodyAsJsonObject())));
    }

    /// Accounts of any organisation that have each of these words in the user name, the address or the name, also of client
    /// systems; sorted by user name.
    public Uni<List<Account>> search(String words, int first, int max) {
        String wanted = Arrays.stream(words.strip().split("\\s+")).map(word -> "*" + word + "*").collect(Collectors.joining(" "));
        return get("/users?briefRepresentation=false&search=" + URLEncoder.encode(wanted, StandardCharsets.UTF_8) + "&first=" + first
                        + "&max=" + max)
                .map(answer -> require(answer, 200).bodyAsJsonArray().stream().map(user -> Account.of((JsonObject) user)).toList());
    }

    public Uni<Optional<Account>> named(String username) {
        return get("/users?exact=true&briefRepresentation=false&username=" + URLEncoder.encode(username, StandardCharsets.UTF_8))
                .map(answer -> require(answer, 200).bodyAsJsonArray().stream().map(user -> Account.of((JsonObject) user)).findFirst());
    }

    /// Empty when the name is already in use.
    ///
    /// @param username the address of the person, which is also the name used to sign in
    public Uni<Optional<UUID>> create(String username, String givenName, String familyName, Agency agency) {
        JsonObject user = new JsonObject()
                .put("username", username).put("email", username).put("emailVerified", true)
                .put("firstName", givenName).put("lastName", familyName).put("enabled", true)
                .put("requiredActions", new JsonArray().add(Account.FIRST_PASSWORD))
                .put("attributes", new JsonObject()
                        .put("agency", new JsonArray().add(agency.id().toString()))
                        .put("agency_kind", new JsonArray().add(agency.kind().name()))
                        .put("regions", new JsonArray(List.copyOf(agency.regions()))));
        return send(HttpMethod.POST, "/users", user.toBuffer()).map(answer -> {
            if (answer.statusCode() == 409) {
                return Optional.empty();
            }
            String location = require(answer, 201).getHeader("Location");
            return Optional.of(UUID.fromString(location.substring(location.lastIndexOf('/') + 1)));
        });
    }

    /// The account's roles, limited to those that are given here.
    public Uni<List<String>> roles(UUID id) {
        return mapped(id, "").map(roles -> names(roles).stream().filter(OURS::contains).sorted().toList());
    }

    /// Sets an account to the decided state, whatever its state was before.
    ///
    /// @param active whether the person may sign in; otherwise the account is closed and its sessions end
    public Uni<Void> tell(UUID id, boolean active, Collection<String> roles) {
        return active
                ? setEnabled(id, true).chain(() -> giveRoles(id, roles))
                : setEnabled(id, false).chain(() -> endSessions(id));
    }

    /// Sets a password that must be changed at the first sign-in; the previous one becomes invalid.
    public Uni<Void> setOneTimePassword(UUID id, String password) {
        JsonObject credential = new JsonObject().put("type", "password").put("value", password).put("temporary", true);
        return send(HttpMethod.PUT, "/users/" + id + "/reset-password", credential.toBuffer())
                .map(answer -> require(answer, 204)).replaceWithVoid();
    }

    public Uni<Void> mailInvitation(UUID id) {
        return send(HttpMethod.PUT, "/users/" + id + "/execute-actions-email?lifespan=43200",
                        new JsonArray().add(Account.FIRST_PASSWORD).toBuffer(), MAIL_DEADLINE)
                .map(answer -> require(answer, 200, 204)).replaceWithVoid();
    }

    /// Whether the account has anything but a password to sign in with.
    public Uni<Boolean> hasSecondFactor(UUID id) {
        return get("/users/" + id + "/credentials").map(answer -> require(answer, 200).bodyAsJsonArray().stream()
                .anyMatch(credential -> !"password".equals(((JsonObject) credential).getString("type"))));
    }

    /// Removes every credential but the password, so that a new second factor is set up at the next sign-in, and ends all sessions; the
    /// password too when it is forgotten, so that whoever else may know it does not get in before the person has chosen a new one. The
    /// demand for a new one comes first: if this is interrupted, nobody is left without either. It is looked for again at the end, because
    /// a change of the account at the same time may have removed it.
    ///
    /// The account is read and written as a whole, so a suspension at the same time may be undone by it. The caller sees to that.
    public Uni<Void> removeSecondFactors(UUID id, boolean passwordToo) {
        return demand(id, SECOND_FACTOR)
                .chain(() -> get("/users/" + id + "/credentials"))
                .map(answer -> require(answer, 200).bodyAsJsonArray().stream().map(credential -> (JsonObject) credential)
                        .filter(credential -> passwordToo || !"password".equals(credential.getString("type")))
                        .map(credential -> "/users/" + id + "/credentials/" + credential.getString("id")).toList())
                .flatMap(credentials -> Multi.createFrom().iterable(credentials)
                        .onItem().transformToUniAndConcatenate(credential ->
                                send(HttpMethod.DELETE, credential, null).map(answer -> require(answer, 204, 404)))
                        .collect().last())
                .chain(() -> demand(id, SECOND_FACTOR))
                .chain(() -> endSessions(id));
    }

    private Uni<Void> demand(UUID id, String action) {
        return read(id).flatMap(user -> {
            JsonArray actions = user.getJsonArray("requiredActions", new JsonArray());
            return actions.contains(action)
                    ? Uni.createFrom().voidItem()
                    : write(id, user.put("requiredActions", actions.add(action)))
                            .chain(() -> verify(id, now -> now.getJsonArray("requiredActions", new JsonArray()).contains(action)));
        });
    }

    /// Sends the whole account, because a missing attribute can be taken as empty.
    private Uni<Void> setEnabled(UUID id, boolean enabled) {
        return read(id).flatMap(user -> user.getBoolean("enabled", false) == enabled
                ? Uni.createFrom().voidItem()
                : write(id, user.put("enabled", enabled)).chain(() -> verify(id, now -> now.getBoolean("enabled", false) == enabled)));
    }

    private Uni<JsonObject> read(UUID id) {
        return get("/users/" + id).map(answer -> require(answer, 200).bodyAsJsonObject());
    }

    private Uni<Void> write(UUID id, JsonObject user) {
        return send(HttpMethod.PUT, "/users/" + id, user.toBuffer()).map(done -> require(done, 204)).replaceWithVoid();
    }

    /// Fails when somebody else has overwritten the change; it is then repeated.
    private Uni<Void> verify(UUID id, Predicate<JsonObject> changed) {
        return read(id).invoke(user -> {
            if (!changed.test(user)) {
                throw new IdentityProviderUnavailable("somebody else changed the account at the same time");
            }
        }).replaceWithVoid();
    }

    /// Whether the account is locked after wrong passwords.
    public Uni<AccountLock> lock(UUID id) {
        return get(LOCKS + id).map(answer ->
                answer.statusCode() == 404 ? AccountLock.NONE : AccountLock.of(require(answer, 200).bodyAsJsonObject()));
    }

    /// Ends the lock, and forgets the wrong passwords.
    public Uni<Void> unlock(UUID id) {
        return send(HttpMethod.DELETE, LOCKS + id, null).map(answer -> require(answer, 204)).replaceWithVoid();
    }

    /// Events of these types since then, the earliest first. Those of the same millisecond have no order.
    ///
    /// @param first how many to leave out
    public Uni<List<IdentityEvent>> events(Collection<String> types, Instant from, int first, int max) {
        return get("/events?direction=asc&type=" + String.join("&type=", types) + "&dateFrom=" + from.toEpochMilli() + "&first=" + first
                        + "&max=" + max)
                .map(answer -> require(answer, 200).bodyAsJsonArray().stream().map(event -> IdentityEvent.of((JsonObject) event)).toList());
    }

    /// Whether a link to choose a new password was mailed to the person within this time because somebody had asked for it on the page for
    /// a forgotten password.
    public Uni<Boolean> wasMailedResetLink(UUID id, Instant from, Instant to) {
        return get("/events?type=SEND_RESET_PASSWORD&user=" + id + "&dateFrom=" + from.toEpochMilli() + "&dateTo=" + to.toEpochMilli()
                        + "&max=1")
                .map(answer -> !require(answer, 200).bodyAsJsonArray().isEmpty());
    }

    /// The list of recovery codes of an account. Empty when it has none, or is gone.
    public Uni<Optional<RecoveryCodes>> recoveryCodes(UUID id) {
        return get("/users/" + id + "/credentials").map(answer -> answer.statusCode() == 404
                ? Optional.empty()
                : RecoveryCodes.among(require(answer, 200).bodyAsJsonArray()));
    }

    public Uni<Void> endSessions(UUID id) {
        return send(HttpMethod.POST, "/users/" + id + "/logout", null).map(answer -> require(answer, 204)).replaceWithVoid();
    }

    private Uni<Void> giveRoles(UUID id, Collection<String> wanted) {
        return mapped(id, "").flatMap(held -> mapped(id, "/available").flatMap(available -> {
            JsonArray extra = only(held, role -> OURS.contains(role) && !wanted.contains(role));
            JsonArray missing = only(available, role -> OURS.contains(role) && wanted.contains(role));
            return change(HttpMethod.DELETE, id, extra).chain(() -> change(HttpMethod.POST, id, missing));
        }));
    }

    private Uni<Void> change(HttpMethod method, UUID id, JsonArray roles) {
        return roles.isEmpty()
                ? Uni.createFrom().voidItem()
                : send(method, "/users/" + id + "/role-mappings/realm", roles.toBuffer())
                        .map(answer -> require(answer, 204)).replaceWithVoid();
    }

    private Uni<JsonArray> mapped(UUID id, String which) {
        return get("/users/" + id + "/role-mappings/realm" + which).map(answer -> require(answer, 200).bodyAsJsonArray());
    }

    private static List<String> names(JsonArray roles) {
        return roles.stream().map(role -> ((JsonObject) role).getString("name")).toList();
    }

    private static JsonArray only(JsonArray roles, Predicate<String> which) {
        return new JsonArray(roles.stream().filter(role -> which.test(((JsonObject) role).getString("name"))).toList());
    }

    private Uni<HttpResponse<Buffer>> get(String path) {
        return send(HttpMethod.GET, path, null);
    }

    private Uni<HttpResponse<Buffer>> send(HttpMethod method, String path, io.vertx.core.buffer.Buffer body) {
        return send(method, path, body, DEADLINE);
    }

    private Uni<HttpResponse<Buffer>> send(HttpMethod method, String path, io.vertx.core.buffer.Buffer body, Duration deadline) {
        return Uni.createFrom().deferred(token::get).flatMap(bearer -> {
            var request = http.requestAbs(method, config.adminUrl().orElseThrow(IdentityProviderUnavailable::new) + path)
                    .timeout(deadline.toMillis()).bearerTokenAuthentication(bearer).putHeader("Content-Type", "application/json");
            return body == null ? request.send() : request.sendBuffer(Buffer.newInstance(body));
        }).onFailure(failure -> !(failure instanceof IdentityProviderUnavailable))
                .transform(failure -> new IdentityProviderUnavailable(failure.getClass().getSimpleName()));
    }

    private HttpResponse<Buffer> require(HttpResponse<Buffer> answer, int... wanted) {
        for (int status : wanted) {
            if (answer.statusCode() == status) {
                return answer;
            }
        }
        if (answer.statusCode() == 401) {
            token.forget();
        }
        throw new IdentityProviderUnavailable(Integer.toString(answer.statusCode()));
    }
}
