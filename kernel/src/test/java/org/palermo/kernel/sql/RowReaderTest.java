package org.palermo.kernel.sql;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.data.Numeric;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RowReaderTest {
    private static final UUID ID = UUID.fromString("00000000-0000-7000-8000-000000000001");

    private record Opened(UUID id, Instant openedAt, DayOfWeek onDay, long people, Integer least, boolean open, byte[] note, BigDecimal share, List<Instant> nights) {}

    private record Pair(String name, int number) {}

    @Test
    void columns_fill_the_components_of_their_name_in_any_order() {
        Opened row = new RowReader<>(Opened.class).all(rows(
                List.of("people", "id", "opened_at", "on_day", "open", "least", "note", "share", "nights"),
                new Object[] {Numeric.parse("12"), ID, OffsetDateTime.parse("2026-05-01T02:00:00+02:00"), "FRIDAY", true, null, Buffer.buffer("text"),
                        Numeric.parse("0.25"), new OffsetDateTime[] {OffsetDateTime.parse("2026-05-02T00:00:00Z")}})).getFirst();
        assertEquals(ID, row.id());
        assertEquals(Instant.parse("2026-05-01T00:00:00Z"), row.openedAt());
        assertEquals(DayOfWeek.FRIDAY, row.onDay());
        assertEquals(12, row.people());
        assertEquals(null, row.least());
        assertTrue(row.open());
        assertArrayEquals("text".getBytes(), row.note());
        assertEquals(new BigDecimal("0.25"), row.share());
        assertEquals(List.of(Instant.parse("2026-05-02T00:00:00Z")), row.nights());
    }

    @Test
    void a_single_column_is_its_value() {
        assertEquals(List.of(3L, 4L), new RowReader<>(Long.class).all(rows(List.of("count"), new Object[] {3L}, new Object[] {4})));
    }

    @Test
    void no_rows_are_an_empty_list() {
        assertEquals(List.of(), new RowReader<>(Pair.class).all(rows(List.of("number", "name"))));
    }

    @Test
    void a_missing_another_or_a_repeated_column_is_refused() {
        RowReader<Pair> reader = new RowReader<>(Pair.class);
        for (List<String> columns : List.of(List.of("name"), List.of("name", "count"), List.of("name", "number", "more"), List.of("name", "name", "number"))) {
            assertThrows(IllegalStateException.class, () -> reader.all(rows(columns)), columns::toString);
        }
        assertThrows(IllegalStateException.class, () -> new RowReader<>(String.class).all(rows(List.of("one", "two"))));
    }

    @Test
    void a_value_that_does_not_fit_names_its_column_and_not_the_value() {
        RowReader<Pair> reader = new RowReader<>(Pair.class);
        for (Object number : new Object[] {null, "secret", 1L << 40}) {
            String said = assertThrows(IllegalStateException.class, () -> reader.all(rows(List.of("name", "number"), new Object[] {"a", number}))).getMessage();
            assertTrue(said.contains("number") && !said.contains("secret"), said);
        }
    }

    @Test
    void a_type_that_no_column_has_is_refused_at_once() {
        assertThrows(IllegalArgumentException.class, () -> Query.of(Thread.class, "select 1"));
    }

    private static ResultSet rows(List<String> columns, Object[]... rows) {
        int[] at = {-1};
        ResultSetMetaData names = as(ResultSetMetaData.class, (method, argument) -> method.equals("getColumnCount") ? columns.size() : columns.get(argument - 1));
        return as(ResultSet.class, (method, argument) -> switch (method) {
            case "getMetaData" -> names;
            case "next" -> ++at[0] < rows.length;
            default -> rows[at[0]][argument - 1];
        });
    }

    private interface Answering {
        Object answer(String method, int argument);
    }

    private static <T> T as(Class<T> type, Answering answering) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type},
                (_, method, arguments) -> answering.answer(method.getName(), arguments == null ? 0 : (Integer) arguments[0])));
    }
}
