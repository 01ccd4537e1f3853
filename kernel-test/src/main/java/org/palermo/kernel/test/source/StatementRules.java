package org.palermo.kernel.test.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import jakarta.persistence.Entity;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Query;
import org.palermo.kernel.test.TestDatabase;

/// Every statement of a service is a constant, is understood by the migrated database, and returns the columns of its
/// record. Extended by `StatementTest` of each service.
public abstract class StatementRules {
    private static final Set<String> ROWS = Set.of("io.vertx.mutiny.sqlclient.Row", "io.vertx.mutiny.sqlclient.Tuple",
            "io.vertx.sqlclient.Row", "io.vertx.sqlclient.Tuple");

    /// The Java package of the service.
    protected abstract String packageName();

    /// The classes that put a statement together at run time, each with the reason.
    protected Map<String, String> builtAtRunTime() {
        return Map.of();
    }

    @Test
    void everyStatementReturnsTheColumnsOfItsRecord() throws SQLException {
        List<String> wrong = new ArrayList<>();
        int found = 0;
        try (Connection database = TestDatabase.asUser()) {
            for (Field field : statements()) {
                found++;
                wrong.addAll(PreparedConstant.of(field).faults(database));
            }
        }
        assertTrue(found > 20, "found " + found + " statements: the rule looks in the wrong place");
        assertEquals("", String.join("\n", wrong));
    }

    private List<Field> statements() {
        return classes().stream().map(JavaClass::reflect).flatMap(type -> Stream.of(type.getDeclaredFields()))
                .filter(field -> Modifier.isStatic(field.getModifiers())
                        && (field.getType() == Query.class || field.getType() == Change.class)).toList();
    }

    /// What is built at run time is prepared only when its branch runs.
    @Test
    void everyStatementIsAConstant() {
        Set<String> building = new TreeSet<>();
        for (JavaCodeUnit unit : units()) {
            boolean makes = unit.getMethodCallsFromSelf().stream()
                    .map(JavaMethodCall::getTarget)
                    .anyMatch(target -> target.getName().equals("of")
                            && (target.getOwner().isEquivalentTo(Query.class) || target.getOwner().isEquivalentTo(Change.class)));
            if (makes && !unit.getName().equals("<clinit>")) {
                building.add(unit.getOwner().getSimpleName());
            }
        }
        assertEquals(new TreeSet<>(builtAtRunTime().keySet()), building);
    }

    /// A native query of Hibernate is only for entities; everything else reads records.
    @Test
    void nativeQueriesReturnEntities() {
        Set<String> others = new TreeSet<>();
        for (JavaCodeUnit unit : units()) {
            boolean isNative = unit.getMethodCallsFromSelf().stream()
                    .anyMatch(call -> call.getTarget().getName().equals("createNativeQuery"));
            if (isNative
                    && unit.getReferencedClassObjects().stream().noneMatch(literal -> literal.getRawType().isAnnotatedWith(Entity.class))) {
                others.add(unit.getFullName());
            }
        }
        assertEquals(Set.of(), others);
    }

    @Test
    void noColumnIsReadByPosition() {
        Set<String> positions = new TreeSet<>();
        Set<String> arrays = new TreeSet<>();
        for (JavaCodeUnit unit : units()) {
            unit.getMethodCallsFromSelf().stream()
                    .map(JavaMethodCall::getTarget)
                    .filter(target -> ROWS.contains(target.getOwner().getName())
                            && target.getName().startsWith("get") && target.getRawParameterTypes().size() == 1
                            && target.getRawParameterTypes().getFirst().isEquivalentTo(int.class))
                    .forEach(target -> positions.add(unit.getFullName()));
            if (!unit.getModifiers().contains(JavaModifier.SYNTHETIC) && unit.getRawReturnType().isEquivalentTo(Object[].class)) {
                arrays.add(unit.getFullName());
            }
        }
        assertEquals(Set.of(), positions);
        assertEquals(Set.of(), arrays);
    }

    private JavaClasses classes() {
        return ServiceClasses.of(packageName(), "org.palermo.kernel");
    }

    private List<JavaCodeUnit> units() {
        return classes().stream()
                .filter(type -> !type.getPackageName().equals("org.palermo.kernel.sql"))
                .flatMap(type -> type.getCodeUnits().stream())
                .toList();
    }
}
