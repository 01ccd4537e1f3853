package org.palermo.systemtest.docs;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.palermo.systemtest.docs.Sources.Source;

/// What the services say of a field that is wrong: each text of the sources that begins with "must", as it is written, with … for the parts
/// that are filled in.
final class ViolationMessages {

    private static final List<String> MODULES = List.of("kernel", "referral-service", "shelter-capacity-service", "labour-inspection-service");
    private static final String BEGINNING = "must ";

    private ViolationMessages() {}

    /// @return the messages, each with the files that say it
    static SortedMap<String, Set<String>> of(Path root) throws IOException {
        var found = new TreeMap<String, Set<String>>();
        Sources.of(root, MODULES).forEach(source -> source.unit().accept(new Finder(source, found), null));
        return found;
    }

    private static final class Finder extends TreeScanner<Void, Void> {
        private final Source source;
        private final Map<String, Set<String>> found;

        Finder(Source source, Map<String, Set<String>> found) {
            this.source = source;
            this.found = found;
        }

        @Override
        public Void visitBinary(BinaryTree sum, Void none) {
            return add(sum) ? null : super.visitBinary(sum, none);
        }

        @Override
        public Void visitMethodInvocation(MethodInvocationTree call, Void none) {
            return add(call) ? null : super.visitMethodInvocation(call, none);
        }

        @Override
        public Void visitLiteral(LiteralTree literal, Void none) {
            add(literal);
            return super.visitLiteral(literal, none);
        }

        /// @return whether the whole expression is a text, so that its parts are none
        private boolean add(Tree expression) {
            var text = Sources.text(expression, Map.of());
            text.filter(said -> said.startsWith(BEGINNING)).ifPresent(said -> found.computeIfAbsent(said, first -> new TreeSet<>()).add(source.path()));
            return text.isPresent();
        }
    }
}
