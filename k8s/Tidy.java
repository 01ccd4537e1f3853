import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Sorts a manifest that quarkus-kubernetes wrote. The generator orders ports and labels by a hash that differs from run to
/// run, but a build that changes nothing must change no file.
///
/// `java k8s/Tidy.java FROM TO`, run by each application's build. The generator writes only block style, two columns for
/// each level and no multi-line text, so indentation is the structure.
class Tidy {

    /// A line or a list item (`-`), with the lines that are indented under it.
    private record Node(int column, String text, List<Node> under) {

        String written() {
            if (!text.equals("-")) {
                return " ".repeat(column) + text + "\n" + block(under);
            }
            var item = block(under);
            return " ".repeat(column) + "- " + item.substring(column + 2);
        }

        private static String block(List<Node> nodes) {
            return nodes.stream().map(Node::written).sorted(Comparator.naturalOrder()).collect(Collectors.joining());
        }
    }

    static void main(String[] arguments) throws IOException {
        var manifest = Files.readString(Path.of(arguments[0]));
        var tidy = Stream.of(manifest.split("(?m)^---\\R")).filter(d -> !d.isBlank()).map(Tidy::document).sorted().collect(Collectors.joining("---\n", "---\n", ""));
        var to = Path.of(arguments[1]);
        if (!Files.exists(to) || !Files.readString(to).equals(tidy)) {
            Files.createDirectories(to.getParent());
            Files.writeString(to, tidy);
        }
    }

    private static String document(String text) {
        var root = new Node(-1, "", new ArrayList<>());
        var open = new ArrayList<>(List.of(root));
        for (var line : text.lines().filter(l -> !l.isBlank()).toList()) {
            var rest = line.strip();
            var column = line.length() - line.stripLeading().length();
            while (rest.startsWith("- ")) {
                add(open, column, "-");
                rest = rest.substring(2);
                column += 2;
            }
            add(open, column, rest);
        }
        return Node.block(root.under());
    }

    private static void add(List<Node> open, int column, String text) {
        while (open.getLast().column() >= column) {
            open.removeLast();
        }
        var node = new Node(column, text, new ArrayList<>());
        open.getLast().under().add(node);
        open.add(node);
    }
}
