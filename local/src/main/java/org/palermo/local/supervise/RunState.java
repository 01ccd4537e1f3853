package org.palermo.local.supervise;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.palermo.local.Home;
import org.palermo.local.Secrets;

/// The state that the supervisor writes for the other commands, and for the next supervisor after a kill.
///
/// @param ready whether everything has been ready at least once since this supervisor started
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RunState(ProcessIdentity supervisor, int port, boolean ready, List<Service> services) {

    /// @param process null while none runs
    /// @param health  URL that shows whether the service is ready; null for PostgreSQL, which is asked with its protocol
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Service(
            String name, ServiceState state, ProcessIdentity process, int port, String health, int restarts, String lastExit) {}

    private static final JsonMapper JSON =
            JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    public static Optional<RunState> read(Home home) {
        try {
            return Optional.of(JSON.readValue(Files.readAllBytes(file(home)), RunState.class));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            // The file is replaced as a whole, so it can't be half written: it is from an older version and is ignored.
            return Optional.empty();
        }
    }

    void write(Home home) throws IOException {
        Secrets.writeForThisRun(file(home), out -> out.write(JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this)));
    }

    public static void delete(Home home) throws IOException {
        Files.deleteIfExists(file(home));
    }

    private static Path file(Home home) {
        return home.in("run", "state.json");
    }
}
