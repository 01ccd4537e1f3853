package org.palermo.gateway.openapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.regex.Pattern;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.palermo.gateway.suite.GatewayTest;
import org.palermo.gateway.suite.OriginBehaviour;
import org.palermo.gateway.suite.Outside;
import org.palermo.gateway.suite.Protocol;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;

@QuarkusTest
class OwnPagesTest extends GatewayTest {

    @ParameterizedTest
    @EnumSource
    void see_other_303_from_the_root_to_the_portal(Protocol protocol) {
        var answer = outside.get(protocol, "/");
        assertEquals(303, answer.status());
        assertEquals("/portal", answer.headers().get("Location"));
    }

    @ParameterizedTest
    @EnumSource
    void ok_200_one_document_of_the_suite(Protocol protocol) {
        var answer = outside.get(protocol, "/openapi");
        assertEquals(200, answer.status());
        var document = answer.json();
        assertEquals("/", document.getJsonArray("servers").getJsonObject(0).getString("url"));
        assertTrue(document.getJsonObject("paths").containsKey("/api/nrm/v1/notices"));
        assertFalse(document.getJsonObject("paths").containsKey("/events"));
        assertTrue(document.getJsonObject("info").getString("description").contains("shelter-capacity-service"));
    }

    @Test
    void ok_200_the_page_loads_only_what_the_gateway_serves() {
        var page = outside.get(Protocol.HTTP_1_1, "/docs");
        assertEquals(200, page.status());
        // The policy that the portal's pages get too.
        assertEquals(outside.get(Protocol.HTTP_1_1, "/portal/echo").headers().get("Content-Security-Policy"), page.headers().get("Content-Security-Policy"));
        var html = page.body().toString();
        assertFalse(Pattern.compile("<script(?![^>]*src=)|style=|onload=").matcher(html).find());
        var links = Pattern.compile("(?:src|href)=\"(/docs/[^\"]+)\"").matcher(html);
        int found = 0;
        while (links.find()) {
            found++;
            assertEquals(200, outside.get(Protocol.HTTP_1_1, links.group(1)).status(), links.group(1));
        }
        assertEquals(4, found);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/docs/swagger-ui-bundle.js", "/openapi"})
    void ok_200_compressed_when_the_caller_accepts_it(String script) {
        var zipped = outside.get(Protocol.HTTP_1_1, script, "Accept-Encoding", "gzip");
        assertEquals("gzip", zipped.headers().get("Content-Encoding"));
        var plain = outside.get(Protocol.HTTP_1_1, script);
        assertNull(plain.headers().get("Content-Encoding"));
        assertEquals("Accept-Encoding", plain.headers().get("Vary"));
        assertTrue(zipped.body().length() < plain.body().length());
    }

    /// All callers get the same buffer.
    @Test
    void ok_200_the_same_content_each_time_and_to_several_callers_at_once() {
        var first = outside.get(Protocol.HTTP_1_1, "/docs/swagger-ui-bundle.js").body();
        for (var protocol : Protocol.values()) {
            var answers = IntStream.range(0, 8).mapToObj(i -> outside.open(protocol, HttpMethod.GET, "/docs/swagger-ui-bundle.js")
                    .compose(request -> request.send()).compose(HttpClientResponse::body)).toList();
            for (var answer : answers) {
                assertEquals(first, Outside.await(answer));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip;q=0", "br, gzip; q=0.0", "xgzip", "identity"})
    void ok_200_not_compressed_for_a_caller_who_refuses_gzip(String accepted) {
        var document = outside.get(Protocol.HTTP_1_1, "/openapi", "Accept-Encoding", accepted);
        assertNull(document.headers().get("Content-Encoding"));
        assertTrue(document.json().containsKey("paths"));
    }

    /// Then the last document of each service is used.
    @Test
    void ok_200_the_document_while_those_of_the_services_stop_half_way() {
        assertNotices();
        OriginBehaviour.halfWay.set(true);
        try {
            assertNotices();
        } finally {
            OriginBehaviour.halfWay.set(false);
        }
        assertNotices();
    }

    private void assertNotices() {
        var document = outside.get(Protocol.HTTP_1_1, "/openapi").json();
        assertTrue(document.getJsonObject("paths").containsKey("/api/nrm/v1/notices"));
    }

    @Test
    void ok_200_the_document_says_how_to_get_a_token() {
        var info = outside.get(Protocol.HTTP_1_1, "/openapi").json().getJsonObject("info");
        assertTrue(info.getString("description").contains("/auth/realms/palermo/.well-known/openid-configuration"));
        assertEquals("Apache License 2.0", info.getJsonObject("license").getString("name"));
    }
}
