package org.palermo.portal.page;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.palermo.portal.gateway.Countries;
import org.palermo.portal.gateway.Roles;

/// Makes the frame of the requested page.
@RequestScoped
public class Frames {
    public static final String LANGUAGE_COOKIE = "palermo_language";
    private static final Pattern CURSOR = Pattern.compile("[A-Za-z0-9_=-]{8,200}");
    private static final Pattern CURSOR_OR_END = Pattern.compile("end|" + CURSOR);
    /// The query parameters that may be repeated in links: only codes, never free text from the caller.
    private static final Map<String, Pattern> OF_THE_PAGE = Map.ofEntries(
            Map.entry("country", Pattern.compile("[A-Z]{2}")), Map.entry("region", Pattern.compile("[A-Z]{2}(-[A-Z0-9]{1,8}){0,3}")),
            Map.entry("quarter", Pattern.compile("\\d{4}-Q[1-4]")), Map.entry("period", Pattern.compile("[A-Z0-9_]{1,20}")),
            Map.entry("due", Pattern.compile("overdue|soon|mine")), Map.entry("stage", Pattern.compile("[A-Z_]{5,30}")),
            Map.entry("figure", Pattern.compile("[A-Z_]{5,30}")), Map.entry("cursor", CURSOR), Map.entry("nrm", CURSOR_OR_END),
            Map.entry("shelter", CURSOR_OR_END), Map.entry("inspection", CURSOR_OR_END));
    static final String START = "/portal/";
    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final Supplier<UnreadCount.Unread> NO_BELL = () -> UnreadCount.Unread.UNKNOWN;
    /// A region of a claim may stand in quotation marks.
    private static final Pattern COUNTRY_OF = Pattern.compile("^\"?([A-Z]{2})\\b");

    private final UriInfo uri;
    private final HttpHeaders headers;
    private final UnreadCount unreadCount;

    Frames(UriInfo uri, HttpHeaders headers, UnreadCount unreadCount) {
        this.uri = uri;
        this.headers = headers;
        this.unreadCount = unreadCount;
    }

    /// For a page that anyone may see.
    public Frame open() {
        return new Frame(language(), null, here(), false, false, false, false, Finds.NOTHING, false, UTC, NO_BELL);
    }

    /// For a form that comes back after the session has ended. Nobody knows who reads it, so it has the quick exit.
    public Frame signedOut() {
        return new Frame(language(), null, here(), false, false, false, false, Finds.NOTHING, true, UTC, NO_BELL);
    }

    /// For an unknown address: the address is the caller's text, so links lead to the start page instead. Nobody knows who reads it, so it
    /// has the quick exit.
    Frame nowhere() {
        return new Frame(language(), null, START, false, false, false, false, Finds.NOTHING, true, UTC, NO_BELL);
    }

    public Frame of(SecurityIdentity person) {
        return new Frame(language(), name(person), here(), worksOnCases(person), person.hasRole(Roles.FIRST_RESPONDER), keepsPeople(person),
                !isOfImmigration(person), finds(person),
                Roles.WITH_QUICK_EXIT.stream().anyMatch(person::hasRole), UTC, bell(person));
    }

    private static Finds finds(SecurityIdentity person) {
        boolean byName = person.hasRole(Roles.COMPETENT_AUTHORITY) || person.hasRole(Roles.FIRST_RESPONDER);
        return !worksOnCases(person) ? Finds.NOTHING : byName ? Finds.BY_NAME : Finds.BY_REFERENCE;
    }

    private Supplier<UnreadCount.Unread> bell(SecurityIdentity person) {
        if (isOfImmigration(person)) {
            return NO_BELL;
        }
        unreadCount.ring(person);
        return () -> unreadCount.known(person);
    }

    /// For a page with times: they are those of the person's country, else of the first country of the deployment.
    public Frame of(SecurityIdentity person, Countries countries) {
        return of(person).at(countries.zone(country(person).orElse("")));
    }

    /// The language of the page.
    Language language() {
        Cookie remembered = headers.getCookies().get(LANGUAGE_COOKIE);
        return Language.of(uri.getQueryParameters().getFirst("lang"), remembered == null ? null : remembered.getValue(),
                headers.getAcceptableLanguages());
    }

    private String here() {
        String query = uri.getQueryParameters().entrySet().stream()
                .filter(p -> OF_THE_PAGE.containsKey(p.getKey()) && OF_THE_PAGE.get(p.getKey()).matcher(p.getValue().getFirst()).matches())
                .map(p -> p.getKey() + "=" + URLEncoder.encode(p.getValue().getFirst(), StandardCharsets.UTF_8))
                .sorted()
                .collect(Collectors.joining("&"));
        return uri.getPath() + (query.isEmpty() ? "" : "?" + query);
    }

    /// The country of the first region that a person covers, by her token.
    public static Optional<String> country(SecurityIdentity person) {
        return countries(person).stream().findFirst();
    }

    /// The countries of the regions that a person covers, by her token; none when it names no region.
    public static List<String> countries(SecurityIdentity person) {
        if (!(person.getPrincipal() instanceof JsonWebToken token) || !(token.getClaim("regions") instanceof Collection<?> regions)) {
            return List.of();
        }
        return regions.stream().map(region -> COUNTRY_OF.matcher(region.toString()))
                .filter(Matcher::find).map(found -> found.group(1)).distinct().toList();
    }

    private static boolean keepsPeople(SecurityIdentity person) {
        return person.hasRole(Roles.AGENCY_ADMINISTRATOR) || person.hasRole(Roles.MECHANISM_ADMINISTRATOR);
    }

    private static String name(SecurityIdentity person) {
        return person.getPrincipal() instanceof JsonWebToken token && token.getClaim("name") instanceof String name && !name.isBlank()
                ? name
                : person.getPrincipal().getName();
    }

    /// Immigration bodies get no notices.
    /// Immigration bodies see less than others with the same roles.
    public static boolean isOfImmigration(SecurityIdentity person) {
        return person.getPrincipal() instanceof JsonWebToken token && "IMMIGRATION".equals(token.getClaim("agency_kind"));
    }

    /// Whether to offer the worklist. The referral service decides who may read it. Immigration bodies refer people but
    /// never see a list of them, so they get no link to a page that would refuse them.
    private static boolean worksOnCases(SecurityIdentity person) {
        return !isOfImmigration(person)
                && (person.hasRole(Roles.COMPETENT_AUTHORITY)
                        || person.hasRole(Roles.FIRST_RESPONDER) || person.hasRole(Roles.CASE_COORDINATOR));
    }
}
