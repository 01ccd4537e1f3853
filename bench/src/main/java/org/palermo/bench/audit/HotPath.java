package org.palermo.bench.audit;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.palermo.bench.suite.Caller;
import org.palermo.bench.suite.RunningSuite;

/// The most frequent requests.
enum HotPath {
    WORKLIST("referral") {
        @Override
        Caller.Answered ask(RunningSuite suite, Caller caller, String request) throws Exception {
            return caller.ask("GET", "/api/nrm/v1/cases?due=overdue&limit=50", null, headers(request)).expect(OK);
        }
    },
    ONE_CASE("referral") {
        @Override
        Caller.Answered ask(RunningSuite suite, Caller caller, String request) throws Exception {
            return caller.ask("GET", "/api/nrm/v1/cases/" + suite.one("referral", "select id from case_file where stage = 'REFERRED'"), null, headers(request)).expect(OK);
        }
    },
    REFERRAL("referral") {
        @Override
        String account() {
            return "responder";
        }

        @Override
        Caller.Answered ask(RunningSuite suite, Caller caller, String request) throws Exception {
            return caller.ask("POST", "/api/nrm/v1/referrals", """
                    {"region": "GB-ENG-LDN", "ageGroup": "ADULT", "consent": true, "sex": "FEMALE", "exploitation": ["LABOUR"], "nationality": "PH",
                     "languages": ["tl"], "person": {"givenName": "Bench", "familyName": "Bench"}, "circumstances": "Made up.",
                     "safeContact": {"channel": "IN_PERSON", "when": "on Sundays"}}
                    """, headers(request)).expect(CREATED);
        }
    },
    AVAILABILITY("shelter") {
        @Override
        String account() {
            return "ngo";
        }

        @Override
        Caller.Answered ask(RunningSuite suite, Caller caller, String request) throws Exception {
            return search(caller, request);
        }
    },
    HOLD("shelter") {
        @Override
        String account() {
            return "ngo";
        }

        /// Releases the hold at once, because an organisation may have only a limited number.
        @Override
        Caller.Answered ask(RunningSuite suite, Caller caller, String request) throws Exception {
            var offer = search(caller, UUID.randomUUID().toString()).json().at("/offers/0/offer").asText();
            var held = caller.ask("POST", "/api/shelter/v1/holds", "{\"offer\": \"%s\"}".formatted(offer), headers(request)).expect(CREATED);
            caller.ask("DELETE", "/api/shelter/v1/holds/" + held.json().get("id").asText(), null, Map.of());
            return held;
        }
    };

    private static final int OK = 200;
    private static final int CREATED = 201;

    private final String database;

    HotPath(String database) {
        this.database = database;
    }

    /// The database that runs the statements.
    String database() {
        return database;
    }

    String account() {
        return "authority";
    }

    /// @param request the request id, by which the statements are found in PostgreSQL's log
    abstract Caller.Answered ask(RunningSuite suite, Caller caller, String request) throws Exception;

    private static Caller.Answered search(Caller caller, String request) throws Exception {
        return caller.ask("POST", "/api/shelter/v1/availability-searches", """
                {"from": "%s", "nights": 1, "women": 1, "region": "ZZ-N"}
                """.formatted(LocalDate.now().plusDays(60)), headers(request)).expect(OK);
    }

    private static Map<String, String> headers(String request) {
        return Map.of("X-Request-Id", request, "Idempotency-Key", request);
    }
}
