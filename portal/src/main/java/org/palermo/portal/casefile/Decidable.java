package org.palermo.portal.casefile;

import jakarta.ws.rs.NotFoundException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.palermo.portal.gateway.CaseFile;
import org.palermo.portal.gateway.Stage;

/// A decision that has a page. Its words are in the message bundles.
public enum Decidable {
    REASONABLE_GROUNDS(CaseFile.Kind.REASONABLE_GROUNDS, Set.of(Stage.REFERRED)),
    CONCLUSIVE_GROUNDS(CaseFile.Kind.CONCLUSIVE_GROUNDS, Set.of(Stage.REASONABLE_GROUNDS_POSITIVE, Stage.RECOVERY));

    private final CaseFile.Kind kind;
    private final Set<Stage> stages;

    Decidable(CaseFile.Kind kind, Set<Stage> stages) {
        this.kind = kind;
        this.stages = stages;
    }

    CaseFile.Kind kind() {
        return kind;
    }

    /// The last segment of the page's path.
    public String path() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Whether the decision grants something that may have an end, such as a permit.
    public boolean isGranting() {
        return this == CONCLUSIVE_GROUNDS;
    }

    static Decidable of(String path) {
        return Arrays.stream(values()).filter(d -> d.path().equals(path)).findFirst().orElseThrow(NotFoundException::new);
    }

    static List<Decidable> of(CaseFile file) {
        return Arrays.stream(values()).filter(d -> d.waits(file)).toList();
    }

    /// Whether the file waits for this decision. The service checks whether the law allows it today.
    boolean waits(CaseFile file) {
        return stages.contains(file.stage()) && !file.next().isEmpty();
    }
}
