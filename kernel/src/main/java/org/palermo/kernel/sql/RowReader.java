package org.palermo.kernel.sql;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.data.Numeric;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/// Makes records, or values of a single column, from the rows of a statement.
final class RowReader<T> {
    /// Found by reflection, once for each type: a statement that is put together at run time has a reader of its own.
    private static final ClassValue<Shape> SHAPES = new ClassValue<>() {
        @Override
        protected Shape computeValue(Class<?> type) {
            return Shape.of(type);
        }
    };

    private final Class<T> type;
    private final Constructor<?> constructor;
    private final List<Column> columns;
    private volatile int[] positions;

    /// @param constructor null when a row is the value of its only column
    private record Shape(Constructor<?> constructor, List<Column> columns) {
        static Shape of(Class<?> type) {
            return type.isRecord()
                    ? new Shape(recordConstructor(type),
                            Arrays.stream(type.getRecordComponents()).map(component -> column(type, component)).toList())
                    : new Shape(null, List.of(new Column(null, type, converter(type))));
        }
    }

    /// A component of the record, or the only column.
    private record Column(String name, Class<?> type, Function<Object, Object> convert) {}

    RowReader(Class<T> type) {
        this.type = type;
        Shape shape = SHAPES.get(type);
        this.constructor = shape.constructor();
        this.columns = shape.columns();
    }

    /// The columns of a record and the types of their components, in the order of the record.
    Map<String, Class<?>> columns() {
        Map<String, Class<?>> types = new LinkedHashMap<>();
        columns.forEach(column -> types.put(column.name(), column.type()));
        return types;
    }

    private static Constructor<?> recordConstructor(Class<?> type) {
        try {
            Class<?>[] types = Arrays.stream(type.getRecordComponents()).map(RecordComponent::getType).toArray(Class<?>[]::new);
            Constructor<?> found = type.getDeclaredConstructor(types);
            found.setAccessible(true);
            return found;
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException(type + " must have @RegisterForReflection", e);
        }
    }

    private static Column column(Class<?> row, RecordComponent component) {
        try {
            return new Column(snakeCase(component.getName()), component.getType(), converter(component.getType()));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(row + "." + component.getName() + ": " + e.getMessage(), e);
        }
    }

    private static String snakeCase(String component) {
        return component.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    List<T> all(ResultSet rows) {
        try {
            List<T> all = new ArrayList<>();
            int[] at = positions(rows.getMetaData());
            while (rows.next()) {
                all.add(row(rows, at));
            }
            return all;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private T row(ResultSet rows, int[] at) throws SQLException {
        Object[] values = new Object[at.length];
        for (int i = 0; i < at.length; i++) {
            values[i] = value(columns.get(i), rows.getObject(at[i]));
        }
        return row(constructor == null ? values[0] : made(values));
    }

    @SuppressWarnings("unchecked")
    private T row(Object made) {
        return (T) made;
    }

    private Object made(Object[] values) {
        try {
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private Object value(Column column, Object sent) {
        if (sent == null) {
            if (column.type.isPrimitive()) {
                throw new IllegalStateException("Column " + column.name + " of " + type.getName() + " is null");
            }
            return null;
        }
        try {
            return column.convert.apply(sent);
        } catch (ClassCastException | ArithmeticException e) {
            throw new IllegalStateException("Column " + column.name + " of " + type.getName() + " is a " + sent.getClass().getName(), e);
        }
    }

    /// The statement is the same each time, so its columns are compared once.
    private int[] positions(ResultSetMetaData sent) throws SQLException {
        int[] known = positions;
        if (known == null) {
            known = constructor == null ? only(sent) : byName(sent);
            positions = known;
        }
        return known;
    }

    private int[] only(ResultSetMetaData sent) throws SQLException {
        if (sent.getColumnCount() != 1) {
            throw new IllegalStateException("A statement for a " + type.getName() + " returns " + sent.getColumnCount() + " columns");
        }
        return new int[] {1};
    }

    private int[] byName(ResultSetMetaData sent) throws SQLException {
        Map<String, Integer> positionOf = new HashMap<>();
        for (int i = 1; i <= sent.getColumnCount(); i++) {
            positionOf.put(sent.getColumnLabel(i), i);
        }
        List<String> wanted = columns.stream().map(Column::name).toList();
        if (positionOf.size() != sent.getColumnCount() || positionOf.size() != wanted.size() || !positionOf.keySet().containsAll(wanted)) {
            throw new IllegalStateException(type.getName() + " has the components " + wanted
                    + " but the statement returns " + positionOf.keySet());
        }
        return wanted.stream().mapToInt(positionOf::get).toArray();
    }

    private static Function<Object, Object> converter(Class<?> type) {
        if (type.isEnum()) {
            return sent -> constant(type, (String) sent);
        }
        if (type == int.class || type == Integer.class) {
            return sent -> Math.toIntExact(whole(sent));
        }
        if (type == long.class || type == Long.class) {
            return RowReader::whole;
        }
        if (type == Instant.class) {
            return sent -> ((OffsetDateTime) sent).toInstant();
        }
        if (type == byte[].class) {
            return sent -> ((Buffer) sent).getBytes();
        }
        if (type == BigDecimal.class) {
            return RowReader::decimal;
        }
        if (type == List.class) {
            return sent -> listed((Object[]) sent);
        }
        if (type == boolean.class || type == Boolean.class) {
            return Boolean.class::cast;
        }
        if (type == double.class || type == Double.class) {
            return sent -> ((Number) sent).doubleValue();
        }
        if (type == String.class || type == UUID.class || type == LocalDate.class || type == LocalTime.class
                || type == String[].class || type == UUID[].class || type == Integer[].class
                || type == Long[].class || type == LocalDate[].class) {
            return type::cast;
        }
        throw new IllegalArgumentException("no column becomes a " + type.getName());
    }

    private static List<Object> listed(Object[] sent) {
        return Arrays.stream(sent).map(each -> each instanceof OffsetDateTime time ? time.toInstant() : each).toList();
    }

    private static long whole(Object sent) {
        return switch (sent) {
            case Long number -> number;
            case Integer number -> number;
            case Short number -> number;
            case Numeric number -> number.bigDecimalValue().longValueExact();
            case BigDecimal number -> number.longValueExact();
            default -> throw new ClassCastException(sent.getClass().getName());
        };
    }

    private static BigDecimal decimal(Object sent) {
        return switch (sent) {
            case BigDecimal number -> number;
            case Numeric number -> number.bigDecimalValue();
            case Number number -> BigDecimal.valueOf(whole(number));
            default -> throw new ClassCastException(sent.getClass().getName());
        };
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Object constant(Class<?> type, String name) {
        return Enum.valueOf((Class) type, name);
    }
}
