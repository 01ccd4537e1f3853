package org.palermo.gateway.header;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.AsciiString;

class HeaderBytesTest {

    @Test
    void a_long_value_is_written_as_bytes_with_the_same_content() {
        var request = new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/");
        request.headers().add("Authorization", "Bearer abc.def.ghi").add("Accept", "*/*");
        var channel = new EmbeddedChannel(new HeaderBytes());
        channel.writeOutbound(request);
        HttpRequest written = channel.readOutbound();
        var headers = written.headers().iteratorCharSequence();
        assertInstanceOf(AsciiString.class, headers.next().getValue());
        assertInstanceOf(String.class, headers.next().getValue());
        assertEquals("Bearer abc.def.ghi", written.headers().get("Authorization"));
        assertEquals("*/*", written.headers().get("Accept"));
    }

    @Test
    void a_value_keeps_its_octets() {
        var value = "Zo\u00eb of Troms\u00f8";
        var bytes = assertInstanceOf(AsciiString.class, HeaderBytes.of(value));
        assertEquals(value, new String(bytes.toByteArray(), StandardCharsets.ISO_8859_1));
    }
}
