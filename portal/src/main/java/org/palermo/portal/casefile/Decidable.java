package org.palermo.portal.casefile;

import jakarta.ws.rs.NotFoundException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.palermo.portal.gateway.CaseFile;
import org.palermo.portal.gateway.Stage;

/// A decision that has a page; the words are messages.
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

    /// The last part of its page's address.
    public String path() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Whether it grants something that may have an end, such as a permit.
    public boolean isGranting() {
        return this == CONCLUSIVE_GROUNDS;
    }

    static Decidable of(String path) {
        return Arrays.stream(values()).filter(d -> d.path().equals(path)).findFirst().orElseThrow(NotFoundException::new);
    }

    static List<Decidable> of(CaseFile file) {
        return Arrays.stream(values()).filter(d -> d.waits(file)).toList();
    }

    /// Whether the file waits for it. Whether the law allows it today, the service says when it is made.
    boolean waits(CaseFile file) {
        return stages.contains(file.stage()) && !file.next().isEmpty();
    }
}
