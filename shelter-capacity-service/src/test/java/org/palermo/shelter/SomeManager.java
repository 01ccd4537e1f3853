package org.palermo.shelter;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.UUID;
import java.util.function.Consumer;
import org.palermo.kernel.test.Account;

/// Another shelter manager of an organisation. The service learns about her from the sample event.
public final class SomeManager {
    private static final Path SAMPLE = Path.of("..", "docs", "events", "shelter-manager-changed.json");

    private final UUID id = UUID.randomUUID();
    private final Account colleague;
    private int told;

    private SomeManager(Account colleague) {
        this.colleague = colleague;
    }

    public static SomeManager beside(Account colleague) {
        SomeManager known = new SomeManager(colleague);
        known.tell(true);
        return known;
    }

    public String id() {
        return id.toString();
    }

    public void leaves() {
        tell(false);
    }

    private void tell(boolean active) {
        send(data -> data.put("active", active)).statusCode(204);
    }

    public ValidatableResponse send(Consumer<ObjectNode> change) {
        try {
            ObjectNode event = (ObjectNode) new ObjectMapper().readTree(SAMPLE.toFile());
            event.put("id", id + "-" + ++told).put("sequence", Integer.toString(told)).put("partitionkey", id.toString());
            ObjectNode data = (ObjectNode) event.get("data");
            data.put("person", id.toString()).put("agency", colleague.agency().toString());
            change.accept(data);
            return SomeCase.post(event.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
