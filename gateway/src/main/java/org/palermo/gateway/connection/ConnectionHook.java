package org.palermo.gateway.connection;

import io.netty.bootstrap.ChannelInitializerExtension;
import io.netty.channel.Channel;
import io.netty.channel.ServerChannel;
import io.quarkus.runtime.annotations.RegisterForReflection;

/// Shows each connection to [Connections] before its first byte. Quarkus and Vert.x show none before its first request is
/// complete, and callers who never complete one are the ones to limit.
///
/// Netty finds this class by `META-INF/services` and creates it.
@RegisterForReflection
public class ConnectionHook extends ChannelInitializerExtension {

    private static volatile boolean asked;

    /// Whether Netty has loaded this class.
    static boolean asked() {
        return asked;
    }

    @Override
    public void postInitializeServerListenerChannel(ServerChannel channel) {
        asked = true;
    }

    @Override
    public void postInitializeServerChildChannel(Channel channel) {
        Connections.watch(channel);
    }
}
