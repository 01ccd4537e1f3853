package org.palermo.kernel.test.source;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.lang.reflect.Field;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Query;

/// A statement in a constant, prepared by PostgreSQL as the service's driver prepares it: the types of the parameters are
/// left to the database.
///
/// @param query null for a change
record PreparedConstant(String name, String sql, Query<?> query) {
    private static final Pattern PARAMETER = Pattern.compile("\\$(\\d{1,2})");
    private static final Set<String> WHOLE = Set.of("int2", "int4", "int8");
    private static final Set<String> TEXT = Set.of("text", "varchar", "bpchar", "name");
    private static final Map<Class<?>, Set<String>> COLUMNS = Map.ofEntries(
            Map.entry(String.class, TEXT), Map.entry(UUID.class, Set.of("uuid")), Map.entry(Instant.class, Set.of("timestamptz")),
            Map.entry(LocalDate.class, Set.of("date")), Map.entry(LocalTime.class, Set.of("time")),
            Map.entry(byte[].class, Set.of("bytea")), Map.entry(int.class, Set.of("int2", "int4", "int8", "numeric")),
            Map.entry(Integer.class, WHOLE), Map.entry(long.class, Set.of("int2", "int4", "int8", "numeric")),
            Map.entry(Long.class, Set.of("int2", "int4", "int8", "numeric")), Map.entry(boolean.class, Set.of("bool")),
            Map.entry(Boolean.class, Set.of("bool")), Map.entry(BigDecimal.class, Set.of("numeric")),
            Map.entry(double.class, Set.of("float8", "float4")), Map.entry(Double.class, Set.of("float8", "float4")),
            Map.entry(String[].class, Set.of("_text", "_varchar")), Map.entry(UUID[].class, Set.of("_uuid")),
            Map.entry(Integer[].class, Set.of("_int4")), Map.entry(Long[].class, Set.of("_int8")),
            Map.entry(LocalDate[].class, Set.of("_date")));

    static PreparedConstant of(Field field) {
        try {
            field.setAccessible(true);
            String name = field.getDeclaringClass().getSimpleName() + "." + field.getName();
            return field.get(null) instanceof Query<?> query
                    ? new PreparedConstant(name, query.sql(), query)
                    : new PreparedConstant(name, ((Change) field.get(null)).sql(), null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    /// What is wrong with the statement; empty when nothing is.
    List<String> faults(Connection database) {
        List<String> faults = new ArrayList<>();
        if (sql.length() > Query.LONGEST) {
            faults.add("has " + sql.length() + " characters, so it is planned anew at each call: more than " + Query.LONGEST);
        }
        try {
            List<String> parameters = prepared(database);
            if (query != null) {
                compare(columns(database, parameters), faults);
            }
        } catch (SQLException e) {
            faults.add(e.getMessage().replace('\n', ' '));
        }
        return faults.stream().map(fault -> name + ": " + fault).toList();
    }

    private List<String> prepared(Connection database) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute("prepare constant as " + sql);
            try (ResultSet types = statement.executeQuery(
                    "select unnest(parameter_types)::text from pg_prepared_statements where name = 'constant'")) {
                List<String> parameters = new ArrayList<>();
                while (types.next()) {
                    parameters.add(types.getString(1));
                }
                return parameters;
            } finally {
                statement.execute("deallocate constant");
            }
        }
    }

    /// The types of the columns by their names. The statement is described, not executed.
    private Map<String, String> columns(Connection database, List<String> parameters) throws SQLException {
        String described = PARAMETER.matcher(sql)
                .replaceAll(at -> "cast(null as " + parameters.get(Integer.parseInt(at.group(1)) - 1) + ")");
        try (PreparedStatement statement = database.prepareStatement(described)) {
            ResultSetMetaData columns = statement.getMetaData();
            Map<String, String> types = new TreeMap<>();
            for (int i = 1; i <= columns.getColumnCount(); i++) {
                if (types.put(columns.getColumnLabel(i), columns.getColumnTypeName(i)) != null) {
                    throw new SQLException("returns " + columns.getColumnLabel(i) + " twice");
                }
            }
            return types;
        }
    }

    private void compare(Map<String, String> columns, List<String> faults) {
        Class<?> row = query.rowType();
        if (!row.isRecord()) {
            if (columns.size() != 1 || !fits(row, columns.values().iterator().next())) {
                faults.add("returns " + columns + " for a " + row.getSimpleName());
            }
            return;
        }
        if (!row.isAnnotationPresent(RegisterForReflection.class)) {
            faults.add(row.getSimpleName() + " must have @RegisterForReflection");
        }
        Map<String, Class<?>> components = query.columns();
        if (!components.keySet().equals(columns.keySet())) {
            faults.add("returns " + columns.keySet() + ", and " + row.getSimpleName() + " has " + components.keySet());
            return;
        }
        components.forEach((component, type) -> {
            if (!fits(type, columns.get(component))) {
                faults.add(row.getSimpleName() + "." + component + " is a " + type.getSimpleName()
                        + ", and the column a " + columns.get(component));
            }
        });
    }

    private static boolean fits(Class<?> type, String column) {
        if (type == List.class) {
            return column.startsWith("_");
        }
        return type.isEnum() ? TEXT.contains(column) : COLUMNS.getOrDefault(type, Set.of()).contains(column);
    }
}
