package org.palermo.portal.information;

import io.quarkus.oidc.runtime.OidcUtils;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.portal.morning.CountryChoice;
import org.palermo.portal.morning.MechanismPanels;
import org.palermo.portal.page.CurrentReader;
import org.palermo.portal.page.Frame;
import org.palermo.portal.page.Frames;
import org.palermo.portal.page.LastCountry;
import org.palermo.portal.page.Pages;

/// Who to ask, what is kept, and how accessible the pages are: for everybody, with or without a sign-in.
@Path("/portal")
@Produces(MediaType.TEXT_HTML)
class InformationResource {

    @CheckedTemplate(basePath = "pages")
    static class Templates {
        static native TemplateInstance contact(Frame frame, CountryChoice choice);

        static native TemplateInstance privacy(Frame frame, CountryChoice choice);

        static native TemplateInstance accessibility(Frame frame, CountryChoice choice);
    }

    private final MechanismPanels countries;
    private final Frames frames;
    private final CurrentReader reader;
    private final LastCountry last;

    InformationResource(MechanismPanels countries, Frames frames, CurrentReader reader, LastCountry last) {
        this.countries = countries;
        this.frames = frames;
        this.reader = reader;
        this.last = last;
    }

    @GET
    @Path("/contact")
    @PermitAll
    public Uni<RestResponse<String>> contact(@RestQuery String country, HttpHeaders headers) {
        return page(country, headers, Templates::contact);
    }

    @GET
    @Path("/privacy")
    @PermitAll
    public Uni<RestResponse<String>> privacy(@RestQuery String country, HttpHeaders headers) {
        return page(country, headers, Templates::privacy);
    }

    @GET
    @Path("/accessibility")
    @PermitAll
    public Uni<RestResponse<String>> accessibility(@RestQuery String country, HttpHeaders headers) {
        return page(country, headers, Templates::accessibility);
    }

    /// A signed-in reader keeps her navigation and reads of the country that she chose last, or of her own, first. Nobody is asked to sign
    /// in.
    private Uni<RestResponse<String>> page(String country, HttpHeaders headers,
            BiFunction<Frame, CountryChoice, TemplateInstance> template) {
        boolean signedIn = headers.getCookies().containsKey(OidcUtils.SESSION_COOKIE_NAME);
        return (signedIn ? reader.orNobody() : Uni.createFrom().item(Optional.<SecurityIdentity>empty())).chain(person -> {
            Frame frame = person.map(frames::of).orElseGet(frames::open);
            String wanted = country != null ? country : last.get().or(() -> person.flatMap(Frames::country)).orElse(null);
            return countries.choose(wanted).chain(choice -> Pages.ok(frame, template.apply(frame, choice)));
        });
    }
}
