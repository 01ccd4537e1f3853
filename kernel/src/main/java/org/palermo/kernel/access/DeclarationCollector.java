package org.palermo.kernel.access;

import jakarta.enterprise.inject.build.compatible.spi.BuildCompatibleExtension;
import jakarta.enterprise.inject.build.compatible.spi.Enhancement;
import jakarta.enterprise.inject.build.compatible.spi.Synthesis;
import jakarta.enterprise.inject.build.compatible.spi.SyntheticComponents;
import jakarta.enterprise.lang.model.AnnotationInfo;
import jakarta.enterprise.lang.model.AnnotationMember;
import jakarta.enterprise.lang.model.declarations.ClassInfo;
import jakarta.enterprise.lang.model.declarations.MethodInfo;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Collects every {@link Allowed} while an application is built, and hands them to {@link Declarations}.
public class DeclarationCollector implements BuildCompatibleExtension {
    private final Map<String, String> operations = new TreeMap<>();

    /// A method declares for itself; a class declares for the methods that it inherits without a declaration.
    ///
    /// @throws IllegalStateException when an operation is declared twice, which ends the build
    @Enhancement(types = Object.class, withSubtypes = true, withAnnotations = Path.class)
    public void operationsOf(ClassInfo resource) {
        if (resource.isAbstract() || resource.isInterface() || !resource.hasAnnotation(Path.class)) {
            return;
        }
        for (MethodInfo method : resource.methods()) {
            method.repeatableAnnotation(Allowed.class).forEach(allowed -> declare(resource, method.name(), allowed));
        }
        resource.repeatableAnnotation(Allowed.class).forEach(allowed -> allowed.member("operations").asArray()
                .forEach(operation -> declare(resource, operation.asString(), allowed)));
    }

    @Synthesis
    public void register(SyntheticComponents components) {
        components.addBean(Declarations.class).type(Declarations.class).scope(Singleton.class)
                .withParam(Declarations.Creator.OPERATIONS, operations.values().toArray(String[]::new))
                .createWith(Declarations.Creator.class);
    }

    private void declare(ClassInfo resource, String method, AnnotationInfo allowed) {
        String name = resource.simpleName() + "." + method;
        String before = operations.put(name, String.join(" ", name, joined(allowed.member("roles"), AnnotationMember::asString),
                joined(allowed.member("also"), AnnotationMember::asEnumConstant)));
        if (before != null) {
            throw new IllegalStateException(name + " is declared twice: " + before);
        }
    }

    private static String joined(AnnotationMember array, Function<AnnotationMember, String> word) {
        return array.asArray().stream().map(word).collect(Collectors.joining(","));
    }
}
