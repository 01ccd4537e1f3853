package org.palermo.systemtest.docs;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/// The Java sources of modules, parsed.
final class Sources {

    private Sources() {}

    /// @param path from the root of the repository
    record Source(String path, CompilationUnitTree unit) {}

    static List<Source> of(Path root, List<String> modules) throws IOException {
        var sources = new ArrayList<Source>();
        for (var module : modules) {
            try (var files = Files.walk(root.resolve(module).resolve("src/main/java"))) {
                sources.addAll(parse(root, files.filter(file -> file.toString().endsWith(".java")).toList()));
            }
        }
        return sources;
    }

    static List<Source> parse(Path root, List<Path> files) throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var manager = compiler.getStandardFileManager(null, null, null)) {
            var task = (JavacTask) compiler.getTask(null, manager, null, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(files));
            var sources = new ArrayList<Source>();
            for (var unit : task.parse()) {
                sources.add(new Source(root.relativize(Path.of(unit.getSourceFile().toUri())).toString(), unit));
            }
            return sources;
        }
    }

    static String name(MethodInvocationTree call) {
        return switch (call.getMethodSelect()) {
            case MemberSelectTree select -> select.getIdentifier().toString();
            case IdentifierTree identifier -> identifier.getName().toString();
            default -> "";
        };
    }

    /// A text as it is written, with … for the parts that are filled in; empty if nothing of it is known.
    static Optional<String> text(Tree expression, Map<String, String> constants) {
        return switch (expression) {
            case LiteralTree literal when literal.getValue() instanceof String text -> Optional.of(text);
            case IdentifierTree identifier -> Optional.ofNullable(constants.get(identifier.getName().toString()));
            case BinaryTree sum when sum.getKind() == Tree.Kind.PLUS -> {
                var parts = Stream.of(sum.getLeftOperand(), sum.getRightOperand()).map(part -> text(part, constants)).toList();
                yield parts.stream().allMatch(Optional::isEmpty) ? Optional.empty() : Optional.of(parts.get(0).orElse("…") + parts.get(1).orElse("…"));
            }
            case MethodInvocationTree call when name(call).equals("formatted") && call.getMethodSelect() instanceof MemberSelectTree select ->
                    text(select.getExpression(), constants).map(format -> format.replaceAll("%(,?d|s)", "…"));
            default -> Optional.empty();
        };
    }
}
