package org.palermo.kernel.test.walk;

import io.restassured.RestAssured;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.palermo.kernel.access.Body;
import org.palermo.kernel.access.Operation;
import org.palermo.kernel.identity.Role;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.StatementLog;
import org.palermo.kernel.test.TestTokens;

/// One walk over the routes of a service with one set of records: finds callers who are wrongly let in, differences
/// between the answers for foreign and for absent records, and secrets in answers.
///
/// Every operation is called by everybody whom it could let in, and by one caller of each set of roles that it refuses.
/// The refusal does not depend on the caller within such a set, so `-Dpalermo.test.all=true` tries the others as well, on
/// every record.
final class Walk {
    static final boolean ALL = Boolean.getBoolean("palermo.test.all");
    private static final int AT_ONCE = 50;

    private final AccessWalk service;
    private final List<Route> routes;
    private final List<Caller> callers;
    private final Map<String, Call> calls;
    private final List<Secret> secrets;
    private final Map<String, Map<String, Map<String, ?>>> document = RestAssured.get("/q/openapi?format=json").jsonPath().getMap("paths");
    private final Set<String> told = new TreeSet<>();
    private final Map<String, List<String>> walked = new HashMap<>();
    private int compared;

    Walk(AccessWalk service) {
        this.service = service;
        routes = Route.of(service.packageName());
        callers = Stream.concat(Caller.accounts(), service.more().stream()).toList();
        calls = service.calls();
        secrets = service.secrets();
    }

    /// Callers who are wrongly let in, and answers that the operation does not document.
    List<String> wronglyLetIn() {
        return once("let in", () -> {
            List<String> wrong = new ArrayList<>();
            for (Route route : routes) {
                Operation row = route.operation();
                for (Caller caller : Stream.concat(tried(row), Stream.of(Caller.nobody(), sender(row))).toList()) {
                    Answer answer = call(caller, route, Map.of());
                    int refusal = caller.token() == null ? 401 : 403;
                    if (answer.isTaken() && !documented(route, answer.status())) {
                        wrong.add("not documented: " + answer);
                    }
                    if (answer.refusesAccess() == mayCall(row, caller)
                            || answer.refusesAccess() && answer.status() != refusal || answer.status() == 500) {
                        wrong.add(answer.toString());
                    }
                }
            }
            return wrong;
        });
    }

    /// Callers of an immigration body or of an unregistered organisation who were served although they must not be,
    /// whatever their roles and token.
    List<String> givenToABodyThatMayNot() {
        return once("bodies", () -> {
            List<String> wrong = new ArrayList<>();
            for (Caller caller : Stream.concat(Caller.immigrationInDisguise().stream(), Stream.of(Caller.unregistered())).toList()) {
                Body body = caller.agency().equals(Account.BORDER.agency()) ? Body.IMMIGRATION : Body.UNREGISTERED;
                for (Route route : routes) {
                    Operation row = route.operation();
                    if (ALL || couldLetIn(row, caller)) {
                        Answer answer = call(caller, route, named(route, caller));
                        if (!row.bodies().contains(body) && (answer.isTaken() || answer.status() == 500)) {
                            wrong.add(answer.toString());
                        }
                    }
                }
            }
            return wrong;
        });
    }

    /// Routes where a foreign record is answered differently from an absent one.
    List<String> tellingForeignFromAbsent() {
        compare();
        return walked.get("answers");
    }

    /// Routes for which the service sends the database other statements for a foreign record than for an absent one.
    List<String> askedOtherwiseForForeign() {
        compare();
        return walked.get("statements");
    }

    int compared() {
        compare();
        return compared;
    }

    /// Operations with an id in their path of which no foreign record was compared with an absent one.
    Set<String> notCompared() {
        Set<String> compared = trials().stream().filter(Trial::replacesAnId).map(trial -> trial.route().name()).collect(Collectors.toSet());
        return routes.stream().filter(Route::hasParameters).map(Route::name).filter(name -> !compared.contains(name))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// Secrets in answers to callers who must not know them.
    Set<String> told() {
        wronglyLetIn();
        givenToABodyThatMayNot();
        compare();
        once("the rest", () -> {
            Set<Trial> trials = new HashSet<>(trials());
            for (Route route : routes) {
                named(route).filter(trial -> !trials.contains(trial)).forEach(trial -> call(trial.caller(), route, trial.named()));
            }
            if (ALL) {
                Stream.of(Caller.immigrationInDisguise().stream(), Stream.of(Caller.unregistered())).flatMap(Function.identity())
                        .forEach(caller -> routes.forEach(route -> call(caller, route, Map.of())));
            }
            return List.of();
        });
        return told;
    }

    /// Whether there are secrets, each with a caller who may know it or {@link Secret#NOBODY}.
    boolean hasSecretsThatSomebodyMayKnow() {
        return !secrets.isEmpty()
                && secrets.stream().allMatch(secret -> secret.mayKnow() == Secret.NOBODY || callers.stream().anyMatch(secret.mayKnow()));
    }

    private List<String> once(String what, Supplier<List<String>> walk) {
        List<String> known = walked.get(what);
        if (known == null) {
            known = walk.get();
            walked.put(what, known);
        }
        return known;
    }

    private void compare() {
        if (walked.containsKey("statements")) {
            return;
        }
        List<Trial> trials = trials();
        List<String> answers = new ArrayList<>();
        List<String> statements = new ArrayList<>();
        try (StatementLog log = StatementLog.open()) {
            for (int from = 0; from < trials.size(); from += AT_ONCE) {
                List<Compared> some = trials.subList(from, Math.min(trials.size(), from + AT_ONCE)).stream()
                        .map(trial -> new Compared(trial, call(trial.caller(), trial.route(), trial.named()),
                                call(trial.caller(), trial.route(), trial.absent()))).toList();
                Map<String, List<String>> sent = log.of(some.stream().flatMap(Compared::requests).collect(Collectors.toSet()));
                some.forEach(pair -> pair.answers().ifPresent(answers::add));
                some.forEach(pair -> pair.statements(sent).ifPresent(statements::add));
            }
        }
        compared = trials.size();
        walked.put("answers", answers);
        walked.put("statements", statements);
    }

    /// The answers of one trial.
    private record Compared(Trial trial, Answer foreign, Answer absent) {

        Stream<String> requests() {
            return Stream.of(foreign.requestId(), absent.requestId());
        }

        Optional<String> answers() {
            return absent.status() != 404 || !foreign.withoutItsOwn().equals(absent.withoutItsOwn())
                    ? Optional.of(foreign + "\n  absent: " + absent)
                    : Optional.empty();
        }

        Optional<String> statements(Map<String, List<String>> sent) {
            List<String> one = sent.get(foreign.requestId());
            List<String> other = sent.get(absent.requestId());
            return one.equals(other) ? Optional.empty() : Optional.of(trial + "\n  foreign: " + one + "\n  absent: " + other);
        }
    }

    private List<Trial> trials() {
        return routes.stream()
                .flatMap(route -> callers.stream().filter(caller -> mayCall(route.operation(), caller)).map(caller -> trial(route, caller)))
                .filter(trial -> !trial.foreign().isEmpty())
                .toList();
    }

    /// For a route with ids: all callers whom it lets in, and one of those whom it refuses, a different one for each route.
    /// One is enough, because a route refuses before it looks for the records.
    private Stream<Trial> named(Route route) {
        Map<Boolean, List<Trial>> trials = Stream.concat(callers.stream(), Stream.of(Caller.nobody())).map(caller -> trial(route, caller))
                .filter(trial -> !trial.named().isEmpty())
                .collect(Collectors.partitioningBy(trial -> mayCall(route.operation(), trial.caller())));
        List<Trial> refused = trials.get(false);
        return Stream.concat(trials.get(true).stream(),
                ALL || refused.isEmpty() ? refused.stream() : Stream.of(refused.get(routes.indexOf(route) % refused.size())));
    }

    private Trial trial(Route route, Caller caller) {
        return new Trial(caller, route, service.foreign(route, caller), service.leading(route, caller));
    }

    private Map<String, String> named(Route route, Caller caller) {
        return trial(route, caller).named();
    }

    /// All callers who may call the operation, and of the others the first of each set of roles.
    private Stream<Caller> tried(Operation row) {
        Set<Object> refused = new HashSet<>();
        return callers.stream().filter(caller -> ALL || mayCall(row, caller) || refused.add(List.of(caller.roles(), caller.immigration())));
    }

    /// By the caller's roles; a caller with all roles counts too.
    private static boolean couldLetIn(Operation row, Caller caller) {
        return row.open() || caller.roles().equals(Role.OF_PEOPLE) || row.roles().stream().anyMatch(caller.roles()::contains);
    }

    private Answer call(Caller caller, Route route, Map<String, String> ids) {
        Answer answer = Answer.to(caller, route, Optional.ofNullable(calls.get(route.name())).orElse(Call.PLAIN), ids);
        secrets.stream()
                .filter(secret -> !secret.mayKnow().test(caller) && !ids.containsValue(secret.text()) && answer.tells(secret.text()))
                .forEach(secret -> told.add(secret.text() + " in " + answer));
        return answer;
    }

    private static boolean mayCall(Operation row, Caller caller) {
        return row.open()
                || row.roles().stream().anyMatch(caller.roles()::contains)
                        && (!caller.immigration() || row.bodies().contains(Body.IMMIGRATION));
    }

    private boolean documented(Route route, int status) {
        return route.isHidden()
                || ((Map<?, ?>) document.get(route.path()).get(route.verb().toLowerCase(Locale.ROOT)).get("responses"))
                        .containsKey(String.valueOf(status));
    }

    /// The service account that sends events, with the audience that the operation requires. The package of this service
    /// names the audience of its events.
    private Caller sender(Operation row) {
        String receiver = service.packageName().substring(service.packageName().lastIndexOf('.') + 1);
        return row.roles().contains(Role.EVENT_SENDER)
                ? Caller.ofService(TestTokens.ofSender(receiver))
                : Caller.ofService(TestTokens.of("sender", null, null, Set.of(), Set.of(Role.EVENT_SENDER)));
    }
}
