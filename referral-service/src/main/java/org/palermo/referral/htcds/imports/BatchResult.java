package org.palermo.referral.htcds.imports;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.palermo.kernel.imports.RowOutcome;
import org.palermo.referral.htcds.mapping.CaseFilesFromRows;
import org.palermo.referral.htcds.mapping.FieldOutcome;
import org.palermo.referral.htcds.mapping.ImportedField;
import org.palermo.referral.htcds.standard.Deviation;
import org.palermo.referral.htcds.standard.FieldPlace;

/// The result of a batch.
///
/// @param here rows whose reference belongs to an existing case file
/// @param files rows that were handed to the import, which wrote, matched or rejected them
/// @param before rows that were rejected before anything was written
record BatchResult(List<CaseFilesFromRows.Made> here, List<CaseFilesFromRows.Made> files, List<RowOutcome> outcomes,
        List<RejectedRows.Rejected> before) {
    List<RejectedRows.Rejected> rejected() {
        List<RejectedRows.Rejected> all = new ArrayList<>(before);
        outcomes.stream().filter(RowOutcome.Rejected.class::isInstance).map(RowOutcome.Rejected.class::cast)
                .forEach(refused -> all.add(new RejectedRows.Rejected(refused.row(), refused.reason())));
        return all;
    }

    Run.RunCounts counts() {
        Set<Integer> notifications = files.stream().filter(CaseFilesFromRows.Made::isNotification)
                .map(one -> one.row().row()).collect(Collectors.toSet());
        int imported = 0;
        int notified = 0;
        int matched = here.size();
        for (RowOutcome outcome : outcomes) {
            switch (outcome) {
                case RowOutcome.Imported taken when notifications.contains(taken.row()) -> notified++;
                case RowOutcome.Imported taken -> imported++;
                case RowOutcome.Matched same -> matched++;
                case RowOutcome.Rejected refused -> { }
            }
        }
        int rejected = rejected().size();
        return new Run.RunCounts(imported + matched + notified + rejected, imported, matched, notified, rejected);
    }

    /// The findings of rows that were imported now or earlier; rejected rows have none.
    Map<Integer, Set<ImportedField>> findings() {
        Set<Integer> refused = rejected().stream().map(RejectedRows.Rejected::row).collect(Collectors.toSet());
        Map<Integer, Set<ImportedField>> findings = new TreeMap<>();
        here.forEach(one -> findings.put(one.row().row(), one.findings()));
        files.stream().filter(one -> !refused.contains(one.row().row())).forEach(one -> {
            Set<ImportedField> all = new HashSet<>(one.findings());
            if (one.row().one(FieldPlace.OUR_REFERENCE).isPresent() && !one.isNotification()) {
                all.add(new ImportedField("palermo_Reference", FieldOutcome.COERCED, Deviation.UNKNOWN_REFERENCE));
            }
            findings.put(one.row().row(), all);
        });
        return findings;
    }
}
