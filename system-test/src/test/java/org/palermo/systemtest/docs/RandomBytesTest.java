package org.palermo.systemtest.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.VariableTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import org.junit.jupiter.api.Test;

/// A native image is refused when a source of random bytes was made while it was built. Singletons, such as the filters of requests, and
/// static fields are made then.
class RandomBytesTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final List<String> MODULES =
            List.of("access-token", "gateway", "kernel", "labour-inspection-service", "portal", "referral-service", "shelter-capacity-service");

    @Test
    void no_singleton_and_no_class_that_is_made_while_an_image_is_built_holds_a_source_of_random_bytes() throws IOException {
        var made = new ArrayList<String>();
        int fields = 0;
        for (var source : Sources.of(ROOT, MODULES)) {
            for (var type : source.unit().getTypeDecls()) {
                if (type instanceof ClassTree declared) {
                    for (var field : randomFields(declared)) {
                        fields++;
                        if (isStatic(field) ? !startsAtRunTime(source.unit(), declared) : isSingleton(declared)) {
                            made.add(source.path() + ": " + field.getName());
                        }
                    }
                }
            }
        }
        assertFalse(fields == 0);
        assertEquals(List.of(), made);
    }

    private static List<VariableTree> randomFields(ClassTree type) {
        return type.getMembers().stream().filter(VariableTree.class::isInstance).map(VariableTree.class::cast)
                .filter(field -> List.of("SecureRandom", "Random", "SplittableRandom").contains(field.getType().toString())).toList();
    }

    private static boolean isStatic(VariableTree field) {
        return field.getModifiers().getFlags().contains(Modifier.STATIC);
    }

    private static boolean isSingleton(ClassTree type) {
        return type.getModifiers().getAnnotations().stream().map(annotation -> annotation.getAnnotationType().toString())
                .anyMatch(List.of("Singleton", "Provider", "Startup")::contains);
    }

    private static boolean startsAtRunTime(CompilationUnitTree unit, ClassTree type) throws IOException {
        String name = unit.getPackageName() + "." + type.getSimpleName();
        try (var configurations = Stream.of("kernel/src/main/resources/META-INF/microprofile-config.properties",
                "portal/src/main/resources/application.properties", "gateway/src/main/resources/application.properties").map(ROOT::resolve)) {
            for (var configuration : configurations.toList()) {
                if (Files.readString(configuration).matches("(?s).*--initialize-at-run-time=" + name.replace(".", "\\.") + "(,|\\s).*")) {
                    return true;
                }
            }
        }
        return false;
    }
}
