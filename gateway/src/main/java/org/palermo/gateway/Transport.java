package org.palermo.gateway;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.jboss.logging.Logger;

import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;

/// What moves the bytes of connections, said at each start: epoll on Linux and on a JVM, which serves a tenth more requests a
/// second, and else NIO. A native image has NIO only: Quarkus leaves Vert.x nothing else there.
@Singleton
class Transport {

    private static final Logger LOG = Logger.getLogger(Transport.class);

    private final Vertx vertx;

    @Inject
    Transport(Vertx vertx) {
        this.vertx = vertx;
    }

    void say(@Observes StartupEvent started) {
        LOG.info("Connections are served by " + name());
    }

    /// The only native one among our libraries is epoll.
    String name() {
        return vertx.isNativeTransportEnabled() ? "epoll" : "NIO";
    }
}
