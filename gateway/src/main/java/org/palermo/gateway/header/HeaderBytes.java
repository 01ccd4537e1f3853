package org.palermo.gateway.header;

import java.nio.charset.StandardCharsets;

import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.util.AsciiString;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;

/// Writes header values as bytes: Netty copies bytes at once, but a `String` character by character. A token has a thousand
/// characters, and a native image is slow at each. The client of the origins makes a `String` of every value, so on its
/// connections values are turned into bytes just before they are written.
@ChannelHandler.Sharable
public final class HeaderBytes extends ChannelOutboundHandlerAdapter {

    /// Shorter values are written as they are, because that is as quick.
    private static final int SHORT = 8;

    /// Vert.x' own handler of a connection, which writes the requests.
    private static final String VERTX = "handler";

    private static final HeaderBytes ONE = new HeaderBytes();

    /// @param value of a header: characters of ISO 8859-1 only
    public static CharSequence of(String value) {
        return value.length() <= SHORT ? value : new AsciiString(value.getBytes(StandardCharsets.ISO_8859_1), false);
    }

    /// @param connection with an origin
    public static void on(HttpConnection connection) {
        ((ConnectionBase) connection).channel().pipeline().addBefore(VERTX, "header-bytes", ONE);
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
