package org.palermo.kernel.test.source;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The classes of some packages without their tests, read once for all rules, because that takes seconds.
public final class ServiceClasses {
    private static final Map<Set<String>, JavaClasses> READ = new ConcurrentHashMap<>();

    private ServiceClasses() {}

    public static JavaClasses of(String... packageNames) {
        return READ.computeIfAbsent(Set.of(packageNames), names -> new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .withImportOption(location -> !location.contains("org/palermo/kernel/test/"))
                .importPackages(names));
    }
}
