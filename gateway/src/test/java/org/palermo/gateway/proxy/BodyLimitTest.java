package org.palermo.gateway.proxy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.palermo.gateway.suite.GatewayTest;
import org.palermo.gateway.suite.Protocol;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;

/// In these tests the limits are 256 KiB for a request and 4 MiB for an import.
@QuarkusTest
class BodyLimitTest extends GatewayTest {

    private static final String IMPORTS = "/api/inspection/v1/workplaces/imports";
    private static final String FORM = "/portal/desk/cases/7/documents/new";
    private static final String FILES = "/api/nrm/v1/cases/7/documents/8/content";
    private static final String LISTS = "/api/inspection/v1/workplace-lists/7/content";
    private static final Buffer PIECE = Buffer.buffer(new byte[32 * 1024]);

    @ParameterizedTest
    @EnumSource
    void ok_200_up_to_the_limit(Protocol protocol) {
        var answer = outside.send(protocol, HttpMethod.POST, ECHO, Buffer.buffer(new byte[256 * 1024]), token());
        assertEquals(256 * 1024, answer.json().getInteger("bodyBytes"));
        assertEquals("262144", answer.seen("Content-Length"));
    }

    @ParameterizedTest
    @EnumSource
    void ok_200_a_body_of_unknown_length(Protocol protocol) {
        var answer = outside.stream(protocol, ECHO, PIECE, 8, 0, token());
        assertEquals(200, answer.status(), () -> answer.body().toString());
        assertEquals(256 * 1024, answer.json().getInteger("bodyBytes"));
    }

    @ParameterizedTest
    @EnumSource
    void too_large_413_by_its_length(Protocol protocol) {
        var answer = outside.send(protocol, HttpMethod.POST, ECHO, Buffer.buffer(new byte[256 * 1024 + 1]), token());
        assertEquals(413, answer.status());
        assertEquals("too-large", answer.problem());
    }

    @ParameterizedTest
    @EnumSource
    void too_large_413_counted_while_it_streams(Protocol protocol) {
        var answer = outside.stream(protocol, ECHO, PIECE, 40, 1, token());
        assertEquals(413, answer.status());
        assertEquals("too-large", answer.problem());
        // The failure did not count against the origin.
        assertEquals(200, outside.get(protocol, ECHO, token()).status());
    }

    @ParameterizedTest
    @EnumSource
    void ok_200_an_import_of_more(Protocol protocol) {
        var answer = outside.stream(protocol, IMPORTS, PIECE, 100, 0, token());
        assertEquals(100 * 32 * 1024, answer.json().getInteger("bodyBytes"));
    }

    @ParameterizedTest
    @EnumSource
    void a_file_on_a_record_streams_up_to_its_own_limit(Protocol protocol) {
        assertEquals(5 << 20, outside.send(protocol, HttpMethod.PUT, FILES, Buffer.buffer(new byte[5 << 20]), token()).json().getInteger("bodyBytes"));
        assertEquals(413, outside.send(protocol, HttpMethod.PUT, FILES, Buffer.buffer(new byte[7 << 20]), token()).status());
        assertEquals(413, outside.send(protocol, HttpMethod.POST, FILES, Buffer.buffer(new byte[1 << 20]), token()).status(), "another method is an ordinary request");
    }

    @ParameterizedTest
    @EnumSource
    void a_list_to_import_streams_up_to_its_own_limit(Protocol protocol) {
        assertEquals(13 << 19, outside.send(protocol, HttpMethod.PUT, LISTS, Buffer.buffer(new byte[13 << 19]), token()).json().getInteger("bodyBytes"));
        assertEquals(413, outside.send(protocol, HttpMethod.PUT, LISTS, Buffer.buffer(new byte[15 << 19]), token()).status());
    }

    @ParameterizedTest
    @EnumSource
    void a_form_of_the_portal_with_a_file_streams_up_to_its_own_limit(Protocol protocol) {
        assertEquals(7 << 20, outside.send(protocol, HttpMethod.POST, FORM, Buffer.buffer(new byte[7 << 20])).json().getInteger("bodyBytes"));
        assertEquals(413, outside.send(protocol, HttpMethod.POST, FORM, Buffer.buffer(new byte[9 << 20])).status());
        assertEquals(413, outside.send(protocol, HttpMethod.POST, "/portal/desk/cases/7/documents", Buffer.buffer(new byte[1 << 20])).status(),
                "another form is an ordinary request");
    }

    @ParameterizedTest
    @EnumSource
    void too_large_413_an_import_of_too_much(Protocol protocol) {
        assertEquals(413, outside.stream(protocol, IMPORTS, PIECE, 140, 1, token()).status());
        assertEquals(413, outside.send(protocol, HttpMethod.POST, IMPORTS, Buffer.buffer(new byte[5 << 20]), token()).status());
    }
}
