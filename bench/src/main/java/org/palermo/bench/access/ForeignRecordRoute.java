package org.palermo.bench.access;

import java.util.UUID;

/// A route with an id, an account that may call it, and the query for records that this account may not see.
enum ForeignRecordRoute {
    CASE("GET", "/api/nrm/v1/cases/%s", "responder", "referral", Others.CASES),
    RECEIPT("GET", "/api/nrm/v1/referrals/%s", "responder", "referral", Others.CASES),
    NOTICE("PUT", "/api/nrm/v1/notices/%s/read", "responder", "referral", "select id from notice where agency is distinct from '00000000-0000-7000-8000-000000000010'"),
    SHELTER("GET", "/api/shelter/v1/shelters/%s", "shelter", "shelter", Others.SHELTERS),
    PLACES("GET", "/api/shelter/v1/shelters/%s/places", "shelter", "shelter", Others.SHELTERS),
    CENSUS("GET", "/api/shelter/v1/shelters/%s/census", "shelter", "shelter", Others.SHELTERS),
    COUNT("PUT", "/api/shelter/v1/shelters/%s/census", "shelter", "shelter", Others.SHELTERS, "{\"occupied\": 0}"),
    LIMITS("GET", "/api/shelter/v1/shelters/%s/limits", "shelter", "shelter", Others.SHELTERS),
    LIMIT("PUT", "/api/shelter/v1/shelters/%s/limits", "shelter", "shelter", Others.SHELTERS, "{\"staffed\": 1, \"hygieneLimit\": 1}"),
    HOLD("GET", "/api/shelter/v1/holds/%s", "other-ngo", "shelter", Others.HOLDS),
    RELEASE("DELETE", "/api/shelter/v1/holds/%s", "other-ngo", "shelter", Others.HOLDS),
    ASK("POST", "/api/shelter/v1/holds/%s/placement", "other-ngo", "shelter", Others.HOLDS, "{\"purpose\": \"EMERGENCY\"}"),
    PLACEMENT("GET", "/api/shelter/v1/placements/%s", "other-shelter", "shelter", Others.PLACEMENTS),
    ACCEPT("POST", "/api/shelter/v1/placements/%s/acceptance", "other-shelter", "shelter", Others.PLACEMENTS),
    VISIT("GET", "/api/inspection/v1/visits/%s", "other-inspector", "inspection", Others.VISITS),
    FINDINGS("GET", "/api/inspection/v1/visits/%s/findings", "other-inspector", "inspection", Others.VISITS),
    REPORT("GET", "/api/inspection/v1/reports/%s", "other-inspector", "inspection",
            "select id from suspected_victim_report where agency <> '00000000-0000-7000-8000-000000000041'");

    /// The queries that several routes share.
    private static final class Others {
        static final String CASES = "select id from case_file where sender <> '00000000-0000-7000-8000-000000000010'";
        static final String SHELTERS = "select id from shelter where operator_agency <> '00000000-0000-7000-8000-000000000020'";
        static final String HOLDS = "select id from hold where agency <> '00000000-0000-7000-8000-000000000031'";
        static final String PLACEMENTS = "select id from placement where operator_agency <> '00000000-0000-7000-8000-000000000021'";
        static final String VISITS = "select id from visit where agency <> '00000000-0000-7000-8000-000000000041'";
    }

    private final String method;
    private final String path;
    private final String account;
    private final String database;
    private final String others;
    private final String body;

    ForeignRecordRoute(String method, String path, String account, String database, String others) {
        this(method, path, account, database, others, null);
    }

    ForeignRecordRoute(String method, String path, String account, String database, String others, String body) {
        this.method = method;
        this.path = path;
        this.account = account;
        this.database = database;
        this.others = others;
        this.body = body;
    }

    String method() {
        return method;
    }

    String pathTo(UUID id) {
        return path.formatted(id);
    }

    String account() {
        return account;
    }

    String database() {
        return database;
    }

    String others() {
        return others;
    }

    /// Null if the request has no body.
    String body() {
        return body;
    }

    @Override
    public String toString() {
        return method + " " + path.replace("%s", "{id}");
    }
}
