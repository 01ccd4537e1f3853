package org.palermo.inspection.openrosa.phone;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.palermo.inspection.openrosa.FormFindings;
import org.palermo.inspection.openrosa.FormSubmissions;
import org.palermo.inspection.upload.BeginUpload;
import org.palermo.inspection.upload.WholeUploads;
import org.palermo.kernel.bodies.LargeBody;
import org.palermo.kernel.identity.Actor;

/// Adds the files of a form to its visit as attachments, and a photograph of a finding to that finding.
@ApplicationScoped
class FormFiles {
    private final FormSubmissions submissions;
    private final FormFindings findings;
    private final WholeUploads uploads;

    FormFiles(FormSubmissions submissions, FormFindings findings, WholeUploads uploads) {
        this.submissions = submissions;
        this.findings = findings;
        this.uploads = uploads;
    }

    /// @param sent name of the file as the phone gave it
    /// @param type its media type as the phone gave it; null when none
    /// @param content in clear
    Uni<Void> attach(Actor actor, FormSubmissions.Taken taken, LargeBody body, String sent, String type,
            WholeUploads.Content content) {
        String name = name(sent);
        return finding(actor, taken, name)
                .map(finding -> new BeginUpload(taken.knownVisit(), finding.orElse(null), OpenRosaAnswers.MOST, name, type(type)))
                .flatMap(said -> uploads.store(actor, said, body, content))
                .flatMap(stored -> submissions.attach(actor, taken, name, stored)
                        .onFailure().call(() -> uploads.drop(actor, stored).onFailure().recoverWithNull())
                        .flatMap(attached -> attached ? Uni.createFrom().voidItem() : uploads.drop(actor, stored)));
    }

    /// The finding of which a file is; empty for a file of the visit as a whole, and when the finding was erased.
    private Uni<Optional<UUID>> finding(Actor actor, FormSubmissions.Taken taken, String name) {
        Optional<UUID> named = Optional.ofNullable(taken.photographed().get(name));
        return named.isEmpty() ? Uni.createFrom().item(named)
                : findings.stands(actor, named.get()).map(stands -> named.filter(one -> stands));
    }

    /// The last part of a path, without control characters.
    private static String name(String sent) {
        String name = sent.substring(Math.max(sent.lastIndexOf('/'), sent.lastIndexOf('\\')) + 1).replaceAll("\\p{Cntrl}", "_");
        return name.isBlank() ? "file" : name.substring(0, Math.min(name.length(), 200));
    }

    private static String type(String sent) {
        return sent == null || sent.length() > 100 ? null : sent.replaceAll("\\p{Cntrl}", "_");
    }

    /// A phone does not say what an encrypted file is: its name does.
    static String typeOf(String name) {
        return switch (name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT)) {
            case "jpg", "jpeg" -> "image/jpeg";
            case "png" -> "image/png";
            default -> null;
        };
    }
}
