package org.palermo.gateway.openapi;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

import io.vertx.core.buffer.Buffer;

class SharedContentTest {

    @Test
    void it_is_outside_of_the_heap_and_stays_when_an_answer_has_been_sent() {
        var content = "read by everybody".getBytes(StandardCharsets.UTF_8);
        var shared = SharedContent.of(content);
        for (int i = 0; i < 3; i++) {
            var sent = shared.getByteBuf();
            assertTrue(sent.isDirect());
            sent.release();
        }
        assertEquals(content.length, shared.length());
        assertArrayEquals(content, shared.getBytes());
    }

    @Test
    void files_and_the_document_of_the_suite_are_shared() throws IOException {
        var file = DocumentationFile.ofSwaggerUi("swagger-ui-bundle.js", "text/javascript; charset=utf-8");
        var document = OpenApi.Written.of(Buffer.buffer("{}"), null);
        for (var content : new Buffer[] {file.read(true), file.read(false), document.plain(), document.gzip()}) {
            assertTrue(content.getByteBuf().isDirect());
        }
    }

    /// Memory outside of the heap is freed late, so a document that has not changed must take none again.
    @Test
    void a_document_that_has_not_changed_is_used_again() {
        var first = OpenApi.Written.of(Buffer.buffer("{\"a\":1}"), null);
        assertSame(first, OpenApi.Written.of(Buffer.buffer("{\"a\":1}"), first));
        var second = OpenApi.Written.of(Buffer.buffer("{\"a\":2}"), first);
        assertEquals("{\"a\":2}", second.plain().toString());
    }
}
