package org.palermo.local.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A class that was compiled against one version of a library and runs with another.
class LinkCheckTest {

    private static final String BASE = "package lib; public class Base { public static int count; public void inherited() {} }";
    private static final String LIBRARY =
            "package lib; public class Library extends Base { public String name; public int length(long of) { return 1; } }";
    private static final String OTHER_FIELD = LIBRARY.replace("String name", "String title");
    private static final String USER = """
            package app;
            public class User {
                java.lang.invoke.VarHandle lock;
                Object read(lib.Library from) {
                    from.inherited();
                    var copy = new lib.Library[] {from}.clone();
                    return from.name + from.length(lib.Library.count) + copy.length + lock.compareAndSet(this, 1, 2);
                }
            }
            """;
    private static final String LOST_FIELD = "app.User (user.jar) names lib.Library.name Ljava/lang/String;, which is not there";

    private static final CheckExceptions ABSENT = new CheckExceptions(List.of("lib/"), Set.of());

    @TempDir Path folder;
    private Path user;

    @BeforeEach
    void compileTheUser() throws IOException {
        user = jar("user", compile(List.of(compile(List.of(), BASE, LIBRARY)), USER));
    }

    @Test
    void libraries_that_fit_together_give_no_report() throws IOException {
        assertEquals(List.of(), broken(user, library(BASE, LIBRARY)));
    }

    @Test
    void a_missing_field_is_named_with_the_class_that_reads_it() throws IOException {
        assertEquals(List.of(LOST_FIELD), broken(user, library(BASE, OTHER_FIELD)));
    }

    @Test
    void a_method_that_takes_another_type_is_another_method() throws IOException {
        assertEquals(
                List.of("app.User (user.jar) names lib.Library.length(J)I, which is not there"),
                broken(user, library(BASE, LIBRARY.replace("long of", "int of"))));
    }

    @Test
    void a_member_that_moved_to_a_parent_is_found() throws IOException {
        var withName = BASE.replace("int count;", "int count; public String name;");
        assertEquals(List.of(), broken(user, library(withName, OTHER_FIELD)));
    }

    @Test
    void a_member_missing_from_the_parent_is_reported() throws IOException {
        assertEquals(
                List.of("app.User (user.jar) names lib.Library.inherited()V, which is not there"),
                broken(user, library(BASE.replace("inherited", "renamed"), LIBRARY)));
    }

    @Test
    void a_missing_class_is_named_once_and_its_members_are_not() throws IOException {
        assertEquals(List.of("app.User (user.jar) names lib.Library, which is not there"), broken(user));
    }

    @Test
    void a_library_that_may_be_absent_is_not_reported() throws IOException {
        assertEquals(List.of(), broken(ABSENT, user));
    }

    @Test
    void a_library_that_is_partly_there_is_not_absent() throws IOException {
        assertEquals(List.of("app.User (user.jar) names lib.Library, which is not there"), broken(ABSENT, user, library(BASE)));
    }

    @Test
    void our_own_classes_have_no_exceptions() throws IOException {
        var ours = USER.replace("package app;", "package org.palermo.app;");
        user = jar("user", compile(List.of(compile(List.of(), BASE, LIBRARY)), ours));
        assertEquals(List.of("org.palermo.app.User (user.jar) names lib.Library, which is not there"), broken(ABSENT, user));
    }

    @Test
    void an_unreachable_class_is_not_read() throws IOException {
        assertEquals(List.of(), broken(new CheckExceptions(List.of(), Set.of("app/User")), user, library(BASE, OTHER_FIELD)));
    }

    @Test
    void the_whole_list_is_read() {
        var list = CheckExceptions.read();
        assertTrue(list.doesWithout("io/netty/util/Recycler", "org/graalvm/nativeimage/ImageInfo"));
        assertFalse(list.doesWithout("org/palermo/kernel/id/Ids", "org/graalvm/nativeimage/ImageInfo"));
        assertTrue(list.unread().contains("org/postgresql/util/LazyCleanerImpl$Node"), list::toString);
        assertTrue(list.absent().stream().allMatch(name -> name.matches("[a-z0-9_/]+/")), list::toString);
    }

    @Test
    void the_version_for_this_java_counts() throws IOException {
        var jar = folder.resolve("several.jar");
        try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest("Multi-Release", "true"))) {
            put(out, compile(List.of(), BASE, OTHER_FIELD), "");
            put(out, compile(List.of(), BASE, LIBRARY), "META-INF/versions/21/");
        }
        assertEquals(List.of(), broken(user, jar));
    }

    @Test
    void a_class_is_taken_from_the_first_jar_that_has_it() throws IOException {
        var with = library(BASE, LIBRARY);
        var without = jar("without", compile(List.of(), BASE, OTHER_FIELD));
        assertEquals(List.of(), broken(user, with, without));
        assertEquals(List.of(LOST_FIELD), broken(user, without, with));
    }

    /// With GraalVM's annotations: `@Substitute` on the class replaces all of it.
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "@Substitute @TargetClass(className = \"app.User\")                          | 0",
        "@Substitute @TargetClass(app.User.class)                                    | 0",
        "@Delete @TargetClass(className = \"app.User\")                              | 0",
        "@TargetClass(className = \"app.User\")                                      | 1",
        "@Substitute @TargetClass(className = \"app.User\", onlyWith = String.class) | 1"
    })
    void a_class_that_a_native_image_replaces_as_a_whole_is_not_read(String annotations, int broken) throws IOException {
        var known = "package com.oracle.svm.core.annotate; @java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME) public @interface ";
        var annotate = compile(List.of(), known + "Substitute {}", known + "Delete {}",
                known + "TargetClass { Class<?> value() default Object.class; String className() default \"\"; Class<?>[] onlyWith() default {}; }");
        var instead = "import com.oracle.svm.core.annotate.*; " + annotations + " final class Instead {}";
        var replacing = jar("instead", compile(List.of(annotate, user), instead));
        assertEquals(broken, broken(user, library(BASE, OTHER_FIELD), replacing).size());
    }

    @Test
    void the_class_path_is_what_the_manifest_says() throws IOException {
        library(BASE, OTHER_FIELD);
        var run = folder.resolve("run.jar");
        new JarOutputStream(Files.newOutputStream(run), manifest("Class-Path", "user.jar library.jar")).close();
        try (var path = ClassPath.of(run)) {
            assertEquals(List.of(LOST_FIELD), new Links(path, CheckExceptions.NOTHING).broken().stream().map(one -> one.in(path)).toList());
        }
    }

    @Test
    void a_constant_of_ours_that_holds_a_buffer_is_named() throws IOException {
        var buffers = compile(List.of(), "package io.vertx.core.buffer; public class Buffer {}");
        var fields = "{ static final io.vertx.core.buffer.Buffer NONE = new io.vertx.core.buffer.Buffer(); static io.vertx.core.buffer.Buffer last; "
                + "final io.vertx.core.buffer.Buffer read = NONE; }";
        var ours = jar("ours", compile(List.of(buffers), "package org.palermo.app; class Body " + fields));
        var theirs = jar("theirs", compile(List.of(buffers), "package org.example.app; class Body " + fields));
        try (var path = new ClassPath(List.of(ours, theirs))) {
            assertEquals(List.of("org.palermo.app.Body.NONE is a constant that holds a buffer, so that no native image can be built"),
                    Constants.thatNoImageHolds(path));
        }
    }

    private static List<String> broken(Path... jars) throws IOException {
        return broken(CheckExceptions.NOTHING, jars);
    }

    private static List<String> broken(CheckExceptions leftOut, Path... jars) throws IOException {
        try (var path = new ClassPath(List.of(jars))) {
            return new Links(path, leftOut).broken().stream().map(one -> one.in(path)).toList();
        }
    }

    private Path library(String... sources) throws IOException {
        return jar("library", compile(List.of(), sources));
    }

    private Path jar(String name, Path classes) throws IOException {
        var jar = folder.resolve(name + ".jar");
        try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest("Built-By", "a test"))) {
            put(out, classes, "");
        }
        return jar;
    }

    /// @return the folder of the class files
    private Path compile(List<Path> against, String... sources) throws IOException {
        var classes = Files.createTempDirectory(folder, "classes");
        var written = Files.createTempDirectory(folder, "sources");
        var arguments = new ArrayList<>(List.of("-d", classes.toString(), "-cp", String.join(File.pathSeparator, against.stream().map(Path::toString).toList())));
        for (var source : sources) {
            arguments.add(Files.writeString(written.resolve(typeIn(source) + ".java"), source).toString());
        }
        assertEquals(0, ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)));
        return classes;
    }

    private static String typeIn(String source) {
        return Pattern.compile("(?:class|@interface) (\\w+)(?: extends \\w+)? \\{").matcher(source).results().findFirst().orElseThrow().group(1);
    }

    private static void put(JarOutputStream out, Path classes, String before) throws IOException {
        try (var files = Files.walk(classes)) {
            for (var file : files.filter(one -> one.toString().endsWith(".class")).toList()) {
                out.putNextEntry(new JarEntry(before + classes.relativize(file)));
                out.write(Files.readAllBytes(file));
            }
        }
    }

    private static Manifest manifest(String name, String value) {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(new Attributes.Name(name), value);
        return manifest;
    }
}
