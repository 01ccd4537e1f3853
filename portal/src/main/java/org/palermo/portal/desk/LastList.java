package org.palermo.portal.desk;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.UriInfo;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.palermo.portal.desk.page.Desk;
import org.palermo.portal.desk.page.ListPage;
import org.palermo.portal.desk.page.PageLinks;
import org.palermo.portal.page.PageCookies;

/// The list that the reader looked at last, with its filters, order and page: the way back from a record leads there. A cookie keeps its
/// address, because browsers send no referrer and because the way back must outlast the tasks that are done with the record.
@Singleton
class LastList {
    private final Desk desk;
    private final PageLinks links;
    private final HttpHeaders headers;

    LastList(Desk desk, HttpHeaders headers) {
        this.desk = desk;
        this.links = new PageLinks(desk);
        this.headers = headers;
    }

    /// @param address of a list on the desk
    static NewCookie cookie(UriInfo uri, String address) {
        return PageCookies.of(uri, PageCookies.LIST,
                Base64.getUrlEncoder().withoutPadding().encodeToString(address.getBytes(StandardCharsets.UTF_8)), PageCookies.WHILE_OPEN);
    }

    /// The way back from a record: the last list when it leads to the record and the reader may open it.
    ///
    /// @param otherwise the address to go back to when there is no such list
    String back(SecurityIdentity person, Desk.Place record, String otherwise) {
        return Optional.ofNullable(headers.getCookies().get(PageCookies.LIST)).map(Cookie::getValue).flatMap(LastList::decoded)
                .flatMap(address -> known(person, record, address)).orElse(otherwise);
    }

    /// Nothing of what a browser sends is taken as it is: the address is made anew from the declared list and the filters that it has.
    private Optional<String> known(SecurityIdentity person, Desk.Place record, String address) {
        String[] parts = address.split("\\?", 2);
        return Optional.of(parts[0]).filter(path -> path.startsWith(Desk.START + "/"))
                .flatMap(path -> desk.find(path.substring(Desk.START.length())))
                .filter(place -> place.page() instanceof ListPage list && links.at(list.row()).contains(record.page())
                        && record.variables().entrySet().containsAll(place.variables().entrySet()) && desk.isFor(person, list))
                .map(place -> ListPages.address(place.address(), filters((ListPage) place.page(), parts.length == 1 ? "" : parts[1])));
    }

    private static Map<String, String> filters(ListPage list, String query) {
        Map<String, String> filters = new LinkedHashMap<>();
        for (String one : query.split("&")) {
            String[] part = one.split("=", 2);
            Optional<String> value = part.length == 2 ? value(part[1]) : Optional.empty();
            if (value.isPresent() && ListPages.isOfAddress(list, part[0], value.get())) {
                filters.put(part[0], value.get());
            }
        }
        return filters;
    }

    private static Optional<String> value(String written) {
        try {
            return Optional.of(URLDecoder.decode(written, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private static Optional<String> decoded(String cookie) {
        try {
            return Optional.of(new String(Base64.getUrlDecoder().decode(cookie), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }
}
