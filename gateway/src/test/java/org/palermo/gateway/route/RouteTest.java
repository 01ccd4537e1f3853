package org.palermo.gateway.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.vertx.core.http.HttpMethod;

class RouteTest {

    @ParameterizedTest
    @CsvSource({
        "GET, /portal, PORTAL", "POST, /portal/sign-out, PORTAL", "GET, /portal/assets/main.css, PORTAL",
        "POST, /portal/desk/cases/7/documents/new, PORTAL_FILES", "GET, /portal/desk/cases/7/documents/new, PORTAL",
        "POST, /portal/desk/cases/7/documents/8/removal, PORTAL", "GET, /portal/desk/cases/7/documents/8/content, PORTAL_DOWNLOADS",
        "GET, /portal/desk/cases/7/documents/8/picture, PORTAL_PICTURES", "GET, /portal/desk/cases/7/documents/8, PORTAL",
        "GET, /auth/realms/palermo, SIGN_IN", "POST, /auth/realms/palermo/protocol/openid-connect/token, SIGN_IN_TOKEN", "POST, /auth/realms/palermo/login-actions/authenticate, SIGN_IN_STEP", "GET, /auth/realms/palermo/login-actions/authenticate, SIGN_IN",
        "GET, /auth/resources/a/login.css, SIGN_IN_LOOKS",
        "GET, /api/nrm/v1/mechanism/status, MECHANISM", "HEAD, /api/nrm/v1/mechanism/status, MECHANISM",
        "POST, /api/nrm/v1/mechanism/status, NRM", "GET, /api/nrm/v1/statistics/ZZ/2026-Q1, STATISTICS", "GET, /api/nrm/v1/statistics-releases, NRM",
        "POST, /api/nrm/v1/statistics/releases, NRM", "GET, /api/nrm/v1/countries, COUNTRIES",
        "GET, /api/nrm/v1/countries/GB, NRM", "POST, /api/nrm/v1/providers/imports, NRM_IMPORTS",
        "GET, /api/nrm/v1/providers/imports, NRM", "POST, /api/nrm/v1/imports, NRM_IMPORTS", "POST, /api/nrm/v1/providers/importsx, NRM",
        "PUT, /api/nrm/v1/htcds/files/7/pieces, NRM_PIECES", "POST, /api/nrm/v1/htcds/files/7/pieces, NRM", "GET, /api/nrm/v1/htcds/exports, NRM_EXPORTS",
        "PUT, /api/inspection/v1/visits/7/evidence/8/content, INSPECTION_FILES", "GET, /api/inspection/v1/visits/7/evidence/8/content, INSPECTION_DOWNLOADS",
        "GET, /api/inspection/v1/visits/7/evidence/8/picture, INSPECTION_PICTURES", "POST, /api/inspection/v1/visits/7/evidence, INSPECTION",
        "POST, /portal/desk/visits/7/evidence/new, PORTAL_EVIDENCE", "GET, /portal/desk/visits/7/evidence/new, PORTAL",
        "PATCH, /portal/desk/visits/7/recordings/8/piece, PORTAL_RECORDINGS", "GET, /portal/desk/visits/7/recordings/8, PORTAL",
        "GET, /portal/desk/visits/7/evidence/8/content, PORTAL_EVIDENCE_DOWNLOADS", "GET, /portal/desk/visits/7/evidence/8/picture, PORTAL_EVIDENCE_PICTURES",
        "PUT, /api/nrm/v1/cases/7/documents/8/content, NRM_FILES", "GET, /api/nrm/v1/cases/7/documents/8/content, NRM_DOWNLOADS",
        "POST, /api/nrm/v1/cases/7/documents/8/content, NRM", "GET, /api/nrm/v1/cases/7/documents/8/picture, NRM_PICTURES",
        "PUT, /api/nrm/v1/received-information-requests/7/documents/8/content, NRM_ANSWER_FILES",
        "POST, /portal/desk/received-questions/7/documents/new, PORTAL_ANSWER_FILES", "GET, /portal/desk/received-questions/7/documents/new, PORTAL",
        "POST, /api/nrm/v1/cases/7/documents, NRM", "PUT, /api/nrm/v1/providers/8/content, NRM", "GET, /api/nrm/v1/notices/stream, NRM_LIVE", "GET, /api/nrm/v1/notices, NRM", "GET, /api/nrm/v1/cases/exports, NRM_EXPORTS", "GET, /api/nrm/v1/cases, NRM",
        "POST, /api/shelter/v1/shelters/imports, SHELTER_IMPORTS", "DELETE, /api/shelter/v1/holds/7, SHELTER", "GET, /api/shelter/v1/notices/stream, SHELTER_LIVE",
        "GET, /api/inspection/v1/notices/stream, INSPECTION_LIVE",
        "PUT, /api/inspection/v1/workplace-lists/7/content, INSPECTION_LISTS", "GET, /api/inspection/v1/workplace-lists/7/rejected-rows/exports, INSPECTION_EXPORTS",
        "POST, /portal/desk/workplace-lists/new, PORTAL_LISTS", "GET, /portal/desk/workplace-lists/new, PORTAL", "GET, /portal/desk/workplace-lists/7/rejected.csv, PORTAL_LIST_ROWS",
        "POST, /portal/desk/supply-link-lists/new, PORTAL_LINKS", "GET, /portal/desk/supply-link-lists/new, PORTAL", "POST, /portal/desk/statement-files/new, PORTAL_REGISTERS",
        "GET, /portal/desk/supply-link-lists/imports/7/progress, PORTAL_LINK_IMPORTS", "GET, /portal/desk/statement-files/imports/7/progress, PORTAL_REGISTER_IMPORTS",
        "GET, /portal/desk/statement-files/export, PORTAL_REGISTER_FILES", "POST, /portal/desk/goods-editions/new, PORTAL_GOODS",
        "GET, /hsds/v3.1/services, DIRECTORY", "POST, /api/inspection/v1/workplaces/imports, INSPECTION_IMPORTS",
        "PATCH, /api/inspection/v1/uploads/7, INSPECTION_UPLOADS", "POST, /api/inspection/v1/uploads/7, INSPECTION_UPLOADS", "HEAD, /api/inspection/v1/uploads/7, INSPECTION",
        "GET, /api/inspection/v1/attachments/7/content, INSPECTION_ATTACHMENTS", "GET, /api/inspection/v1/visits/7/attachments, INSPECTION",
        "GET, /api/inspection/v1/attachments/7/picture, INSPECTION_ATTACHED_PICTURES", "POST, /api/inspection/v1/visits/7/attachments/8/evidence, INSPECTION",
        "GET, /portal/desk/visits/7/attachments/8/content, PORTAL_EVIDENCE_DOWNLOADS", "GET, /portal/desk/visits/7/attachments/8/picture, PORTAL_EVIDENCE_PICTURES",
        "GET, /openrosa/v1/formList, OPENROSA", "HEAD, /openrosa/v1/submission, OPENROSA", "POST, /openrosa/v1/submission, OPENROSA",
        "POST, /api/inspection/v1/public-complaints, COMPLAINTS", "GET, /api/inspection/v1/public-complaints, INSPECTION",
        "POST, /api/inspection/v1/public-tips, TIPS", "GET, /api/inspection/v1/public-tips, INSPECTION", "POST, /api/inspection/v1/tips, INSPECTION",
        "POST, /api/inspection/v1/partner-tips, PARTNER_TIPS", "GET, /api/inspection/v1/partner-tips, INSPECTION", "POST, /api/inspection/v1/partner-tips/x, INSPECTION",
        "POST, /api/inspection/v1/complaints, INSPECTION", "POST, /api/inspection/v1/job-offers/check, JOB_OFFERS", "GET, /api/inspection/v1/job-offers/check, INSPECTION", "POST, /api/inspection/v1/job-offers, INSPECTION",
        "POST, /api/inspection/v1/statements/imports, INSPECTION_REGISTERS", "POST, /api/inspection/v1/supply-links/imports, INSPECTION_CHAINS",
        "PUT, /api/inspection/v1/visits/7, INSPECTION"})
    void the_first_matching_row(String method, String path, Route route) {
        assertEquals(route, Route.of(HttpMethod.valueOf(method), path).orElseThrow());
    }

    /// For the services they are the same paths as without the slash.
    @ParameterizedTest
    @CsvSource({"GET, /portal/, PORTAL", "POST, /portal/desk/workplace-lists/new/, PORTAL_LISTS", "GET, /auth/realms/palermo/, SIGN_IN",
        "GET, /api/nrm/v1/notices/stream/, NRM_LIVE", "GET, /api/shelter/v1/notices/stream/, SHELTER_LIVE",
        "GET, /api/inspection/v1/notices/stream/, INSPECTION_LIVE", "POST, /api/nrm/v1/providers/imports/, NRM_IMPORTS",
        "POST, /api/inspection/v1/workplaces/imports/, INSPECTION_IMPORTS", "GET, /api/nrm/v1/cases/exports/, NRM_EXPORTS",
        "GET, /api/nrm/v1/countries/, COUNTRIES", "POST, /api/inspection/v1/public-tips/, TIPS",
        "POST, /api/inspection/v1/partner-tips/, PARTNER_TIPS", "GET, /hsds/, DIRECTORY", "GET, /api/nrm/v1/cases/, NRM"})
    void the_same_row_with_a_slash_at_the_end(String method, String path, Route route) {
        assertEquals(route, Route.of(HttpMethod.valueOf(method), path).orElseThrow());
        assertEquals(Route.methodsAt(path.substring(0, path.length() - 1)), Route.methodsAt(path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/events", "/q", "/q/health", "/auth", "/auth/", "/auth/admin", "/auth/realms", "/auth/realms/master",
            "/auth/realms/palermo-2", "/auth/resourcesx", "/portals", "/api", "/api/nrm", "/api/nrm/v10", "/api/nrm/v1x", "/hsdsx",
            "/openapi", "/docs", "/metrics", "/PORTAL", "/events/", "/q/health/", "/auth/realms/master/"})
    void no_row(String path) {
        assertTrue(Route.of(HttpMethod.GET, path).isEmpty());
        assertTrue(Route.methodsAt(path).isEmpty());
    }

    @Test
    void no_row_takes_trace_or_connect() {
        for (var method : new HttpMethod[] {HttpMethod.TRACE, HttpMethod.CONNECT, HttpMethod.valueOf("BREW")}) {
            assertTrue(Route.of(method, "/portal").isEmpty());
        }
    }

    /// Streams are counted by subject; the portal counts the forms with a file and the pieces of recordings itself, and labour
    /// inspection those of phones.
    @Test
    void every_row_with_a_streaming_body_needs_a_token() {
        for (var route : Route.values()) {
            assertTrue(route.body() == Route.Body.ORDINARY || route.body() == Route.Body.FORM_FILE && route.origin() == Origin.PORTAL
                    || route == Route.PORTAL_RECORDINGS || route == Route.OPENROSA || route.access() == Route.Access.AUTHENTICATED, route.name());
            assertTrue(route.patience() != Route.Patience.LIVE || route.access() == Route.Access.AUTHENTICATED, route.name());
        }
    }
}
