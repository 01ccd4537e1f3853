package org.palermo.local.link;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.zip.ZipFile;

/// The class files of an application, each from the first jar that contains it, as Java looks for them. From a
/// multi-release jar it takes the version for Java 25.
final class ClassPath implements AutoCloseable {
    private static final Runtime.Version JAVA = Runtime.Version.parse("25");
    private static final String CLASS = ".class";

    private final List<JarFile> jars = new ArrayList<>();
    private final Map<String, JarFile> places = new LinkedHashMap<>();
    private final Set<String> packages = new HashSet<>();

    /// @param jar that names the other jars in its manifest
    static ClassPath of(Path jar) throws IOException {
        try (var first = new JarFile(jar.toFile())) {
            var others = first.getManifest().getMainAttributes().getValue(Attributes.Name.CLASS_PATH).split(" +");
            return new ClassPath(List.of(others).stream().map(jar::resolveSibling).toList());
        }
    }

    ClassPath(List<Path> files) throws IOException {
        for (var file : files) {
            add(new JarFile(file.toFile(), false, ZipFile.OPEN_READ, JAVA));
        }
        places.keySet().forEach(name -> packages.add(packageOf(name)));
    }

    private void add(JarFile jar) {
        jars.add(jar);
        jar.versionedStream().map(entry -> entry.getName()).filter(name -> name.endsWith(CLASS) && !name.endsWith("-info" + CLASS))
                .forEach(name -> places.putIfAbsent(name.substring(0, name.length() - CLASS.length()), jar));
    }

    /// In the form of class files: `java/lang/String`.
    Set<String> names() {
        return places.keySet();
    }

    Optional<byte[]> file(String name) throws IOException {
        var jar = places.get(name);
        if (jar == null) {
            return Optional.empty();
        }
        try (var in = jar.getInputStream(jar.getJarEntry(name + CLASS))) {
            return Optional.of(in.readAllBytes());
        }
    }

    /// Whether any class of the same package is there.
    boolean hasPackage(String name) {
        return packages.contains(packageOf(name));
    }

    static String packageOf(String name) {
        return name.substring(0, Math.max(0, name.lastIndexOf('/')));
    }

    /// The jar that contains a class.
    String jar(String name) {
        return new File(places.get(name).getName()).getName();
    }

    @Override
    public void close() throws IOException {
        for (var jar : jars) {
            jar.close();
        }
    }
}
