package org.palermo.kernel.test.source;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/// Finds the messages about a wrong field in the sources, where a violation is made or a constraint is written, and the
/// reasons for a refused row of a file. A message about a field that is put together counts by its beginning; one about a
/// row names the field itself. Messages that are passed on are listed by name, and are checked where they are written.
final class ViolationMessages {
    static final String BEGINNING = "must ";
    private static final String CONSTRAINTS = "jakarta.validation.constraints.";
    /// Types whose second argument, or only one, is a violation or becomes one.
    private static final Set<String> MADE = Set.of("Violation", "NotText", "ParameterType");
    /// Methods whose every result is a violation, except null.
    private static final Set<String> SAYING = Set.of("Target.flaw", "UnreadableValue.defect");
    private static final Set<String> PASSED_ON = Set.of("Problems.message", "Webhooks.flaw", "v.getMessage()", "notText.getMessage()",
            "question.type().wanted()", "AnswerType.NUMBER.wanted()", "ParameterFilter.type.must()",
            "SafeProblems.UnreadableValue.defect(mapping)");

    private final SortedSet<String> wrong = new TreeSet<>();
    private final SortedSet<String> constraints = new TreeSet<>();
    private int found;

    private ViolationMessages() {}

    static ViolationMessages in(Path... sources) throws IOException {
        ViolationMessages said = new ViolationMessages();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        for (Path folder : sources) {
            try (Stream<Path> files = Files.walk(folder); var manager = compiler.getStandardFileManager(null, null, null)) {
                var java = manager.getJavaFileObjectsFromPaths(files.filter(file -> file.toString().endsWith(".java")).toList());
                ((JavacTask) compiler.getTask(null, manager, null, List.of("-proc:none"), null, java)).parse().forEach(said::read);
            }
        }
        return said;
    }

    /// Messages, and expressions that can't be read as a message, that do not begin with "must", each after its class.
    SortedSet<String> wrong() {
        return wrong;
    }

    /// The used constraints of Jakarta Validation, by name, whose messages are elsewhere.
    SortedSet<String> constraints() {
        return constraints;
    }

    int found() {
        return found;
    }

    private void read(CompilationUnitTree unit) {
        unit.getImports().forEach(this::read);
        String file = Path.of(unit.getSourceFile().getName()).getFileName().toString().replace(".java", "");
        unit.accept(new Reading(file, unit), null);
    }

    private void read(ImportTree imported) {
        String name = imported.getQualifiedIdentifier().toString();
        if (name.startsWith(CONSTRAINTS)) {
            constraints.add(name.substring(CONSTRAINTS.length()));
        }
    }

    void count() {
        found++;
    }

    void wrong(String file, Tree said) {
        wrong.add(file + ": " + said);
    }

    private final class Reading extends TreeScanner<Void, Void> {
        private final String file;
        private final Written written;
        private final RowReasons rows;

        Reading(String file, CompilationUnitTree unit) {
            this.file = file;
            this.written = new Written(unit);
            this.rows = new RowReasons(file, written, ViolationMessages.this);
        }

        @Override
        public Void visitMethodInvocation(MethodInvocationTree call, Void none) {
            if (call.getMethodSelect().toString().endsWith("Problems.invalid") && call.getArguments().size() == 2) {
                check(call.getArguments().getLast());
            }
            rows.of(call);
            return super.visitMethodInvocation(call, none);
        }

        @Override
        public Void visitNewClass(NewClassTree made, Void none) {
            String type = made.getIdentifier().toString().replaceAll("<.*>", "");
            String name = type.substring(type.lastIndexOf('.') + 1);
            if (MADE.contains(name)) {
                check(made.getArguments().getLast());
            }
            rows.of(made, name);
            return super.visitNewClass(made, none);
        }

        @Override
        public Void visitAnnotation(AnnotationTree annotation, Void none) {
            annotation.getArguments().stream().filter(AssignmentTree.class::isInstance).map(AssignmentTree.class::cast)
                    .filter(argument -> argument.getVariable().toString().equals("message"))
                    .forEach(argument -> check(argument.getExpression()));
            return super.visitAnnotation(annotation, none);
        }

        @Override
        public Void visitClass(ClassTree type, Void none) {
            if (type.getKind() == Tree.Kind.ANNOTATION_TYPE) {
                type.getMembers().stream().filter(MethodTree.class::isInstance).map(MethodTree.class::cast)
                        .filter(member -> member.getName().contentEquals("message") && member.getDefaultValue() != null)
                        .forEach(member -> check((ExpressionTree) member.getDefaultValue()));
            }
            return super.visitClass(type, none);
        }

        @Override
        public Void visitMethod(MethodTree method, Void none) {
            if (SAYING.contains(file + "." + method.getName())) {
                Written.answers(method).forEach(this::check);
            }
            rows.of(method);
            return super.visitMethod(method, none);
        }

        private void check(ExpressionTree said) {
            switch (said) {
                case LiteralTree literal when literal.getValue() instanceof String text -> {
                    found++;
                    if (!text.startsWith(BEGINNING)) {
                        wrong.add(file + ": " + text);
                    }
                }
                case LiteralTree nothing when nothing.getValue() == null -> { }
                case BinaryTree joined -> check(joined.getLeftOperand());
                case ParenthesizedTree inside -> check(inside.getExpression());
                case ConditionalExpressionTree either -> {
                    check(either.getTrueExpression());
                    check(either.getFalseExpression());
                }
                case MethodInvocationTree call when call.getMethodSelect() instanceof MemberSelectTree of
                        && of.getIdentifier().contentEquals("formatted") -> check(of.getExpression());
                case MethodInvocationTree call when !(call.getMethodSelect() instanceof MemberSelectTree) ->
                        written.answers(call.getMethodSelect().toString()).forEach(this::check);
                default -> {
                    if (!PASSED_ON.contains(said.toString()) && !PASSED_ON.contains(file + "." + said)) {
                        wrong(file, said);
                    }
                }
            }
        }
    }
}
