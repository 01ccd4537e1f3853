package org.palermo.portal.services;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.text.Collator;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.portal.gateway.Countries;
import org.palermo.portal.gateway.DirectoryPage;
import org.palermo.portal.gateway.PortalGateway;
import org.palermo.portal.page.Failure;
import org.palermo.portal.page.FailurePages;
import org.palermo.portal.page.Frame;
import org.palermo.portal.page.Frames;
import org.palermo.portal.page.Language;
import org.palermo.portal.page.LastCountry;
import org.palermo.portal.page.Pages;

/// Which services are open to the public. Nobody is asked to sign in, and nothing on the page depends on who reads it.
@Path(ServicesResource.HOME)
@Produces(MediaType.TEXT_HTML)
class ServicesResource {
    static final String HOME = "/portal/services";
    private static final int ROWS = 40;

    @CheckedTemplate(basePath = "pages")
    static class Templates {
        static native TemplateInstance publicServices(Frame frame, ServicesPage page);
    }

    /// A service with the code of its category.
    private record Listed(String category, ServiceView view) {}

    private final OpenServices services;
    private final ServiceViews views;
    private final PortalGateway gateway;
    private final Frames frames;
    private final FailurePages failures;
    private final LastCountry last;

    ServicesResource(OpenServices services, ServiceViews views, PortalGateway gateway, Frames frames, FailurePages failures,
            LastCountry last) {
        this.services = services;
        this.views = views;
        this.gateway = gateway;
        this.frames = frames;
        this.failures = failures;
        this.last = last;
    }

    /// @param country empty for all; without it, the one that the reader chose last
    /// @param page from 1; one that is not there counts as the nearest
    @GET
    @PermitAll
    public Uni<RestResponse<String>> services(@RestQuery String country, @RestQuery String region, @RestQuery String category,
            @RestQuery String page, UriInfo uri) {
        // An empty parameter is null, as one that is not there.
        boolean isChosen = uri.getQueryParameters().containsKey("country");
        return gateway.known().chain(countries -> services.all().chain(answer -> {
            if (!answer.isFound()) {
                return failures.page(Failure.AWAY);
            }
            ServiceFilter filter = ServiceFilter.of(countries, isChosen ? country : last.get().orElse(null), region, category);
            Frame open = frames.open();
            List<Listed> listed = listed(answer.value(), filter, open.language(), countries);
            int pages = Math.max(1, (listed.size() + ROWS - 1) / ROWS);
            int shown = Math.clamp(page != null && page.matches("\\d{1,3}") ? Integer.parseInt(page) : 1, 1, pages);
            List<Listed> here = listed.subList((shown - 1) * ROWS, Math.min(shown * ROWS, listed.size()));
            Frame frame = open.from(filter.address(HOME, shown));
            return Pages.ok(frame, Templates.publicServices(frame, new ServicesPage(
                    countries(countries, filter, open.language()), regions(countries, filter, open.language()),
                    categories(filter, open.language()), groups(here, open.language()), shown > 1 ? filter.address(HOME, shown - 1) : null,
                    shown < pages ? filter.address(HOME, shown + 1) : null)));
        }));
    }

    /// All confidential shelters of an area look the same, and stand here once.
    private List<Listed> listed(List<DirectoryPage.Service> all, ServiceFilter filter, Language language, Countries countries) {
        Comparator<Listed> order = Comparator.<Listed>comparingInt(one -> ServiceFilter.CATEGORIES.indexOf(one.category()))
                .thenComparing(one -> one.view().name(), Collator.getInstance(language.locale()));
        return all.stream().filter(filter::admits)
                .flatMap(service -> service.category().filter(term -> ServiceFilter.CATEGORIES.contains(term.code()))
                        .map(term -> new Listed(term.code(), views.of(service, language, countries))).stream())
                .distinct().sorted(order).toList();
    }

    private List<ServicesPage.Group> groups(List<Listed> listed, Language language) {
        return listed.stream()
                .collect(Collectors.groupingBy(Listed::category, LinkedHashMap::new, Collectors.mapping(Listed::view, Collectors.toList())))
                .entrySet().stream().map(group -> new ServicesPage.Group(title(language, group.getKey()), group.getValue())).toList();
    }

    private String title(Language language, String category) {
        return views.category(language, category).orElse(category);
    }

    private static List<ServicesPage.Option> countries(Countries countries, ServiceFilter filter, Language language) {
        return countries.items().size() < 2 ? List.of() : countries.items().stream()
                .map(one -> new ServicesPage.Option(one.code(), one.nameIn(language.tag()), one.code().equals(filter.country()))).toList();
    }

    private static List<ServicesPage.Option> regions(Countries countries, ServiceFilter filter, Language language) {
        return countries.country(filter.country()).map(country -> country.regions().stream()
                        .map(one -> new ServicesPage.Option(one.code(), country.region(one.code(), language.tag()),
                                one.code().equals(filter.region()))).toList())
                .orElse(List.of());
    }

    private List<ServicesPage.Option> categories(ServiceFilter filter, Language language) {
        return ServiceFilter.CATEGORIES.stream()
                .map(one -> new ServicesPage.Option(one, title(language, one), one.equals(filter.category()))).toList();
    }
}
