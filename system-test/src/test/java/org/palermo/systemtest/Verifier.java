package org.palermo.systemtest;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.palermo.systemtest.suite.Answer;
import org.palermo.systemtest.suite.Calls;
import org.palermo.systemtest.suite.Port;
import org.palermo.systemtest.suite.Suite;

/// Something that checks tokens: the gateway, or a service called directly.
///
/// @param account an account whose token is accepted on the path
record Verifier(String name, URI base, String path, String account) {

    /// The account that each path accepts.
    private enum Guarded {
        CASES("/api/nrm/v1/cases", "authority", Port.REFERRAL),
        SHELTERS("/api/shelter/v1/shelters", "shelter", Port.SHELTER),
        VISITS("/api/inspection/v1/visits", "inspector", Port.INSPECTION);

        final String path;
        final String account;
        final Port port;

        Guarded(String path, String account, Port port) {
            this.path = path;
            this.account = account;
            this.port = port;
        }
    }

    /// The gateway with a path of each service, and each service on its own port if it can be reached.
    static List<Verifier> all(Suite suite) {
        var all = new ArrayList<Verifier>();
        for (var guarded : Guarded.values()) {
            all.add(new Verifier("gateway to " + guarded.port.service(), suite.base(), guarded.path, guarded.account));
            suite.local().ifPresent(local ->
                    all.add(new Verifier(guarded.port.service(), local.inside(guarded.port), guarded.path, guarded.account)));
        }
        return all;
    }

    Answer ask(String token) {
        return new Calls(base, token).get(path);
    }

    /// The answer must be 401, as a problem that does not tell the reason.
    void refuses(String token) {
        var answer = ask(token).expectProblem(401);
        assertFalse(answer.text().contains("Exception") || answer.text().contains("jose4j"), answer::toString);
    }

    void accepts(String token) {
        ask(token).expect(200);
    }

    @Override
    public String toString() {
        return name;
    }
}
