package org.palermo.kernel.test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.RestAssured;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palermo.kernel.access.AccessTable;
import org.palermo.kernel.access.Body;
import org.palermo.kernel.access.Operation;
import org.palermo.kernel.identity.Role;

/// Walks every route of a service as every sample account, as nobody, and as an immigration body with each role in turn,
/// with the ids of records that are hers, of others, and of nobody. Extended by `AccessWalkTest` of each service, which
/// says how a route is called and puts records with secrets in.
public abstract class AccessWalk {
    private Map<String, Operation> rows;
    private List<Route> routes;
    private Map<String, Call> calls;
    private Map<String, Map<String, Map<String, ?>>> document;

    protected abstract String packageName();

    protected abstract AccessTable table();

    /// Writes the records and secrets of this walk.
    protected abstract void arrange();

    /// How to call an operation, by its name, once the records are there; what is not here is called with nothing but its path.
    protected abstract Map<String, Call> calls();

    /// By path parameter, a record that exists and that this caller must not see; empty when she may see all there are, or
    /// the route names no record.
    protected abstract Map<String, String> foreign(Route route, Caller caller);

    /// By path parameter, what is this caller's own and leads to the foreign record: her shelter, in which she asks for the
    /// place of another. It stays when the record is one that does not exist.
    protected Map<String, String> leading(Route route, Caller caller) {
        return Map.of();
    }

    protected abstract List<Secret> secrets();

    /// Accounts with other regions than the sample's, so that somebody who covers all of it has something foreign too.
    protected List<Caller> more() {
        return List.of();
    }

    @BeforeEach
    void prepare() {
        rows = table().operations().stream().collect(Collectors.toMap(Operation::name, Function.identity()));
        routes = Route.of(packageName());
        document = RestAssured.get("/q/openapi?format=json").jsonPath().getMap("paths");
        arrange();
        calls = calls();
    }

    @Test
    void everyCallerIsLetInByTheTableAndNoOther() {
        List<String> wrong = new ArrayList<>();
        for (Route route : routes) {
            Operation row = rows.get(route.name());
            for (Caller caller : Stream.concat(callers(), Stream.of(Caller.nobody(), sender(row))).toList()) {
                Answer answer = call(caller, route, Map.of());
                int refusal = caller.token() == null ? 401 : 403;
                if (answer.isTaken() && !documented(route, answer.status())) {
                    wrong.add("not documented: " + answer);
                }
                if (answer.refusesAccess() == mayCall(row, caller) || answer.refusesAccess() && answer.status() != refusal || answer.status() == 500) {
                    wrong.add(answer.toString());
                }
            }
        }
        assertEquals(List.of(), wrong);
    }

    /// By the register, since her token says that she is of an NGO: no role opens what an immigration body may not.
    @Test
    void anImmigrationBodyIsRefusedWhateverItsRolesAndItsToken() {
        List<String> wrong = new ArrayList<>();
        for (Caller caller : Stream.concat(Caller.immigrationInDisguise().stream(), Stream.of(Caller.unregistered())).toList()) {
            for (Route route : routes) {
                Operation row = rows.get(route.name());
                Body body = caller.agency().equals(Account.BORDER.agency()) ? Body.IMMIGRATION : Body.UNREGISTERED;
                if (!row.bodies().contains(body)) {
                    Answer answer = call(caller, route, named(route, caller));
                    if (answer.isTaken() || answer.status() == 500) {
                        wrong.add(answer.toString());
                    }
                }
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void foreignAnswersLikeAbsent() {
        int compared = 0;
        List<String> wrong = new ArrayList<>();
        for (Trial trial : trials()) {
            Answer foreign = call(trial.caller(), trial.route(), trial.named());
            Answer absent = call(trial.caller(), trial.route(), trial.absent());
            compared++;
            if (absent.status() != 404 || !foreign.withoutItsOwn().equals(absent.withoutItsOwn())) {
                wrong.add(foreign + "\n  absent: " + absent);
            }
        }
        assertTrue(compared > 0);
        assertEquals(List.of(), wrong);
    }

    @Test
    void foreignSendsTheStatementsOfAbsent() {
        List<String> wrong = new ArrayList<>();
        try (StatementLog log = StatementLog.open()) {
            for (Trial trial : trials()) {
                List<String> foreign = log.of(call(trial.caller(), trial.route(), trial.named()).requestId());
                List<String> absent = log.of(call(trial.caller(), trial.route(), trial.absent()).requestId());
                if (!foreign.equals(absent)) {
                    wrong.add(trial + "\n  foreign: " + foreign + "\n  absent: " + absent);
                }
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void noAnswerTellsWhatIsNotHers() {
        List<Secret> secrets = secrets();
        assertFalse(secrets.isEmpty());
        assertTrue(secrets.stream().allMatch(secret -> secret.mayKnow() == Secret.NOBODY || callers().anyMatch(secret.mayKnow())), "a secret that somebody may know");
        List<String> told = new ArrayList<>();
        List<Caller> all = Stream.of(callers(), Caller.immigrationInDisguise().stream(), Stream.of(Caller.unregistered(), Caller.nobody()))
                .flatMap(Function.identity()).toList();
        for (Caller caller : all) {
            for (Route route : routes) {
                for (Map<String, String> ids : Stream.of(named(route, caller), Map.<String, String>of()).distinct().toList()) {
                    Answer answer = call(caller, route, ids);
                    secrets.stream().filter(secret -> !secret.mayKnow().test(caller) && !ids.containsValue(secret.text()) && answer.tells(secret.text()))
                            .forEach(secret -> told.add(secret.text() + " in " + answer));
                }
            }
        }
        assertEquals(List.of(), told);
    }

    /// One route, one caller who may call it, a record that is not hers, and what of hers leads to it.
    private record Trial(Caller caller, Route route, Map<String, String> foreign, Map<String, String> leading) {

        Map<String, String> named() {
            return both(foreign, leading);
        }

        /// The same with ids that nothing has.
        Map<String, String> absent() {
            return both(leading, foreign.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey,
                    id -> id.getValue().matches("[0-9a-f-]{36}") ? UUID.randomUUID().toString() : id.getValue())));
        }
    }

    private List<Trial> trials() {
        return routes.stream()
                .flatMap(route -> callers().filter(caller -> mayCall(rows.get(route.name()), caller))
                        .map(caller -> new Trial(caller, route, foreign(route, caller), leading(route, caller))))
                .filter(trial -> !trial.foreign().isEmpty())
                .toList();
    }

    private Map<String, String> named(Route route, Caller caller) {
        return both(foreign(route, caller), leading(route, caller));
    }

    private static Map<String, String> both(Map<String, String> one, Map<String, String> other) {
        return Stream.of(one, other).flatMap(ids -> ids.entrySet().stream()).collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Stream<Caller> callers() {
        return Stream.concat(Caller.accounts(), more().stream());
    }

    private Answer call(Caller caller, Route route, Map<String, String> ids) {
        return Answer.to(caller, route, Optional.ofNullable(calls.get(route.name())).orElse(Call.PLAIN), ids);
    }

    private static boolean mayCall(Operation row, Caller caller) {
        return row.open() || row.roles().stream().anyMatch(caller.roles()::contains) && (!caller.immigration() || row.bodies().contains(Body.IMMIGRATION));
    }

    private boolean documented(Route route, int status) {
        return route.isHidden() || ((Map<?, ?>) document.get(route.path()).get(route.verb().toLowerCase(Locale.ROOT)).get("responses")).containsKey(String.valueOf(status));
    }

    /// Who delivers events, with the audience that the row asks for.
    /// Who sends events to this service, which its tokens name by its package.
    private Caller sender(Operation row) {
        String receiver = packageName().substring(packageName().lastIndexOf('.') + 1);
        return row.roles().contains(Role.EVENT_SENDER) ? Caller.ofService(TestTokens.ofSender(receiver)) : Caller.ofService(TestTokens.of("sender", null, null, Set.of(), Set.of(Role.EVENT_SENDER)));
    }
}
