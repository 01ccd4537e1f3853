package org.palermo.gateway;

import io.netty.bootstrap.ChannelInitializerExtension;
import io.netty.channel.Channel;
import io.quarkus.runtime.annotations.RegisterForReflection;

/// Shows each connection to [Connections] before its first byte. Quarkus and Vert.x show none before a whole request
/// has come, and who never sends a whole one is who this is about.
///
/// Netty finds it by `META-INF/services`, and makes it itself.
@RegisterForReflection
public class ConnectionHook extends ChannelInitializerExtension {

    @Override
    public void postInitializeServerChildChannel(Channel channel) {
        Connections.watch(channel);
    }
}
