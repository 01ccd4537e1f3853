package org.palermo.gateway;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// How the gateway treats what passes. Addresses of the origins are in [OriginAddresses].
@ConfigMapping(prefix = "palermo.gateway")
interface GatewayConfig {

    /// Proxies in front of the gateway, as addresses or CIDR blocks. Only behind one of these are `X-Forwarded-For`,
    /// `-Proto` and `-Host` of a request believed; from anyone else they are thrown away.
    Optional<List<String>> trustedProxies();

    /// Hosts that are ours beside the one of the public origin, as a request names them: `portal.example`, or with a port
    /// that has to be that one. A request that names another is refused.
    Optional<List<String>> hosts();

    /// For rows that do not stream: to the end of a request's body, and from then on to the last byte of its answer.
    /// Services keep their statement timeouts below it.
    @WithDefault("30s")
    Duration deadline();

    /// How long nothing may move in either direction. The only limit in time of uploads, imports, exports and
    /// server-sent events, whose senders write a line or a comment at least each half minute.
    @WithDefault("2m")
    Duration idle();

    /// To an open connection with an origin.
    @WithDefault("2s")
    Duration connect();

    /// Bytes of a request's body, which is read here before its origin hears of it. A service holds as many at once as
    /// it has connections from here, in a small heap.
    @WithDefault("128K")
    MemorySize bodyLimit();

    /// Bytes of an import's body, which streams and which a service holds whole.
    @WithDefault("8M")
    MemorySize importLimit();

    Bodies bodies();

    Open open();

    Pool pool();

    BreakerRule breaker();

    Limits limits();

    /// Age at which the document under /openapi is made anew.
    @WithDefault("1m")
    Duration openapiAge();

    ConnectionRule connections();

    Failures failures();

    /// Bytes a second that a caller has to send of a body, or to take of an answer, while we wait for her; being slower
    /// uses up `idle`, being faster wins it back. A tenth of what GPRS does: it parts who has a bad network from who
    /// sends a byte now and then to keep a place.
    @WithDefault("256")
    int slowest();

    /// Bytes of bodies that are being read or wait for their origin. Each counts as 8 KiB at least and as a power of two,
    /// which is what it takes of the heap.
    interface Bodies {

        /// Of everybody.
        @WithDefault("32M")
        MemorySize all();

        /// Of a subject.
        @WithDefault("2M")
        MemorySize perSubject();

        /// Of an address, where nobody is signed in. An office has one address: some five hundred short forms at once.
        @WithDefault("4M")
        MemorySize perAddress();
    }

    /// What streams and is open at once, of each service.
    interface Open {

        /// Live answers of a subject.
        @WithDefault("5")
        int live();

        /// Imports, pieces and exports of a subject.
        @WithDefault("8")
        int transfers();

        /// Downloads of an address, where nobody is signed in.
        @WithDefault("64")
        int transfersOfAnAddress();
    }

    /// Connections from outside.
    interface ConnectionRule {

        /// To the end of the first request's head.
        @WithDefault("10s")
        Duration firstRequest();

        /// To the end of the next one's.
        @WithDefault("75s")
        Duration nextRequest();

        /// Of one address (IPv6: of one /64) at once. A ministry behind one address is many people.
        @WithDefault("1000")
        int perAddress();

        /// Of everybody at once, proxies included: what the heap holds, and their heads beside it.
        @WithDefault("10000")
        int all();
    }

    /// How often an address may be wrong.
    interface Failures {

        /// Tokens that are not accepted. An office sends some that have just ended.
        Allowance token();

        /// Passwords, codes and secrets at the sign-in.
        Allowance signIn();
    }

    /// So many failures, of which one is forgotten after each such time.
    interface Allowance {

        int allowed();

        Duration forgottenAfter();
    }

    /// Connections to each origin. An event loop has its own, and uses no other's when they are taken.
    interface Pool {

        /// For requests with a deadline, divided among the event loops; a loop has 16 at least, or all of them when fewer
        /// are configured, so that many loops may have more together. Vert.x' own default is 5.
        @WithDefault("64")
        int requests();

        /// Of each event loop, for imports and exports, which take as long as who sends or reads them.
        @WithDefault("256")
        int streams();

        /// Of each event loop, for live answers, kept apart so that people who listen do not take the place of people who
        /// ask.
        @WithDefault("256")
        int live();

        /// Requests that may wait for a connection, divided among the event loops; the next is refused.
        @WithDefault("512")
        int waiting();
    }

    /// When an origin is left alone.
    interface BreakerRule {

        /// Failures in a row (no connection, no answer, a broken answer) that open the breaker.
        @WithDefault("5")
        int failures();

        /// How long an origin is left alone before one request tries it again.
        @WithDefault("5s")
        Duration pause();
    }

    /// How much one caller may ask, by kind of route.
    interface Limits {

        /// Each subject, on the services.
        Rate api();

        /// Each subject, bulk imports.
        Rate imports();

        /// Each address, public answers and tokens not seen before.
        Rate anonymous();

        /// Each address, the pages and endpoints of sign-in.
        Rate signIn();

        /// Each address, the portal with its assets.
        Rate portal();
    }

    /// A bucket of `burst` requests that refills with `perSecond`.
    interface Rate {

        int perSecond();

        int burst();
    }
}
