package org.palermo.portal.desk.document;

import io.quarkus.oidc.runtime.OidcUtils;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.palermo.portal.page.FailurePages;
import org.palermo.portal.session.SessionOwners;

/// How large a form may be. Only the forms that send a file may be larger than 1 MiB, and only some are sent at once, one in
/// each session: what they send waits on the disk. Of the pieces of recordings, too, only some are sent at once, one of each
/// person. What comes too slowly is ended. It runs before anything of a body is read.
@Singleton
class BodyLimits {
    private static final Logger LOG = Logger.getLogger(BodyLimits.class);
    private static final long MOST = 1 << 20;
    /// Larger than a file may be, so that the form can say so and keep what was typed.
    private static final long MOST_WITH_FILE = 40 << 20;
    private static final int FILES_AT_ONCE = 6;
    /// A body that has not come after so long must have brought so many bytes for each further second.
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final long BYTES_A_SECOND = 4 << 10;
    private static final Duration LOOK = Duration.ofSeconds(5);
    /// Nobody holds a place for longer.
    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final Pattern FORM = Pattern.compile("/portal/desk/(?:cases/[^/]+/documents|received-questions/[^/]+/documents"
            + "|visits/[^/]+/evidence|workplace-lists|supply-link-lists|statement-files|goods-editions)/new");
    /// A piece of a large recording: at most {@link #MOST}, held in memory up to three times.
    private static final Pattern PIECE = Pattern.compile("/portal/desk/visits/[^/]+/recordings/[^/]+/piece");
    private static final int PIECES_AT_ONCE = 12;
    private static final Set<HttpMethod> WITHOUT_BODY = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    /// Before the sign-in is checked.
    private static final int PRIORITY = 400;
    private static final int SEE_OTHER = 303;
    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int TOO_LARGE = 413;
    private static final int TOO_MANY = 429;
    private static final int UNAVAILABLE = 503;

    private final Vertx vertx;
    private final SessionOwners owners;
    private final Semaphore places = new Semaphore(FILES_AT_ONCE);
    private final Semaphore pieces = new Semaphore(PIECES_AT_ONCE);
    /// Hashes of the cookies of sessions that are sending a file.
    private final Set<String> sending = ConcurrentHashMap.newKeySet();
    /// The people who are sending a piece.
    private final Set<String> sendingPieces = ConcurrentHashMap.newKeySet();

    BodyLimits(Vertx vertx, SessionOwners owners) {
        this.vertx = vertx;
        this.owners = owners;
    }

    void register(@Observes Filters filters) {
        filters.register(this::admit, PRIORITY);
    }

    private void admit(RoutingContext exchange) {
        HttpServerRequest request = exchange.request();
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (WITHOUT_BODY.contains(request.method())) {
            exchange.next();
        } else if (request.method() == HttpMethod.POST && FORM.matcher(exchange.normalizedPath()).matches()) {
            admitFile(exchange, length);
        } else if (length == null
                && (request.version() == HttpVersion.HTTP_2 || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null)) {
            // Browsers and the gateway say how long a form is.
            leave(exchange, BAD_REQUEST, null);
        } else if (length != null && isOver(length, MOST)) {
            leaveTooLarge(exchange);
        } else if (request.method() == HttpMethod.PATCH && PIECE.matcher(exchange.normalizedPath()).matches()) {
            admitPiece(exchange);
        } else {
            exchange.next();
        }
    }

    private void admitFile(RoutingContext exchange, String length) {
        if (length != null && isOver(length, MOST_WITH_FILE)) {
            leave(exchange, SEE_OTHER, "large");
            return;
        }
        // Who has no session is sent to the sign-in before anything is read.
        Cookie cookie = exchange.request().getCookie(OidcUtils.SESSION_COOKIE_NAME);
        String session = cookie == null ? null : hash(cookie.getValue());
        if (session != null && !sending.add(session)) {
            leave(exchange, SEE_OTHER, "busy");
        } else if (!places.tryAcquire()) {
            free(session);
            leave(exchange, SEE_OTHER, "busy");
        } else {
            watch(exchange, () -> {
                free(session);
                places.release();
            });
        }
    }

    /// The page of a piece learns only after the body who sends it, so without a session there is no place. Nothing of the body is
    /// read until the table of sessions has answered. The script that sends pieces tries again after a 429 or a 503.
    private void admitPiece(RoutingContext exchange) {
        Cookie cookie = exchange.request().getCookie(OidcUtils.SESSION_COOKIE_NAME);
        if (cookie == null) {
            leave(exchange, UNAUTHORIZED, null);
            return;
        }
        owners.find(cookie.getValue()).subscribe().with(
                owner -> {
                    // Of a connection that has ended meanwhile, nothing would give the place back.
                    if (!exchange.response().closed()) {
                        owner.ifPresentOrElse(person -> admitPiece(exchange, person), () -> leave(exchange, UNAUTHORIZED, null));
                    }
                },
                e -> {
                    LOG.warnf("Whose piece it is could not be read: %s", e.getClass().getSimpleName());
                    leave(exchange, UNAVAILABLE, null);
                });
    }

    private void admitPiece(RoutingContext exchange, String person) {
        if (!sendingPieces.add(person)) {
            leave(exchange, TOO_MANY, null);
        } else if (!pieces.tryAcquire()) {
            sendingPieces.remove(person);
            leave(exchange, TOO_MANY, null);
        } else {
            watch(exchange, () -> {
                sendingPieces.remove(person);
                pieces.release();
            });
        }
    }

    /// Lets a body come, but not too slowly.
    private void watch(RoutingContext exchange, Runnable over) {
        long begun = System.nanoTime();
        long timer = vertx.setPeriodic(LOOK.toMillis(), look -> {
            if (isLate(exchange.request(), Duration.ofNanos(System.nanoTime() - begun))) {
                exchange.response().reset();
            }
        });
        exchange.addEndHandler(ended -> {
            vertx.cancelTimer(timer);
            over.run();
        });
        exchange.next();
    }

    private void free(String session) {
        if (session != null) {
            sending.remove(session);
        }
    }

    private static boolean isLate(HttpServerRequest request, Duration since) {
        return since.compareTo(LONGEST) > 0
                || !request.isEnded() && request.bytesRead() < since.minus(PATIENCE).toMillis() * BYTES_A_SECOND / 1_000;
    }

    private static String hash(String cookie) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(cookie.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    /// A browser is led to the page that says so. A script that sends a piece reads only the status.
    private static void leaveTooLarge(RoutingContext exchange) {
        boolean isForm = exchange.request().method() == HttpMethod.POST;
        if (isForm) {
            exchange.response().putHeader(HttpHeaders.LOCATION, "/portal" + FailurePages.TOO_LARGE);
        }
        leave(exchange, isForm ? SEE_OTHER : TOO_LARGE, null);
    }

    /// Answers without reading the body. The connection ends, because the rest of the body would follow on it.
    ///
    /// @param why what the form is to say, or null
    private static void leave(RoutingContext exchange, int status, String why) {
        if (why != null) {
            exchange.response().putHeader(HttpHeaders.LOCATION, exchange.normalizedPath() + "?" + why + "=true");
        }
        if (exchange.request().version() != HttpVersion.HTTP_2) {
            exchange.response().putHeader(HttpHeaders.CONNECTION, "close");
        }
        exchange.response().setStatusCode(status).end();
    }

    private static boolean isOver(String length, long most) {
        try {
            return Long.parseLong(length) > most;
        } catch (NumberFormatException notOne) {
            return true;
        }
    }
}
