package org.palermo.referral.caserecord;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.junit.jupiter.api.Test;

/// Java can't seal an interface whose records are in several packages, so this test does.
class RecordKindTest {
    private static final Set<String> KINDS = names(Arrays.stream(RecordKind.values()).map(RecordKind::type));

    @Test
    void every_content_has_its_kind() {
        Set<String> contents = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("org.palermo.referral").stream()
                .filter(type -> type.isAssignableTo(Particulars.class) && !type.isInterface())
                .map(JavaClass::getName).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(KINDS, contents);
    }

    @Test
    void the_api_shows_every_kind() {
        assertEquals(KINDS, names(Arrays.stream(Particulars.class.getAnnotation(Schema.class).anyOf())));
    }

    private static Set<String> names(Stream<? extends Class<?>> types) {
        return types.map(Class::getName).collect(Collectors.toCollection(TreeSet::new));
    }
}
