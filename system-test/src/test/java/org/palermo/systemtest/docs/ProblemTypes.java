package org.palermo.systemtest.docs;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Every problem that the sources can answer with, found where it is created: a call of `Problems` with a component and a
/// name, or a `Problem` of the gateway.
final class ProblemTypes {

    private static final List<String> MODULES = List.of("kernel", "referral-service", "shelter-capacity-service", "labour-inspection-service", "gateway");
    private static final String KERNEL = "kernel/src/main/java/org/palermo/kernel/problem/Problems.java";
    private static final int STATUS = 0;

    /// @param details each wording of the detail, with … for the parts that are filled in
    record Type(int status, String title, SortedSet<String> details) {}

    /// By component and name.
    private final SortedMap<String, Type> types = new TreeMap<>();
    private final Map<String, Factory> factories = new HashMap<>();

    /// A method of `Problems` that takes a component and a name.
    private record Factory(int status, String title) {}

    private ProblemTypes() {}

    static SortedMap<String, Type> of(Path root) throws IOException {
        var types = new ProblemTypes();
        Sources.parse(root, List.of(root.resolve(KERNEL))).forEach(source -> source.unit().accept(types.new Factories(), null));
        for (var module : MODULES) {
            Sources.of(root, List.of(module)).forEach(source -> types.read(source.unit(), module));
        }
        return types.types;
    }

    private void read(CompilationUnitTree unit, String module) {
        var constants = new Constants();
        unit.accept(constants, null);
        unit.accept(new Makers(module, constants.found), null);
    }

    private void add(String type, int status, String title, String detail) {
        types.computeIfAbsent(type, made -> new Type(status, title, new TreeSet<>())).details().add(detail);
    }

    /// The status and title that the factory methods of the kernel's class set before the component.
    private final class Factories extends TreeScanner<Void, Void> {
        @Override
        public Void visitMethod(MethodTree method, Void none) {
            method.accept(new TreeScanner<Void, Void>() {
                @Override
                public Void visitMethodInvocation(MethodInvocationTree call, Void inner) {
                    if (Sources.name(call).equals("of") && call.getArguments().getFirst() instanceof LiteralTree status && call.getArguments().get(1) instanceof IdentifierTree) {
                        factories.put(method.getName().toString(), new Factory((int) status.getValue(), Sources.text(call.getArguments().get(3), Map.of()).orElseThrow()));
                    }
                    return super.visitMethodInvocation(call, inner);
                }
            }, null);
            return null;
        }
    }

    private static final class Constants extends TreeScanner<Void, Void> {
        private final Map<String, String> found = new HashMap<>();

        @Override
        public Void visitVariable(VariableTree variable, Void none) {
            if (variable.getInitializer() instanceof LiteralTree literal && literal.getValue() instanceof String text) {
                found.put(variable.getName().toString(), text);
            }
            return super.visitVariable(variable, none);
        }
    }

    private final class Makers extends TreeScanner<Void, Void> {
        private final String module;
        private final Map<String, String> constants;

        Makers(String module, Map<String, String> constants) {
            this.module = module;
            this.constants = constants;
        }

        @Override
        public Void visitMethodInvocation(MethodInvocationTree call, Void none) {
            var arguments = call.getArguments();
            var factory = factories.get(Sources.name(call));
            if (Sources.name(call).equals("of") && arguments.size() == 5 && arguments.getFirst() instanceof LiteralTree status && status.getValue() instanceof Integer code) {
                type(arguments.get(1), arguments.get(2)).ifPresent(type -> add(type, code, said(arguments.get(3)), said(arguments.get(4))));
            } else if (factory != null && arguments.size() > 2 && call.getMethodSelect() instanceof MemberSelectTree select && select.getExpression().toString().equals("Problems")) {
                type(arguments.get(0), arguments.get(1)).ifPresent(type -> add(type, factory.status(), factory.title(), said(arguments.get(2))));
            }
            return super.visitMethodInvocation(call, none);
        }

        @Override
        public Void visitNewClass(NewClassTree made, Void none) {
            var arguments = made.getArguments();
            if (module.equals("gateway") && made.getIdentifier().toString().equals("Problem") && arguments.get(STATUS) instanceof LiteralTree status) {
                add("gateway:" + said(arguments.get(1)), (int) status.getValue(), said(arguments.get(2)), said(arguments.get(3)));
            }
            return super.visitNewClass(made, none);
        }

        private Optional<String> type(ExpressionTree component, ExpressionTree what) {
            return Sources.text(component, constants).flatMap(first -> Sources.text(what, constants).map(second -> first + ":" + second));
        }

        private String said(ExpressionTree expression) {
            return Sources.text(expression, constants).orElse("…");
        }
    }
}
