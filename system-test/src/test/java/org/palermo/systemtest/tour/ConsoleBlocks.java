package org.palermo.systemtest.tour;

import java.util.ArrayList;
import java.util.List;

/// The fenced `console` blocks of a page. A line that begins with `$ ` is a command (`> ` continues it); the lines after it
/// are its output.
final class ConsoleBlocks {

    private static final String FENCE = "```";
    private static final String TYPED = "$ ";
    private static final String MORE = "> ";

    private final List<Step> steps = new ArrayList<>();
    private Step current;

    /// @param line the line of the page where the command is
    record Step(int line, List<String> command, List<String> answer) {

        String typed() {
            return String.join("\n", command);
        }
    }

    static List<Step> of(List<String> page) {
        var blocks = new ConsoleBlocks();
        var inside = false;
        for (int i = 0; i < page.size(); i++) {
            var line = page.get(i);
            if (line.strip().startsWith(FENCE)) {
                inside = !inside && line.strip().equals(FENCE + "console");
                blocks.current = null;
            } else if (inside) {
                blocks.read(line, i + 1);
            }
        }
        return blocks.steps;
    }

    private void read(String line, int number) {
        if (line.startsWith(TYPED)) {
            current = new Step(number, new ArrayList<>(List.of(line.substring(TYPED.length()))), new ArrayList<>());
            steps.add(current);
        } else if (current == null) {
            throw new IllegalArgumentException("line " + number + ": an answer before any command");
        } else if (line.startsWith(MORE) && current.answer().isEmpty()) {
            current.command().add(line.substring(MORE.length()));
        } else {
            current.answer().add(line);
        }
    }
}
