package org.palermo.portal.page;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.palermo.portal.gateway.Roles;

/// Makes the frame of the requested page.
@RequestScoped
public class Frames {
    static final String LANGUAGE_COOKIE = "palermo_language";
    private static final Pattern CURSOR = Pattern.compile("[A-Za-z0-9_=-]{8,200}");
    private static final Pattern CURSOR_OR_END = Pattern.compile("end|" + CURSOR);
    /// The query parameters that may be repeated in links: only codes, never free text from the caller.
    private static final Map<String, Pattern> OF_THE_PAGE = Map.of("country", Pattern.compile("[A-Z]{2}"), "quarter", Pattern.compile("\\d{4}-Q[1-4]"), "due", Pattern.compile("overdue|soon|mine"),
            "stage", Pattern.compile("[A-Z_]{5,30}"), "figure", Pattern.compile("[A-Z_]{5,30}"), "cursor", CURSOR, "nrm", CURSOR_OR_END, "shelter", CURSOR_OR_END, "inspection", CURSOR_OR_END);
    private static final String START = "/portal/";
    /// A region of a claim may stand in quotation marks.
    private static final Pattern COUNTRY_OF = Pattern.compile("^\"?([A-Z]{2})\\b");

    private final UriInfo uri;
    private final HttpHeaders headers;

    Frames(UriInfo uri, HttpHeaders headers) {
        this.uri = uri;
        this.headers = headers;
    }

    /// For a page that anyone may see.
    public Frame open() {
        return new Frame(language(), null, here(), false, false, false, false, false, false);
    }

    /// For an unknown address: the address is the caller's text, so links lead to the start page instead.
    Frame nowhere() {
        return new Frame(language(), null, START, false, false, false, false, false, false);
    }

    public Frame of(SecurityIdentity person) {
        return new Frame(language(), name(person), here(), worksOnCases(person), person.hasRole(Roles.FIRST_RESPONDER), keepsPeople(person), !isOfImmigration(person),
                worksOnCases(person) && (person.hasRole(Roles.COMPETENT_AUTHORITY) || person.hasRole(Roles.FIRST_RESPONDER)),
                Roles.WITH_QUICK_EXIT.stream().anyMatch(person::hasRole));
    }

    /// The language in the address, otherwise the remembered one, otherwise the one that the browser prefers.
    Language language() {
        Cookie remembered = headers.getCookies().get(LANGUAGE_COOKIE);
        return chosen()
                .or(() -> Language.of(remembered == null ? "" : remembered.getValue()))
                .orElseGet(() -> Language.preferred(headers.getAcceptableLanguages()));
    }

    Optional<Language> chosen() {
        return Language.of(uri.getQueryParameters().getFirst("lang"));
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
        if (!(person.getPrincipal() instanceof JsonWebToken token) || !(token.getClaim("regions") instanceof Collection<?> regions)) {
            return Optional.empty();
        }
        return regions.stream().map(region -> COUNTRY_OF.matcher(region.toString())).filter(Matcher::find).map(found -> found.group(1)).findFirst();
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
        return !isOfImmigration(person) && (person.hasRole(Roles.COMPETENT_AUTHORITY) || person.hasRole(Roles.FIRST_RESPONDER) || person.hasRole(Roles.CASE_COORDINATOR));
    }
}
