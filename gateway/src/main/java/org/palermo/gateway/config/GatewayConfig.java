package org.palermo.gateway.config;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// Limits and other settings of the gateway. Addresses of the origins are in [OriginAddresses].
@ConfigMapping(prefix = "palermo.gateway")
public interface GatewayConfig {

    /// Proxies in front of the gateway, as addresses or CIDR blocks. `X-Forwarded-For`, `-Proto` and `-Host` are believed
    /// only from these; from any other address they are dropped.
    Optional<List<String>> trustedProxies();

    /// Further hosts that are ours, as a request names them: `portal.example`, or with a port, which must then match. The
    /// host of the public origin is always ours. A request that names any other host is refused.
    Optional<List<String>> hosts();

    /// For rows that do not stream: to the end of a request's body, and from then on to the last byte of its answer.
    /// Services keep their statement timeouts below this.
    @WithDefault("30s")
    Duration deadline();

    /// How long nothing may move in either direction. The only time limit of uploads, imports, exports and server-sent
    /// events, whose senders write a line or a comment at least every half minute.
    @WithDefault("2m")
    Duration idle();

    /// To open a connection to an origin. A request waits a second longer, for a connection that becomes free.
    @WithDefault("2s")
    Duration connect();

    /// Bytes of a request's body, which is read here before the request goes to its origin. A service may hold one such
    /// body for each connection from here, in a small heap.
    @WithDefault("128K")
    MemorySize bodyLimit();

    /// Bytes of an import's body, which streams through the gateway and which a service holds as a whole.
    @WithDefault("8M")
    MemorySize importLimit();

    /// Bytes of a piece of a resumable upload, which streams: a phone loses at most one on a bad network.
    @WithDefault("1M")
    MemorySize pieceLimit();

    /// Bytes of a filled form of a phone with its photographs, which streams. The phone is told the exact limit, 100,000,000, and splits
    /// what is more.
    @WithDefault("101M")
    MemorySize submissionLimit();

    /// Bytes of a file on a record, such as a document of a case, which streams through the gateway and the service. The service has
    /// the exact limit.
    @WithDefault("21M")
    MemorySize fileLimit();

    /// Bytes of a list that a service imports: workplaces, links of supply chains, a register's file. It streams through the gateway, and
    /// the service has the exact limit.
    @WithDefault("37M")
    MemorySize listLimit();

    /// Bytes of a form of the portal with a file, which streams. Larger than a file may be, so that the portal's own page says so and
    /// keeps what was typed.
    @WithDefault("40M")
    MemorySize formFileLimit();

    Bodies bodies();

    Open open();

    Pool pool();

    BreakerRule breaker();

    Limits limits();

    /// Age after which the document under /openapi is created again.
    @WithDefault("1m")
    Duration openapiAge();

    ConnectionRule connections();

    Failures failures();

    /// Bytes a second that a caller must send of a body, or read of an answer. A slower caller uses up `idle`, a faster
    /// one gains it back. It is a tenth of the speed of GPRS: enough to tell a bad network from a caller who sends a byte
    /// now and then to keep a connection.
    @WithDefault("256")
    int slowest();

    /// Bytes of bodies that are being read or wait for their origin. Each counts as at least 8 KiB and as a power of two,
    /// because that is what it takes of the heap.
    interface Bodies {

        /// Of all callers.
        @WithDefault("32M")
        MemorySize all();

        /// Of a subject.
        @WithDefault("2M")
        MemorySize perSubject();

        /// Of an address, where nobody is signed in. An office shares one address; this is room for some five hundred short
        /// forms at once.
        @WithDefault("4M")
        MemorySize perAddress();
    }

    /// How many streams may be open at once, for each service.
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

        /// To the end of the next request's head.
        @WithDefault("75s")
        Duration nextRequest();

        /// Of one address (IPv6: of one /64) at once. A ministry behind one address is many people.
        @WithDefault("1000")
        int perAddress();

        /// Of all callers at once, proxies included: as many as the heap can hold with their heads.
        @WithDefault("10000")
        int all();
    }

    /// How many failures an address may have.
    interface Failures {

        /// Tokens that are not accepted. An office sends some that have just expired.
        Allowance token();

        /// Passwords, codes and secrets at the sign-in.
        Allowance signIn();
    }

    /// How many failures are allowed, and after how long one of them is forgotten.
    interface Allowance {

        int allowed();

        Duration forgottenAfter();
    }

    /// Connections to each origin. Each event loop has its own and can't use those of another.
    interface Pool {

        /// For requests with a deadline, divided among the event loops. A loop has at least 16, or all of them when fewer
        /// are configured, so many loops may together have more. Vert.x' own default is 5.
        @WithDefault("64")
        int requests();

        /// Of each event loop, for imports and exports, which take as long as their caller sends or reads.
        @WithDefault("256")
        int streams();

        /// Of each event loop, for live answers, separate so that listeners do not use up the connections for requests.
        @WithDefault("256")
        int live();

        /// How long as many answers as a quarter of the connections for requests of an event loop may wait for one reader, a subject or
        /// an address, without a move. Then further answers that wait for the same reader are broken off: each after half a second, and
        /// those beyond half of the connections at once. An answer moves when its reader has taken some 32 to 40 KB, so one that is read
        /// with more than 8 KB a second does not stand still.
        @WithDefault("5s")
        Duration unread();

        /// Requests that may wait for a connection, divided among the event loops; further ones are refused.
        @WithDefault("512")
        int waiting();
    }

    /// When requests to an origin are stopped.
    interface BreakerRule {

        /// Failures in a row (no connection, no answer, a broken answer) that open the breaker.
        @WithDefault("5")
        int failures();

        /// How long no request goes to the origin, before one tries it again.
        @WithDefault("5s")
        Duration pause();
    }

    /// How many requests one caller may send, by kind of route.
    interface Limits {

        /// Each subject, on the services.
        Rate api();

        /// Each subject, bulk imports.
        Rate imports();

        /// Each address, public answers and tokens not seen before.
        Rate anonymous();

        /// Each address, complaints of the public.
        Rate complaints();

        /// Each address, tips of the public.
        Rate tips();

        /// Each address, the pages and endpoints of sign-in.
        Rate signIn();

        /// Each address, the portal with its assets.
        Rate portal();
    }

    /// A bucket of `burst` requests that refills with `perSecond`.
    interface Rate {

        /// Above zero; 0.1 is one request in ten seconds.
        double perSecond();

        int burst();
    }
}
