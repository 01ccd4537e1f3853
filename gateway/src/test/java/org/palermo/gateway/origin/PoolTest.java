package org.palermo.gateway.origin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntUnaryOperator;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;

class PoolTest {

    @ParameterizedTest
    @CsvSource({"64,2,32", "64,4,16", "64,8,16", "64,64,16", "8,8,8", "8,2,8", "1,4,1", "200,8,25", "201,8,26"})
    void a_loop_has_an_even_part_of_the_requests_and_enough_to_work(int configured, int loops, int expected) {
        assertEquals(Collections.nCopies(loops, expected + " and 64 waiting"), made(loops, Pool.shared(configured), 64 * loops));
    }

    @ParameterizedTest
    @CsvSource({"256,2,256", "256,8,256", "1,4,1"})
    void streams_are_not_divided(int configured, int loops, int expected) {
        assertEquals(Collections.nCopies(loops, expected + " and 1 waiting"), made(loops, Pool.uncut(configured), 1));
    }

    private static List<String> made(int loops, IntUnaryOperator connections, int waiting) {
        var vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(loops));
        try {
            var made = new ArrayList<String>();
            new Pool(vertx, connections, waiting, (each, queued) -> {
                made.add(each + " and " + queued + " waiting");
                return vertx.createHttpClient();
            });
            return made;
        } finally {
            vertx.close();
        }
    }
}
