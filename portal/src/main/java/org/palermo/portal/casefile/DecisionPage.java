package org.palermo.portal.casefile;

import java.util.List;
import java.util.UUID;
import org.palermo.portal.gateway.CaseFile;

/// The form and the file to decide on.
///
/// @param file null when the reader may not see it or the service is away
public record DecisionPage(UUID id, CaseFile file, List<CaseClock> clocks, DecisionForm form) {

    static DecisionPage of(CaseFile file, DecisionForm form) {
        return new DecisionPage(file.id(), file, CaseClock.now(file), form.on(file));
    }

    static DecisionPage without(UUID id, DecisionForm form) {
        return new DecisionPage(id, null, List.of(), form);
    }

    /// Whether sending the form can still succeed.
    public boolean isOpen() {
        return file == null || form.decision().waits(file);
    }

    public String back() {
        return "/portal/cases/" + id;
    }

    public String address() {
        return back() + "/" + form.decision().path();
    }
}
