package org.palermo.kernel.test.source;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeModel;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jboss.jandex.DotName;
import org.jboss.jandex.Indexer;

/// Every regular expression in the classes: in `@Pattern`, in `Pattern.compile`, and in the methods of `String` that
/// accept one. The text of any other constant counts as an expression that matches itself.
final class WrittenPatterns {
    private static final DotName CONSTRAINT = DotName.createSimple(jakarta.validation.constraints.Pattern.class);
    private static final Set<String> OF_A_STRING = Set.of("matches", "replaceAll", "replaceFirst", "split");
    private static final int BEFORE_A_CALL = 2;

    private final Map<String, Boolean> found = new TreeMap<>();

    private WrittenPatterns() {}

    /// @return for each expression whether it is also searched inside a text
    static Map<String, Boolean> in(JavaClasses classes) throws IOException {
        WrittenPatterns patterns = new WrittenPatterns();
        Indexer annotations = new Indexer();
        for (JavaClass type : classes) {
            try (var file = WrittenPatterns.class.getClassLoader().getResourceAsStream(type.getName().replace('.', '/') + ".class")) {
                if (file != null) {
                    byte[] bytes = file.readAllBytes();
                    annotations.index(new ByteArrayInputStream(bytes));
                    ClassFile.of().parse(bytes).methods().forEach(method -> method.code().ifPresent(patterns::read));
                }
            }
        }
        annotations.complete().getAnnotations(CONSTRAINT).stream().map(constraint -> constraint.value("regexp").asString())
                .forEach(regex -> patterns.add(regex, false));
        return patterns.found;
    }

    private void read(CodeModel code) {
        Deque<String> before = new ArrayDeque<>();
        code.forEach(element -> {
            if (element instanceof ConstantInstruction constant && constant.constantValue() instanceof String text) {
                before.addLast(text);
                if (before.size() > BEFORE_A_CALL) {
                    before.removeFirst();
                }
            } else if (element instanceof InvokeInstruction call && takesOne(call)) {
                boolean searched = !call.name().equalsString("matches");
                before.forEach(text -> add(text, searched));
                before.clear();
            }
        });
    }

    private static boolean takesOne(InvokeInstruction call) {
        String owner = call.owner().asInternalName();
        String name = call.name().stringValue();
        return owner.equals("java/util/regex/Pattern") && name.equals("compile")
                || owner.equals("java/lang/String") && OF_A_STRING.contains(name);
    }

    private void add(String text, boolean searched) {
        try {
            Pattern.compile(text);
            found.merge(text, searched, Boolean::logicalOr);
        } catch (PatternSyntaxException noExpression) {
            // Another constant beside an expression.
        }
    }
}
