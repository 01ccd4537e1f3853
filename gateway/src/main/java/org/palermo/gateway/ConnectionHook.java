package org.palermo.gateway;

import io.netty.bootstrap.ChannelInitializerExtension;
import io.netty.channel.Channel;
import io.netty.channel.ServerChannel;
import io.quarkus.runtime.annotations.RegisterForReflection;

/// Shows each connection to [Connections] before its first byte. Quarkus and Vert.x show none before a whole request
/// has come, and who never sends a whole one is who this is about.
///
/// Netty finds it by `META-INF/services`, and makes it itself.
@RegisterForReflection
public class ConnectionHook extends ChannelInitializerExtension {

    private static volatile boolean asked;

    /// Whether Netty knows of it.
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
