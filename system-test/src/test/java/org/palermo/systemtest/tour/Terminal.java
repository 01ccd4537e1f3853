package org.palermo.systemtest.tour;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/// One bash for all commands, so that a variable that is set on one line exists on the next.
final class Terminal implements AutoCloseable {

    private final Process bash;
    private final Writer keyboard;
    private final BufferedReader screen;
    private final String end = "end-of-" + UUID.randomUUID();

    /// @param prepared makes the process of a command, with its directory and environment
    Terminal(Function<List<String>, ProcessBuilder> prepared) throws IOException {
        bash = prepared.apply(List.of("bash", "--noprofile", "--norc")).redirectInput(ProcessBuilder.Redirect.PIPE).start();
        keyboard = new OutputStreamWriter(bash.getOutputStream(), StandardCharsets.UTF_8);
        screen = bash.inputReader(StandardCharsets.UTF_8);
    }

    /// The output of a command, including standard error, as on a screen.
    String type(String command) throws IOException {
        // A command that reads its input must not read the next command.
        keyboard.write("{ %s\n} </dev/null\nprintf '\\n%%s\\n' '%s'\n".formatted(command, end));
        keyboard.flush();
        var answer = new StringBuilder();
        for (var line = screen.readLine(); line != null && !line.equals(end); line = screen.readLine()) {
            answer.append(line).append('\n');
        }
        return answer.toString().strip();
    }

    @Override
    public void close() throws IOException {
        keyboard.close();
        try {
            if (!bash.waitFor(5, TimeUnit.SECONDS)) {
                bash.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
