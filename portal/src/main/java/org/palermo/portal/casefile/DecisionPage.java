package org.palermo.portal.casefile;

import java.util.List;
import java.util.UUID;
import org.palermo.portal.gateway.CaseFile;

/// The form with the file that is decided on.
///
/// @param file null while nobody may be told how it stands, or the service is away
public record DecisionPage(UUID id, CaseFile file, List<CaseClock> clocks, DecisionForm form) {

    static DecisionPage of(CaseFile file, DecisionForm form) {
        return new DecisionPage(file.id(), file, CaseClock.now(file), form.on(file));
    }

    static DecisionPage without(UUID id, DecisionForm form) {
        return new DecisionPage(id, null, List.of(), form);
    }

    /// Whether sending it may help.
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
