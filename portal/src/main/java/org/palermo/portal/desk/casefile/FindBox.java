package org.palermo.portal.desk.casefile;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.portal.desk.DeskResource;
import org.palermo.portal.gateway.Roles;
import org.palermo.portal.page.CurrentReader;

/// The box on every page that finds a case. It sends what was typed in the body, because addresses are written to logs, and
/// guesses from its form what it is; the page of the search asks when the guess is wrong. A coordinator finds a case by its reference
/// alone: anything else opens the page that says so.
@Path("/portal/find")
@Produces(MediaType.TEXT_HTML)
class FindBox {
    /// As it is written; those of earlier cases have one sign less, and their last one can be one of `* ~ $ =`.
    private static final String WRITTEN_REFERENCE = "[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]?[0-9A-Z*~$=]";
    /// Without its hyphens it may look like a telephone number or a name.
    private static final String REFERENCE = "(?=.*\\d)(?=.*[A-Z*~$=])[0-9A-Z]{8,9}[0-9A-Z*~$=]";
    private static final String CERTIFICATE = "(?=.*\\d)[0-9A-Z]{17,59}[0-9A-Z*~$=]";
    private static final String TELEPHONE = "\\+?\\d{6,20}";

    private final DeskResource desk;
    private final CurrentReader reader;

    FindBox(DeskResource desk, CurrentReader reader) {
        this.desk = desk;
        this.reader = reader;
    }

    @POST
    @PermitAll
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<RestResponse<String>> find(@RestForm String sought) {
        return reader.orNobody().chain(person -> {
            String typed = sought == null ? "" : sought.strip();
            boolean authority = has(person, Roles.COMPETENT_AUTHORITY);
            return !authority && !has(person, Roles.FIRST_RESPONDER) && has(person, Roles.CASE_COORDINATOR)
                    ? desk.form("cases/find-assigned", byReference(typed))
                    : desk.form(authority ? "cases/find" : "cases/find-own", asForm(typed, authority));
        });
    }

    private static boolean has(Optional<SecurityIdentity> person, String role) {
        return person.map(found -> found.hasRole(role)).orElse(false);
    }

    private static MultivaluedMap<String, String> byReference(String sought) {
        MultivaluedMap<String, String> form = form(isReference(sought));
        form.putSingle("reference", sought);
        return form;
    }

    private static MultivaluedMap<String, String> form(boolean sent) {
        MultivaluedMap<String, String> form = new MultivaluedHashMap<>();
        form.putSingle("_go", sent ? "send" : "start");
        form.putSingle("_page", "0");
        form.putSingle("_key", UUID.randomUUID().toString());
        return form;
    }

    private static String plain(String sought) {
        return sought.replaceAll("[\\s().-]", "").toUpperCase(Locale.ROOT);
    }

    private static boolean isReference(String sought) {
        return sought.toUpperCase(Locale.ROOT).matches(WRITTEN_REFERENCE) || plain(sought).matches(REFERENCE);
    }

    private static MultivaluedMap<String, String> asForm(String sought, boolean authority) {
        MultivaluedMap<String, String> form = form(!sought.isEmpty());
        String plain = plain(sought);
        boolean reference = isReference(sought);
        if (plain.matches(TELEPHONE) && !reference) {
            form.putSingle("identifier.kind", "PHONE");
            form.putSingle("identifier.value", sought);
        } else {
            form.putSingle(reference ? "reference" : authority && plain.matches(CERTIFICATE) ? "certificate" : "name",
                    sought);
        }
        return form;
    }
}
