package org.palermo.gateway.route;

import static org.palermo.gateway.route.Route.Access.ATTEMPT;
import static org.palermo.gateway.route.Route.Access.AUTHENTICATED;
import static org.palermo.gateway.route.Route.Access.PUBLIC;
import static org.palermo.gateway.route.Route.Body.FILE;
import static org.palermo.gateway.route.Route.Body.FORM_FILE;
import static org.palermo.gateway.route.Route.Body.IMPORT;
import static org.palermo.gateway.route.Route.Body.LIST;
import static org.palermo.gateway.route.Route.Body.ORDINARY;
import static org.palermo.gateway.route.Route.Body.PIECE;
import static org.palermo.gateway.route.Route.Body.SUBMISSION;
import static org.palermo.gateway.route.Route.Patience.DEADLINE;
import static org.palermo.gateway.route.Route.Patience.LIVE;
import static org.palermo.gateway.route.Route.Patience.STREAM;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import io.vertx.core.http.HttpMethod;

/// The route table. The first row whose methods and path match is used; without a matching row the answer is 404.
///
/// `/events` of the services, `/q`, the management ports, Keycloak's other realms and its administration have no row, so
/// they can never be reached from outside.
public enum Route {
    // name and path
    //      methods      origin             access         body        time      limit                 pages
    PORTAL_FILES("/portal/desk/cases/**/documents/new",
            Verbs.POST,  Origin.PORTAL,     PUBLIC,        FORM_FILE,  STREAM,   RateClass.PORTAL,     Pages.PORTAL),
    PORTAL_ANSWER_FILES("/portal/desk/received-questions/**/documents/new",
            Verbs.POST,  Origin.PORTAL,     PUBLIC,        FORM_FILE,  STREAM,   RateClass.PORTAL,     Pages.PORTAL),
    PORTAL_LISTS("/portal/desk/workplace-lists/new",
            Verbs.POST,  Origin.PORTAL,     PUBLIC,        FORM_FILE,  STREAM,   RateClass.PORTAL,     Pages.PORTAL),
    PORTAL_LINKS("/portal/desk/supply-link-lists/new",
            Verbs.POST,  Origin.PORTAL,     PUBLIC,        FORM_FILE,  STREAM,   RateClass.PORTAL,     Pages.PORTAL),
    /// The page of an import grows for as long as the import takes.
    PORTAL_LINK_IMPORTS("/portal/desk/supply-link-lists/imports/**/progress",
            Verbs.READ,  Origin.PORTAL,     PUBLIC,        ORDINARY,   STREAM,   RateClass.PORTAL,     Pages.PORTAL),
    PORTAL_REGISTERS("/portal/desk/statement-files/new",
            Verbs.POST,  Origin.PORTAL,     PUBLIC,        FORM_FILE,  STREAM,   RateClass.PORTAL,     Pages.PORTAL),
    PORTAL_REGISTER_IMPORTS("/portal/desk/statement-files/imports/**/progress",
            Verbs.READ,  Origin.PORTAL,     PUBLIC,        ORDINARY,   STREAM,   RateClass.PORTAL,     Pages.PORTAL),
    PORTAL_REGISTER_FILES("/portal/desk/statement-files/export",
            Verbs.READ,  Origin.PORTAL,     PUBLIC,        ORDINARY,   STREAM,   RateClass.PORTAL,     Pages.PORTAL),
    PORTAL_GOODS("/portal/desk/goods-editions/new",
            Verbs.POST,  Origin.PORTAL,     PUBLIC,        FORM_FILE,  STREAM,   RateClass.PORTAL,     Pages.PORTAL),
    PORTAL_LIST_ROWS("/portal/desk/workplace-lists/**/rejected.csv",
            Verbs.READ,  Origin.PORTAL,     PUBLIC,        ORDINARY,   STREAM,   RateClass.PORTAL,     Pages.PORTAL),
    PORTAL_EVIDENCE("/portal/desk/visits/**/evidence/new",
            Verbs.POST,  Origin.PORTAL,     PUBLIC,        FORM_FILE,  STREAM,   RateClass.PORTAL,     Pages.PORTAL),
    /// A piece of a large recording. The portal admits some at once.
    PORTAL_RECORDINGS("/portal/desk/visits/**/piece",
            Verbs.PIECES,Origin.PORTAL,     PUBLIC,        PIECE,      STREAM,   RateClass.PORTAL,     Pages.PORTAL),
    PORTAL_EVIDENCE_DOWNLOADS("/portal/desk/visits/**/content",
            Verbs.READ,  Origin.PORTAL,     PUBLIC,        ORDINARY,   STREAM,   RateClass.PORTAL,     Pages.PORTAL),
    PORTAL_EVIDENCE_PICTURES("/portal/desk/visits/**/picture",
            Verbs.READ,  Origin.PORTAL,     PUBLIC,        ORDINARY,   STREAM,   RateClass.PORTAL,     Pages.PORTAL),
    PORTAL_DOWNLOADS("/portal/desk/cases/**/content",
            Verbs.READ,  Origin.PORTAL,     PUBLIC,        ORDINARY,   STREAM,   RateClass.PORTAL,     Pages.PORTAL),
    PORTAL_PICTURES("/portal/desk/cases/**/picture",
            Verbs.READ,  Origin.PORTAL,     PUBLIC,        ORDINARY,   STREAM,   RateClass.PORTAL,     Pages.PORTAL),
    PORTAL("/portal/**",
            Verbs.ALL,   Origin.PORTAL,     PUBLIC,        ORDINARY,   DEADLINE, RateClass.PORTAL,     Pages.PORTAL),
    SIGN_IN_STEP("/auth/realms/palermo/login-actions/**",
            Verbs.POST,  Origin.KEYCLOAK,   ATTEMPT,       ORDINARY,   DEADLINE, RateClass.SIGN_IN,    Pages.KEYCLOAK),
    SIGN_IN_TOKEN("/auth/realms/palermo/protocol/openid-connect/**",
            Verbs.POST,  Origin.KEYCLOAK,   ATTEMPT,       ORDINARY,   DEADLINE, RateClass.SIGN_IN,    Pages.KEYCLOAK),
    SIGN_IN("/auth/realms/palermo/**",
            Verbs.ALL,   Origin.KEYCLOAK,   PUBLIC,        ORDINARY,   DEADLINE, RateClass.SIGN_IN,    Pages.KEYCLOAK),
    SIGN_IN_LOOKS("/auth/resources/**",
            Verbs.READ,  Origin.KEYCLOAK,   PUBLIC,        ORDINARY,   DEADLINE, RateClass.PORTAL,     Pages.KEYCLOAK),

    MECHANISM("/api/nrm/v1/mechanism/**",
            Verbs.READ,  Origin.REFERRAL,   PUBLIC,        ORDINARY,   DEADLINE, RateClass.ANONYMOUS,  Pages.DATA),
    STATISTICS("/api/nrm/v1/statistics/**",
            Verbs.READ,  Origin.REFERRAL,   PUBLIC,        ORDINARY,   DEADLINE, RateClass.ANONYMOUS,  Pages.DATA),
    COUNTRIES("/api/nrm/v1/countries",
            Verbs.READ,  Origin.REFERRAL,   PUBLIC,        ORDINARY,   DEADLINE, RateClass.ANONYMOUS,  Pages.DATA),
    NRM_IMPORTS("/api/nrm/v1/**/imports",
            Verbs.POST,  Origin.REFERRAL,   AUTHENTICATED, IMPORT,     STREAM,   RateClass.IMPORTS,    Pages.DATA),
    NRM_PIECES("/api/nrm/v1/**/pieces",
            Verbs.PUT,   Origin.REFERRAL,   AUTHENTICATED, IMPORT,     STREAM,   RateClass.API,        Pages.DATA),
    NRM_FILES("/api/nrm/v1/cases/**/content",
            Verbs.PUT,   Origin.REFERRAL,   AUTHENTICATED, FILE,       STREAM,   RateClass.API,        Pages.DATA),
    NRM_ANSWER_FILES("/api/nrm/v1/received-information-requests/**/content",
            Verbs.PUT,   Origin.REFERRAL,   AUTHENTICATED, FILE,       STREAM,   RateClass.API,        Pages.DATA),
    NRM_DOWNLOADS("/api/nrm/v1/cases/**/content",
            Verbs.READ,  Origin.REFERRAL,   AUTHENTICATED, ORDINARY,   STREAM,   RateClass.API,        Pages.DATA),
    NRM_PICTURES("/api/nrm/v1/cases/**/picture",
            Verbs.READ,  Origin.REFERRAL,   AUTHENTICATED, ORDINARY,   STREAM,   RateClass.API,        Pages.DATA),
    NRM_EXPORTS("/api/nrm/v1/**/exports",
            Verbs.READ,  Origin.REFERRAL,   AUTHENTICATED, ORDINARY,   STREAM,   RateClass.API,        Pages.DATA),
    NRM_LIVE("/api/nrm/v1/notices/stream",
            Verbs.READ,  Origin.REFERRAL,   AUTHENTICATED, ORDINARY,   LIVE,     RateClass.API,        Pages.DATA),
    NRM("/api/nrm/v1/**",
            Verbs.ALL,   Origin.REFERRAL,   AUTHENTICATED, ORDINARY,   DEADLINE, RateClass.API,        Pages.DATA),

    SHELTER_IMPORTS("/api/shelter/v1/**/imports",
            Verbs.POST,  Origin.SHELTER,    AUTHENTICATED, IMPORT,     STREAM,   RateClass.IMPORTS,    Pages.DATA),
    SHELTER_EXPORTS("/api/shelter/v1/**/exports",
            Verbs.READ,  Origin.SHELTER,    AUTHENTICATED, ORDINARY,   STREAM,   RateClass.API,        Pages.DATA),
    SHELTER_LIVE("/api/shelter/v1/notices/stream",
            Verbs.READ,  Origin.SHELTER,    AUTHENTICATED, ORDINARY,   LIVE,     RateClass.API,        Pages.DATA),
    SHELTER("/api/shelter/v1/**",
            Verbs.ALL,   Origin.SHELTER,    AUTHENTICATED, ORDINARY,   DEADLINE, RateClass.API,        Pages.DATA),
    /// The whole directory as NDJSON takes as long as its reader takes.
    DIRECTORY("/hsds/**",
            Verbs.READ,  Origin.SHELTER,    PUBLIC,        ORDINARY,   STREAM,   RateClass.ANONYMOUS,  Pages.DATA),

    /// The check of a job offer, for everybody.
    JOB_OFFERS("/api/inspection/v1/job-offers/check",
            Verbs.POST,  Origin.INSPECTION, PUBLIC,        ORDINARY,   DEADLINE, RateClass.ANONYMOUS,  Pages.DATA),
    INSPECTION_PUBLISHED("/api/inspection/v1/published-findings",
            Verbs.READ,  Origin.INSPECTION, PUBLIC,        ORDINARY,   DEADLINE, RateClass.ANONYMOUS,  Pages.DATA),
    /// A register's file of statements, up to 100,000 rows.
    INSPECTION_REGISTERS("/api/inspection/v1/statements/imports",
            Verbs.POST,  Origin.INSPECTION, AUTHENTICATED, LIST,       STREAM,   RateClass.IMPORTS,    Pages.DATA),
    INSPECTION_CHAINS("/api/inspection/v1/supply-links/imports",
            Verbs.POST,  Origin.INSPECTION, AUTHENTICATED, LIST,       STREAM,   RateClass.IMPORTS,    Pages.DATA),
    INSPECTION_IMPORTS("/api/inspection/v1/**/imports",
            Verbs.POST,  Origin.INSPECTION, AUTHENTICATED, IMPORT,     STREAM,   RateClass.IMPORTS,    Pages.DATA),
    INSPECTION_LISTS("/api/inspection/v1/workplace-lists/**/content",
            Verbs.PUT,   Origin.INSPECTION, AUTHENTICATED, LIST,       STREAM,   RateClass.IMPORTS,    Pages.DATA),
    INSPECTION_EXPORTS("/api/inspection/v1/**/exports",
            Verbs.READ,  Origin.INSPECTION, AUTHENTICATED, ORDINARY,   STREAM,   RateClass.API,        Pages.DATA),
    INSPECTION_FILES("/api/inspection/v1/visits/**/content",
            Verbs.PUT,   Origin.INSPECTION, AUTHENTICATED, FILE,       STREAM,   RateClass.API,        Pages.DATA),
    INSPECTION_DOWNLOADS("/api/inspection/v1/visits/**/content",
            Verbs.READ,  Origin.INSPECTION, AUTHENTICATED, ORDINARY,   STREAM,   RateClass.API,        Pages.DATA),
    INSPECTION_PICTURES("/api/inspection/v1/visits/**/picture",
            Verbs.READ,  Origin.INSPECTION, AUTHENTICATED, ORDINARY,   STREAM,   RateClass.API,        Pages.DATA),
    INSPECTION_LIVE("/api/inspection/v1/notices/stream",
            Verbs.READ,  Origin.INSPECTION, AUTHENTICATED, ORDINARY,   LIVE,     RateClass.API,        Pages.DATA),
    /// A chief inspector reads each one: few from one address. The page of the portal sends here in the name of its reader's address.
    COMPLAINTS("/api/inspection/v1/public-complaints",
            Verbs.POST,  Origin.INSPECTION, PUBLIC,        ORDINARY,   DEADLINE, RateClass.COMPLAINTS, Pages.DATA),
    /// The same for tips of the public.
    TIPS("/api/inspection/v1/public-tips",
            Verbs.POST,  Origin.INSPECTION, PUBLIC,        ORDINARY,   DEADLINE, RateClass.TIPS,       Pages.DATA),
    /// Partners that send tips by machine know no tokens: the service checks the secret of each.
    PARTNER_TIPS("/api/inspection/v1/partner-tips",
            Verbs.POST,  Origin.INSPECTION, ATTEMPT,       ORDINARY,   DEADLINE, RateClass.SIGN_IN,    Pages.DATA),
    INSPECTION_UPLOADS("/api/inspection/v1/uploads/**",
            Verbs.PIECES,Origin.INSPECTION, AUTHENTICATED, PIECE,      STREAM,   RateClass.API,        Pages.DATA),
    INSPECTION_ATTACHMENTS("/api/inspection/v1/attachments/**/content",
            Verbs.READ,  Origin.INSPECTION, AUTHENTICATED, ORDINARY,   STREAM,   RateClass.API,        Pages.DATA),
    INSPECTION_ATTACHED_PICTURES("/api/inspection/v1/attachments/**/picture",
            Verbs.READ,  Origin.INSPECTION, AUTHENTICATED, ORDINARY,   STREAM,   RateClass.API,        Pages.DATA),
    INSPECTION("/api/inspection/v1/**",
            Verbs.ALL,   Origin.INSPECTION, AUTHENTICATED, ORDINARY,   DEADLINE, RateClass.API,        Pages.DATA),
    /// Phones with ODK Collect know no tokens: the service checks the secret of each phone.
    OPENROSA("/openrosa/v1/**",
            Verbs.FORMS, Origin.INSPECTION, ATTEMPT,       SUBMISSION, STREAM,   RateClass.SIGN_IN,    Pages.DATA);

    /// `ATTEMPT`: public, with a password, code or secret that may be a guess.
    public enum Access { PUBLIC, ATTEMPT, AUTHENTICATED }

    /// Which body limit applies. An ordinary body is read before the request goes to its origin. The body of an import or of a file on a
    /// record streams, and so do a piece of a resumable upload and the form of a phone with its photographs. `LIST`: an import of a list,
    /// up to 200,000 rows (links of supply chains). `FORM_FILE`: a form of the portal with a file; the portal admits only signed-in people,
    /// and some at once.
    public enum Body { ORDINARY, IMPORT, PIECE, SUBMISSION, FILE, LIST, FORM_FILE }

    /// `DEADLINE`: everything within a time. `STREAM`: as long as something moves. `LIVE`: the same, with connections of
    /// its own.
    public enum Patience { DEADLINE, STREAM, LIVE }

    /// Which pages these are, and so which security headers a browser needs.
    public enum Pages { PORTAL, KEYCLOAK, DATA }

    private static final class Verbs {
        static final Set<HttpMethod> READ = Set.of(HttpMethod.GET, HttpMethod.HEAD);
        /// Some HTTP clients know no PATCH.
        static final Set<HttpMethod> PIECES = Set.of(HttpMethod.PATCH, HttpMethod.POST);
        static final Set<HttpMethod> FORMS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.POST);
        static final Set<HttpMethod> PUT = Set.of(HttpMethod.PUT);
        static final Set<HttpMethod> POST = Set.of(HttpMethod.POST);
        static final Set<HttpMethod> ALL = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.POST, HttpMethod.PUT,
                HttpMethod.PATCH, HttpMethod.DELETE, HttpMethod.OPTIONS);
    }

    private static final List<Route> ROWS = List.of(values());

    private final PathPattern path;
    private final Set<HttpMethod> methods;
    private final Origin origin;
    private final Access access;
    private final Body body;
    private final Patience patience;
    private final RateClass rate;
    private final Pages pages;

    Route(String path, Set<HttpMethod> methods, Origin origin, Access access, Body body, Patience patience,
            RateClass rate, Pages pages) {
        this.path = PathPattern.of(path);
        this.methods = methods;
        this.origin = origin;
        this.access = access;
        this.body = body;
        this.patience = patience;
        this.rate = rate;
        this.pages = pages;
    }

    /// @param path that [PublicPath] has accepted
    public static Optional<Route> of(HttpMethod method, String path) {
        var asked = withoutLastSlash(path);
        for (var row : ROWS) {
            // The path first: for most rows it already differs, and looking up a method needs a hash.
            if (row.path.matches(asked) && row.methods.contains(method)) {
                return Optional.of(row);
            }
        }
        return Optional.empty();
    }

    /// The methods that this path accepts; empty when the path does not exist.
    public static List<String> methodsAt(String path) {
        var asked = withoutLastSlash(path);
        return ROWS.stream().filter(row -> row.path.matches(asked)).flatMap(row -> row.methods.stream())
                .map(HttpMethod::name).distinct().sorted().toList();
    }

    /// The services take `/imports/` for `/imports`, so both must be the same row.
    private static String withoutLastSlash(String path) {
        return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    public Origin origin() {
        return origin;
    }

    public Access access() {
        return access;
    }

    public Body body() {
        return body;
    }

    public Patience patience() {
        return patience;
    }

    public RateClass rate() {
        return rate;
    }

    public Pages pages() {
        return pages;
    }

    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
