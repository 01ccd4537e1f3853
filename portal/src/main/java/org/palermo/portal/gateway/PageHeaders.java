package org.palermo.portal.gateway;

import io.quarkus.arc.Arc;
import io.quarkus.arc.Unremovable;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.rest.client.ext.ClientHeadersFactory;

/// What each call to the gateway says of the page that it is made for: the id of the request for the page, and the address of its reader.
/// The gateway counts the calls of each address, and the services write the address into their audit. The gateway believes it because
/// the portal is one of its trusted proxies (`PALERMO_GATEWAY_TRUSTED_PROXIES`); the portal has it from the gateway alone
/// (`quarkus.http.proxy.trusted-proxies`).
@Singleton
@Unremovable
public class PageHeaders implements ClientHeadersFactory {
    private static final String REQUEST_ID = "X-Request-Id";
    private static final String READER = "X-Forwarded-For";

    private final CurrentVertxRequest page;

    PageHeaders(CurrentVertxRequest page) {
        this.page = page;
    }

    /// By name; none outside of the request for a page.
    public Map<String, String> get() {
        Map<String, String> headers = new HashMap<>();
        Optional<HttpServerRequest> asked = asked();
        asked.map(request -> request.getHeader(REQUEST_ID)).ifPresent(id -> headers.put(REQUEST_ID, id));
        asked.map(HttpServerRequest::remoteAddress).map(SocketAddress::hostAddress).ifPresent(reader -> headers.put(READER, reader));
        return headers;
    }

    @Override
    public MultivaluedMap<String, String> update(MultivaluedMap<String, String> incoming, MultivaluedMap<String, String> outgoing) {
        return new MultivaluedHashMap<>(get());
    }

    private Optional<HttpServerRequest> asked() {
        return Arc.container().requestContext().isActive()
                ? Optional.ofNullable(page.getCurrent()).map(RoutingContext::request) : Optional.empty();
    }
}
