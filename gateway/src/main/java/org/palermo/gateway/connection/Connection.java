package org.palermo.gateway.connection;

import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.util.AttributeKey;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.impl.Http1xServerConnection;

/// One connection, and whether a request is in progress on it. All of it runs on the connection's event loop.
///
/// A connection without a request is closed: soon if there was none yet, later between two requests. Bytes that arrive do
/// not extend the time, so a head that is sent a byte at a time is cut off too. While a request is in progress, its own
/// time limits apply.
public final class Connection extends ChannelInboundHandlerAdapter {

    static final AttributeKey<Connection> KEY = AttributeKey.valueOf(Connection.class, "connection");

    /// In bytes. The system's own choice, up to 4 MiB, would use memory for each caller who does not read. It would also
    /// take so long to drain that a slow reader looks like one who does not read.
    private static final int SEND_BUFFER = 64 * 1024;

    /// In bytes, of answers that the system has not taken yet. A caller who reads what it asks for has none over HTTP/1.1 when its
    /// next request begins, and over HTTP/2 some 100 KiB at most, because Netty then stops writing.
    private static final long MOST_UNREAD = 128 * 1024;

    /// The first bytes of HTTP/2 when the caller knows beforehand that this server supports it (RFC 9113, 3.4).
    private static final byte[] PRIOR_KNOWLEDGE = {'P', 'R', 'I'};

    /// Vert.x' own handler of a connection.
    private static final String VERTX = "handler";

    private final Connections connections;
    private Channel channel;
    private boolean ofAProxy;
    private int begun;
    private boolean priorKnowledge = true;
    private int requests;
    private long patience;
    private long idleSince;
    private boolean spoilt;
    private HttpConnection speaks;
    private Caller caller;

    Connection(Connections connections) {
        this.connections = connections;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        channel = context.channel();
        if (!(channel.remoteAddress() instanceof InetSocketAddress peer && channel.localAddress() instanceof InetSocketAddress local)
                || !connections.concerns(local)) {
            context.pipeline().remove(this);
            context.fireChannelActive();
            return;
        }
        var network = connections.entered(peer);
        if (network == null) {
            channel.close();
            return;
        }
        ofAProxy = network.isEmpty();
        channel.config().setOption(ChannelOption.SO_SNDBUF, SEND_BUFFER);
        channel.closeFuture().addListener(closed -> connections.left(network));
        channel.attr(KEY).set(this);
        idleSince = System.nanoTime();
        patience = connections.rule().firstRequest().toNanos();
        look(patience);
        context.fireChannelActive();
    }

    /// Looks at the first bytes, until the protocol is known.
    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof ByteBuf bytes) {
            for (int i = bytes.readerIndex(); i < bytes.writerIndex() && begun < PRIOR_KNOWLEDGE.length; i++) {
                priorKnowledge &= bytes.getByte(i) == PRIOR_KNOWLEDGE[begun++];
            }
        }
        if (begun == PRIOR_KNOWLEDGE.length) {
            context.pipeline().remove(this);
        }
        context.fireChannelRead(message);
    }

    /// Whether a client, not the proxy, speaks HTTP/2 on this connection: the proxy passed on an `Upgrade` and no longer
    /// checks what follows. Then the proxy did not write `X-Forwarded-For`.
    public boolean tunnelled() {
        return ofAProxy && !priorKnowledge;
    }

    /// The caller of a request to this host. It is the same for the whole connection, except behind a proxy, where each
    /// request may come from another client.
    Caller caller(String host, Function<String, Caller> found) {
        if (ofAProxy || caller == null || !caller.host().equals(host)) {
            caller = found.apply(host);
        }
        return caller;
    }

    /// @param connection another one after an upgrade to HTTP/2
    /// @return whether to answer the request: not after a badly framed one, because it is not known where the next begins, and not
    ///         for a caller who reads no answers
    public boolean requestBegins(HttpConnection connection) {
        if (speaks != connection) {
            speaks = connection;
            // Else Vert.x logs an error for each connection that a caller resets.
            connection.exceptionHandler(reset -> { });
            if (connection instanceof Http1xServerConnection) {
                channel.pipeline().addBefore(VERTX, "waiting-requests", new WaitingRequests(connections::closedPipelining, this::spoil));
            }
        }
        requests++;
        return !spoilt && !leavesUnread();
    }

    /// Closes the connection of a caller who goes on asking and does not read: the answers would queue here.
    private boolean leavesUnread() {
        var answers = channel.unsafe().outboundBuffer();
        if (answers == null) {
            // The connection is closed already.
            return true;
        }
        // A proxy carries the answers of many people, and over HTTP/2 Netty goes on writing their heads when it stops writing bodies.
        var most = ofAProxy ? 16 * MOST_UNREAD : MOST_UNREAD;
        if (answers.totalPendingWriteBytes() <= most) {
            return false;
        }
        connections.closedUnread();
        // At once: the usual way waits until the answers have been read.
        channel.unsafe().close(channel.newPromise());
        return true;
    }

    public void requestEnds() {
        requests--;
        idleSince = System.nanoTime();
        patience = connections.rule().nextRequest().toNanos();
    }

    /// Nothing more that arrives is read as a request.
    public void spoil() {
        spoilt = true;
    }

    private void look(long nanos) {
        channel.eventLoop().schedule(this::close, nanos, TimeUnit.NANOSECONDS);
    }

    private void close() {
        if (!channel.isActive()) {
            return;
        }
        var left = requests > 0 ? connections.rule().firstRequest().toNanos() : patience - (System.nanoTime() - idleSince);
        if (left > 0) {
            look(left);
        } else {
            connections.closedIdle();
            channel.close();
        }
    }
}
