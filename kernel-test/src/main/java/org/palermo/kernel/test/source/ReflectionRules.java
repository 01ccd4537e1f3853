package org.palermo.kernel.test.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.Index;
import org.jboss.jandex.Indexer;
import org.jboss.jandex.Type;
import org.junit.jupiter.api.Test;

/// In a native image Jackson sees only the members of a class that were registered for reflection: others it reads as
/// absent and writes as `{}`. Quarkus registers the classes in the signature of a resource. All other classes that Jackson
/// reads or writes (imported rows, remembered answers, events, files, JSON in a column), and every class that they refer
/// to, need `@RegisterForReflection`. Extended by `ReflectionTest` of each service.
public abstract class ReflectionRules {
    private static final String OURS = "org.palermo.";
    private static final Set<String> MAPPERS = Set.of(
            "com.fasterxml.jackson.databind.ObjectMapper", "com.fasterxml.jackson.databind.ObjectReader",
            "com.fasterxml.jackson.databind.ObjectWriter", "org.palermo.kernel.imports.NdjsonReader",
            "org.palermo.kernel.idempotency.Idempotency", "org.palermo.kernel.outbox.Outbox");

    /// The Java package of the service.
    protected abstract String packageName();

    @Test
    void whatJacksonMeetsIsRegistered() throws IOException {
        JavaClasses classes = ServiceClasses.of(packageName(), OURS + "kernel");
        Index index = index(classes);
        Set<DotName> registered = registered(index);
        Set<DotName> met = reachable(index, meetsJackson(classes));
        assertFalse(met.isEmpty(), "found nothing that meets Jackson: the rule looks in the wrong place");
        TreeSet<String> missing = new TreeSet<>();
        met.stream().filter(name -> !registered.contains(name)).forEach(name -> missing.add(name.toString()));
        assertEquals(Set.of(), missing, "annotate with @RegisterForReflection");
    }

    /// native-image refuses a random generator in its heap, where static fields are stored. A class that has one must be
    /// initialised at run time (`quarkus.native.additional-build-args`).
    @Test
    void noSeedIsBuiltIntoAnImage() {
        String late = ConfigProvider.getConfig().getOptionalValue("quarkus.native.additional-build-args", String.class).orElse("");
        List<String> built = ServiceClasses.of(packageName(), OURS + "kernel").stream()
                .filter(type -> type.getFields().stream()
                        .anyMatch(field -> field.getModifiers().contains(JavaModifier.STATIC)
                                && field.getRawType().isAssignableTo(Random.class)))
                .map(JavaClass::getName).filter(name -> !late.contains("--initialize-at-run-time=" + name)).toList();
        assertEquals(List.of(), built);
    }

    private static Index index(JavaClasses classes) throws IOException {
        Indexer indexer = new Indexer();
        for (JavaClass type : classes) {
            try (var bytes = ReflectionRules.class.getClassLoader().getResourceAsStream(type.getName().replace('.', '/') + ".class")) {
                if (bytes != null) {
                    indexer.index(bytes);
                }
            }
        }
        return indexer.complete();
    }

    /// Classes that are annotated, are named as a target, or are in the signature of a resource.
    private static Set<DotName> registered(Index index) {
        Set<DotName> registered = new HashSet<>();
        index.getAnnotations(RegisterForReflection.class).forEach(annotation -> {
            if (annotation.value("targets") == null) {
                registered.add(annotation.target().asClass().name());
            } else {
                Stream.of(annotation.value("targets").asClassArray()).forEach(target -> registered.add(target.name()));
            }
        });
        Set<DotName> signatures = new HashSet<>();
        index.getKnownClasses().stream()
                .filter(type -> type.hasAnnotation(Path.class))
                .flatMap(type -> type.methods().stream())
                .forEach(method -> {
            signatures.addAll(named(method.returnType()));
            method.parameterTypes().forEach(parameter -> signatures.addAll(named(parameter)));
        });
        registered.addAll(reachable(index, signatures));
        return registered;
    }

    /// Class literals beside a call of a mapper (or of a method that passes a class on to a mapper), and values that a
    /// mapper writes: parameters and new objects.
    private Set<DotName> meetsJackson(JavaClasses classes) {
        Set<DotName> met = new HashSet<>();
        Set<String> handOn = new HashSet<>();
        for (boolean grown = true; grown;) {
            grown = false;
            for (JavaClass type : classes) {
                for (JavaCodeUnit unit : type.getCodeUnits()) {
                    if (MAPPERS.contains(type.getName()) || !callsMapper(unit, handOn)) {
                        continue;
                    }
                    unit.getReferencedClassObjects().forEach(literal -> met.add(DotName.createSimple(literal.getRawType().getName())));
                    if (writes(unit)) {
                        Stream.concat(unit.getConstructorCallsFromSelf().stream().map(JavaConstructorCall::getTargetOwner),
                                        unit.getParameterTypes().stream().flatMap(parameter -> parameter.getAllInvolvedRawTypes().stream()))
                                .filter(given -> given.isRecord() && given.getName().startsWith(packageName()))
                                .forEach(given -> met.add(DotName.createSimple(given.getName())));
                    }
                    boolean generic = unit.getRawParameterTypes().stream()
                            .anyMatch(p -> p.isEquivalentTo(Class.class) || p.isEquivalentTo(Object.class));
                    grown |= generic && handOn.add(unit.getFullName());
                }
            }
        }
        return met;
    }

    private static boolean callsMapper(JavaCodeUnit unit, Set<String> handOn) {
        return unit.getMethodCallsFromSelf().stream().map(JavaAccess::getTarget)
                .anyMatch(target -> MAPPERS.contains(target.getOwner().getName()) || handOn.contains(target.getFullName()));
    }

    private static boolean writes(JavaCodeUnit unit) {
        return unit.getMethodCallsFromSelf().stream()
                .map(JavaAccess::getTarget)
                .anyMatch(target -> target.getName().startsWith("writeValue") && MAPPERS.contains(target.getOwner().getName())
                        || target.getOwner().getName().equals("org.palermo.kernel.outbox.Outbox"));
    }

    /// Follows components and the permitted subclasses of sealed interfaces. Jackson gets only records; the constants of
    /// enums are in every image.
    private static Set<DotName> reachable(Index index, Collection<DotName> roots) {
        Set<DotName> seen = new HashSet<>();
        roots.forEach(root -> visit(index, root, seen));
        seen.removeIf(name -> !index.getClassByName(name).isRecord());
        return seen;
    }

    private static void visit(Index index, DotName name, Set<DotName> seen) {
        ClassInfo type = index.getClassByName(name);
        if (type == null || !(type.isRecord() || type.isInterface()) || !seen.add(name)) {
            return;
        }
        type.recordComponents().forEach(component -> named(component.type()).forEach(next -> visit(index, next, seen)));
        if (type.isInterface() && type.isSealed()) {
            type.permittedSubclasses().forEach(next -> visit(index, next, seen));
        }
    }

    private static Set<DotName> named(Type type) {
        Set<DotName> names = new HashSet<>(Set.of(type.name()));
        switch (type.kind()) {
            case PARAMETERIZED_TYPE -> type.asParameterizedType().arguments().forEach(argument -> names.addAll(named(argument)));
            case ARRAY -> names.addAll(named(type.asArrayType().elementType()));
            case WILDCARD_TYPE -> names.addAll(named(type.asWildcardType().extendsBound()));
            default -> { }
        }
        return names;
    }
}
