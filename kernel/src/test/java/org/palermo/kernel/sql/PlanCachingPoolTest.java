package org.palermo.kernel.sql;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.ClosedConnectionException;
import io.vertx.sqlclient.PoolOptions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PlanCachingPoolTest {
    private static final String ENCODING = "client_encoding\0UTF8\0";

    private final Vertx vertx = Vertx.vertx();
    private final AtomicBoolean asked = new AtomicBoolean();

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void a_statement_that_is_never_answered_fails() {
        NetServer database = vertx.createNetServer().connectHandler(this::acceptAndFallSilent);
        int port = database.listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture().join().actualPort();
        var pool = new PlanCachingPool(Duration.ofSeconds(1)).create(new Input(vertx, new PoolOptions(), List.of(
                new PgConnectOptions().setHost("127.0.0.1").setPort(port).setUser("nobody").setPassword("").setDatabase("none"))));

        var answer = pool.query("select 1").execute().toCompletionStage().toCompletableFuture().orTimeout(10, TimeUnit.SECONDS);

        var failure = assertThrows(CompletionException.class, answer::join);
        assertInstanceOf(ClosedConnectionException.class, failure.getCause());
        assertTrue(asked.get(), "the statement was sent");
    }

    /// Answers the first message of a connection: authenticated (`R`), with this encoding (`S`), ready for a query (`Z`). Everything after
    /// it gets no answer.
    private void acceptAndFallSilent(NetSocket connection) {
        connection.handler(first -> {
            connection.write(Buffer.buffer().appendByte((byte) 'R').appendInt(8).appendInt(0)
                    .appendByte((byte) 'S').appendInt(4 + ENCODING.length()).appendString(ENCODING)
                    .appendByte((byte) 'Z').appendInt(5).appendByte((byte) 'I'));
            connection.handler(next -> asked.set(true));
        });
    }

    private record Input(Vertx vertx, PoolOptions poolOptions, List<PgConnectOptions> pgConnectOptionsList) implements PgPoolCreator.Input {}
}
