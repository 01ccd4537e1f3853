package org.palermo.gateway;

import java.nio.charset.StandardCharsets;

import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.util.AsciiString;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;

/// Values of headers as bytes: Netty copies these at once, and a `String` a character at a time. A token has a thousand, and
/// a native image is slow at it. The client of the origins makes a `String` of every value, so what goes there is turned
/// into bytes on its connections, just before it is written.
@ChannelHandler.Sharable
final class AsBytes extends ChannelOutboundHandlerAdapter {

    /// Characters of a value that is written as it is, as quickly.
    private static final int SHORT = 8;

    /// Vert.x' own handler of a connection, from which requests come.
    private static final String VERTX = "handler";

    private static final AsBytes ONE = new AsBytes();

    /// @param value of a header: characters of ISO 8859-1 only
    static CharSequence of(String value) {
        return value.length() <= SHORT ? value : new AsciiString(value.getBytes(StandardCharsets.ISO_8859_1), false);
    }

    /// @param connection with an origin
    static void on(HttpConnection connection) {
        ((ConnectionBase) connection).channel().pipeline().addBefore(VERTX, "as-bytes", ONE);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof HttpRequest request) {
            for (var headers = request.headers().iteratorCharSequence(); headers.hasNext();) {
                var header = headers.next();
                if (header.getValue() instanceof String value) {
                    header.setValue(of(value));
                }
            }
        }
        context.write(message, promise);
    }
}
