package org.palermo.kernel.access;

import jakarta.enterprise.inject.build.compatible.spi.BuildCompatibleExtension;
import jakarta.enterprise.inject.build.compatible.spi.Enhancement;
import jakarta.enterprise.inject.build.compatible.spi.Synthesis;
import jakarta.enterprise.inject.build.compatible.spi.SyntheticComponents;
import jakarta.enterprise.lang.model.AnnotationInfo;
import jakarta.enterprise.lang.model.AnnotationMember;
import jakarta.enterprise.lang.model.declarations.ClassInfo;
import jakarta.enterprise.lang.model.declarations.MethodInfo;
import jakarta.enterprise.lang.model.declarations.RecordComponentInfo;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Collects every {@link Allowed} and {@link ShownTo} when an application is built, and passes them to
/// {@link Declarations}.
public class DeclarationCollector implements BuildCompatibleExtension {
    private final Map<String, String> operations = new TreeMap<>();
    private final Map<String, String> fields = new TreeMap<>();

    /// The declaration on a method counts first; the class declares for inherited methods without one.
    @Enhancement(types = Object.class, withSubtypes = true, withAnnotations = Path.class)
    public void operationsOf(ClassInfo resource) {
        if (resource.isAbstract() || resource.isInterface() || !resource.hasAnnotation(Path.class)) {
            return;
        }
        for (ClassInfo type = resource; type != null; type = type.superClassDeclaration()) {
            for (MethodInfo method : type.methods()) {
                method.repeatableAnnotation(Allowed.class).forEach(allowed -> declare(resource, method.name(), allowed));
            }
        }
        resource.repeatableAnnotation(Allowed.class).forEach(allowed -> allowed.member("operations").asArray()
                .forEach(operation -> declare(resource, operation.asString(), allowed)));
    }

    /// Visits every record, because the container does not find annotations of record components by itself.
    @Enhancement(types = Record.class, withSubtypes = true)
    public void fieldsOf(ClassInfo view) {
        for (RecordComponentInfo field : view.recordComponents()) {
            AnnotationInfo shown = field.annotation(ShownTo.class);
            if (shown != null) {
                fields.put(view.name() + "." + field.name(), view.name() + "." + field.name() + " " + joined(shown.member("value"), AnnotationMember::asString));
            }
        }
    }

    @Synthesis
    public void declare(SyntheticComponents components) {
        components.addBean(Declarations.class).type(Declarations.class).scope(Singleton.class)
                .withParam(Declarations.Creator.OPERATIONS, operations.values().toArray(String[]::new))
                .withParam(Declarations.Creator.FIELDS, fields.values().toArray(String[]::new))
                .createWith(Declarations.Creator.class);
    }

    private void declare(ClassInfo resource, String method, AnnotationInfo allowed) {
        String name = resource.simpleName() + "." + method;
        operations.putIfAbsent(name, String.join(" ", name, joined(allowed.member("roles"), AnnotationMember::asString),
                joined(allowed.member("also"), AnnotationMember::asEnumConstant)));
    }

    private static String joined(AnnotationMember array, Function<AnnotationMember, String> word) {
        return array.asArray().stream().map(word).collect(Collectors.joining(","));
    }
}
